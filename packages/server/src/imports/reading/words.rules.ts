// The words that systems use for a state, each to ours. A word that is not here is refused, never guessed.
import { headingKey } from './fold-text.rules.ts';
import type { Cell, ConsultationStatus, MembershipKind, MemberStatus, SaleKind, VisitStatus } from './rows.rules.ts';

type Words<T> = ReadonlyMap<string, T>;

function words<T>(table: readonly (readonly [T, string])[]): Words<T> {
  return new Map(
    table.flatMap(([meaning, list]) => list.split('|').map((word) => [headingKey(word), meaning] as const)),
  );
}

const SHOWED =
  'showed|show|shown|showed up|completed|complete|arrived|signed in|arrived signed in|arrived and signed in|checked in|attended|present|done|held|yes|y|true|1|' +
  'erschienen|anwesend|wahrgenommen|abgeschlossen|teilgenommen|stattgefunden|erledigt|durchgeführt|' +
  'asistió|asistio|asistida|completada|completado|realizada|presente|présent|présente|venu|effectué|effectuée|terminé|terminée|honoré|' +
  'aanwezig|verschenen|voltooid|afgerond|gekomen';
const BOOKED =
  'booked|scheduled|confirmed|accepted|pending|requested|reserved|upcoming|open|not logged|unlogged|' +
  'gebucht|geplant|bestätigt|offen|vereinbart|angefragt|reservada|reservado|programada|confirmada|agendada|pendiente|' +
  'réservé|réservée|planifié|planifiée|confirmé|confirmée|prévu|en attente|geboekt|gepland|bevestigd|ingepland';
const NO_SHOW =
  'no show|noshow|no-show|absent|missed|did not show|did not attend|dna|unexcused|' +
  'nicht erschienen|nichterschienen|unentschuldigt|ausgeblieben|verpasst|abwesend|no asistió|no asistio|ausente|no presentado|inasistencia|' +
  'absente|non présenté|pas venu|non venu|manqué|lapin|niet verschenen|niet gekomen|afwezig|niet op komen dagen';
const LATE =
  'late cancel|late cancelled|late canceled|late cancellation|cancelled late|canceled late|late cancelled by member|' +
  'spät abgesagt|kurzfristig abgesagt|späte absage|kurzfristige absage|zu spät abgesagt|späte stornierung|' +
  'cancelación tardía|cancelada tarde|cancelado tarde|annulation tardive|annulé tardivement|annulé tard|annulée tardivement|' +
  'laat geannuleerd|te laat geannuleerd|late annulering|laat afgezegd';
const CANCELLED =
  'cancelled|canceled|cancel|early cancel|early cancelled|early canceled|early cancellation|cancelled early|canceled early|cancelled by member|canceled by member|' +
  'cancelled by client|canceled by client|cancelled by customer|client cancelled|client canceled|member cancelled|member canceled|' +
  'abgesagt|storniert|vom mitglied abgesagt|vom kunden abgesagt|frühzeitig abgesagt|rechtzeitig abgesagt|' +
  'cancelada|cancelado|anulada|cancelada por el cliente|cancelada por el socio|annulé|annulée|annulé par le membre|annulé par le client|' +
  'geannuleerd|afgezegd|afgemeld|geannuleerd door lid|geannuleerd door klant';
const BY_CLUB =
  'cancelled by club|canceled by club|cancelled by the club|canceled by the club|cancelled by staff|canceled by staff|cancelled by trainer|canceled by trainer|cancelled by seller|' +
  'cancelled by gym|canceled by gym|cancelled by studio|canceled by studio|cancelled by business|declined|rejected|club cancelled|club canceled|staff cancelled|staff canceled|trainer cancelled|trainer canceled|' +
  'vom club abgesagt|vom studio abgesagt|vom trainer abgesagt|durch club abgesagt|durch studio abgesagt|cancelada por el club|cancelada por el gimnasio|cancelado por el club|' +
  'annulé par le club|annulée par le club|annulé par la salle|geannuleerd door club|geannuleerd door de club|afgezegd door club';
const RESCHEDULED =
  'rescheduled|moved|postponed|changed|verschoben|umgebucht|verlegt|reprogramada|reprogramado|aplazada|movida|' +
  'reporté|reportée|déplacé|déplacée|reprogrammé|verplaatst|verzet|verschoven|omgeboekt';

const CONSULTATION: Words<ConsultationStatus> = words([
  ['SHOWED', SHOWED],
  ['BOOKED', BOOKED],
  ['NO_SHOW', NO_SHOW],
  ['LATE_CANCELLED', LATE],
  ['CANCELLED_BY_MEMBER', CANCELLED],
  ['CANCELLED_BY_CLUB', BY_CLUB],
  ['RESCHEDULED', RESCHEDULED],
]);

const VISIT: Words<VisitStatus> = words([
  ['COMPLETED', SHOWED],
  ['BOOKED', BOOKED],
  ['NO_SHOW', NO_SHOW],
  ['LATE_CANCELLED', LATE],
  ['CANCELLED', `${CANCELLED}|${BY_CLUB}`],
]);

const MEMBER: Words<MemberStatus> = words([
  [
    'ACTIVE',
    'active|activated|current|ok|good standing|in good standing|live|new|y|yes|true|1|aktiv|aktuell|laufend|ja|j|activo|activa|sí|si|vigente|actif|active|oui|en cours|actief|lopend',
  ],
  [
    'INACTIVE',
    'inactive|not active|n|no|false|0|prospect|pending|overdue|past due|inaktiv|nicht aktiv|nein|inactivo|inactiva|inactif|non|nee|inactief|non member|declined',
  ],
  [
    'FROZEN',
    'frozen|freeze|on hold|hold|suspended|paused|ruhend|pausiert|eingefroren|stillgelegt|congelado|suspendido|pausado|gelé|suspendu|en pause|bevroren|gepauzeerd|opgeschort',
  ],
  [
    'ENDED',
    'ended|cancelled|canceled|terminated|expired|former|left|closed|gekündigt|beendet|ausgetreten|abgelaufen|ehemalig|baja|cancelado|vencido|expirado|terminado|résilié|expiré|terminé|ancien|opgezegd|beëindigd|verlopen|uitgeschreven',
  ],
  [
    'RESCINDED',
    'rescinded|revoked|voided|void|withdrawn|cooling off|cancelled in cooling off|rescission|widerrufen|rückabgewickelt|storniert|revocado|rescindido|anulado|rétracté|annulé|rétractation|herroepen|ontbonden|geannuleerd',
  ],
]);

const MEMBERSHIP: readonly (readonly [MembershipKind, RegExp])[] = [
  [
    'STAFF',
    /\b(staff|employee|team member|mitarbeiter(in)?|personal(mitglied)?|angestellte[r]?|empleado|empleada|personnel|employe|medewerker|personeel)\b/,
  ],
  [
    'COMPLIMENTARY',
    /\b(comp|comps|comped|complimentary|free|guest pass|gratis|kostenlos|kostenfrei|frei|freimitglied(schaft)?|ehrenmitglied|cortesia|gratuito|gratuit|offert|gratuite|offerte)\b/,
  ],
  [
    'TRANSFER',
    /\b(transfer|transferred|transfer in|transferred in|wechsel|umzug|wechsler|traslado|trasladado|transfert|transfere|overgeplaatst|overstap)\b/,
  ],
];

const SALE: Words<SaleKind> = words([
  [
    'INTRO',
    'intro|introductory|intro offer|introduction|trial|starter|einführung|probe|probepaket|kennenlernen|schnupper|einstieg|introducción|prueba|inicial|découverte|essai|initiation|proef|kennismaking|introductie',
  ],
  [
    'NEW',
    'new|new client|new member|new business|first|first sale|neu|neukunde|neuverkauf|erstkauf|nuevo|nueva|nueva venta|nouveau|nouvelle|nouvelle vente|nieuw|nieuwe klant',
  ],
  [
    'RENEWAL',
    'renewal|renew|renewed|resign|re-sign|verlängerung|verlängert|folgekauf|renovación|renovado|renouvellement|renouvelé|verlenging|verlengd',
  ],
  [
    'REACTIVATION',
    'reactivation|reactivated|win back|winback|returning|rejoin|reaktivierung|rückgewinnung|rückkehrer|wiederkehrer|reactivación|réactivation|retour|reactivatie|heractivering',
  ],
  [
    'UPGRADE',
    'upgrade|upgraded|upsell|aufwertung|höherstufung|mejora|ampliación|surclassement|montée en gamme|opwaardering',
  ],
  [
    'ADD_ON',
    'add on|addon|add-on|additional|extra|zusatz|zusatzverkauf|ergänzung|adicional|complemento|complément|supplément|aanvulling|bijkoop',
  ],
  [
    'REPLACEMENT',
    'replacement|correction|exchange|administrative|ersatz|korrektur|umtausch|tausch|reemplazo|sustitución|corrección|remplacement|échange|vervanging|correctie',
  ],
]);

const YES = new Set('y yes true 1 active aktiv ja j si s oui o vrai wahr actief activo activa actif x'.split(' '));
const NO = new Set(
  'n no false 0 inactive inaktiv nein non faux falsch nee inactief inactivo inactiva inactif'.split(' '),
);

/** The outcome of a consultation; an empty cell is `BOOKED` (an outcome is never invented); null: outside the list. */
export function consultationStatus(cell: Cell): ConsultationStatus | null {
  return headingKey(String(cell)) === '' ? 'BOOKED' : (CONSULTATION.get(headingKey(String(cell))) ?? null);
}

/** The state of a visit, by the same words; null: outside the list. */
export function visitStatus(cell: Cell): VisitStatus | null {
  return headingKey(String(cell)) === '' ? 'BOOKED' : (VISIT.get(headingKey(String(cell))) ?? null);
}

/** The state of a membership; an empty cell is active; null: outside the list. */
export function memberStatus(cell: Cell): MemberStatus | null {
  return headingKey(String(cell)) === '' ? 'ACTIVE' : (MEMBER.get(headingKey(String(cell))) ?? null);
}

/** What a membership's title says about eligibility: staff, complimentary and transferred members are no new members. */
export function membershipKind(title: string): MembershipKind {
  const folded = title.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return MEMBERSHIP.find(([, pattern]) => pattern.test(folded))?.[0] ?? 'STANDARD';
}

/** The kind of a sale; null: outside the list. */
export function saleKind(cell: Cell): SaleKind | null {
  return SALE.get(headingKey(String(cell))) ?? null;
}

/** Y/N, true/false, 1/0, Active/Inactive and the like; null: neither. */
export function yesOrNo(cell: Cell): boolean | null {
  const key = headingKey(String(cell));
  if (YES.has(key)) return true;
  return NO.has(key) ? false : null;
}

/** True where a service's or a title's words say that it is a consultation, not a training. */
export function isConsultationWord(text: string): boolean {
  const folded = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return /consult|beratung|erstgespr|assessment|kennenlern|probetraining|orientation|onboarding|kick.?off|smart ?start|valoracion|evaluation|bilan|intake|kennismak|asesor/.test(
    folded,
  );
}

/** True where they say that it is a training. */
export function isTrainingWord(text: string): boolean {
  if (isConsultationWord(text)) return false;
  const folded = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return /\bpt\b|training|trainings|\bsession|sitzung|einheit|sesion|seance|entren|entrain|\bvisits?\b|besuch|visita|bezoek/.test(
    folded,
  );
}
