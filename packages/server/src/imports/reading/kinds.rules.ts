// What each kind of file can say, and the headings by which systems say it: the table of synonyms.
// Most telling first: where two columns could mean one thing, the one named earlier in the list gets it.
import { headingKey } from './fold-text.rules.ts';
import type { ImportKind } from './rows.rules.ts';

/** How a field's cells are read. */
export type FieldForm =
  'ref' | 'name' | 'text' | 'date' | 'moment' | 'time' | 'decimal' | 'whole' | 'percent' | 'minutes' | 'word';

export interface FieldRule {
  readonly form: FieldForm;
  readonly synonyms: readonly string[];
  /** What finding it says about the file's kind: 3 telling, 1 general. */
  readonly weight: number;
  /** As a person calls it, for messages. */
  readonly title: string;
}

export interface KindRule {
  readonly kind: ImportKind;
  readonly fields: Readonly<Record<string, FieldRule>>;
  /** Each entry: one of these fields (joined by `|`; `+` means both). */
  readonly required: readonly string[];
}

function field(form: FieldForm, weight: number, title: string, synonyms: string): FieldRule {
  return { form, weight, title, synonyms: synonyms.split('|').map((synonym) => synonym.trim()) };
}

const MEMBER_REF =
  'client id|clientid|member id|memberid|member number|member no|membership number|membership no|customer id|customer number|rssid|mbo id|barcode|agreement number|key tag|user id|person id|' +
  'mitgliedsnummer|mitglieds nr|mitgliedsnr|mitglied nr|mitglied id|mitglieds id|kundennummer|kunden nr|kundennr|kunden id|kunde id|' +
  'id cliente|id socio|numero de socio|n socio|numero de cliente|codigo cliente|' +
  'id client|id membre|numero membre|numero de membre|numero client|n client|n adherent|numero adherent|' +
  'lidnummer|lid id|klantnummer|klant id|klantnr|lidnr';
const MEMBER_NAME =
  'client|client name|member|member name|customer|customer name|full name|name|attendee|' +
  'kunde|kundin|kundenname|mitglied|mitgliedsname|mitglied name|cliente|nombre cliente|nombre del cliente|socio|nombre socio|' +
  'nom client|membre|nom du client|nom du membre|adherent|klant|klantnaam|lid|naam lid|naam klant|naam';
const FIRST_NAME = 'first name|firstname|given name|forename|vorname|nombre|nombres|prenom|voornaam';
const LAST_NAME =
  'last name|lastname|surname|family name|nachname|familienname|zuname|apellido|apellidos|nom|nom de famille|achternaam|familienaam';
const TRAINER_NAME =
  'staff|trainer|instructor|employee name|staff name|trainer name|instructor name|personal trainer|provider|coach|with|employee|team member|' +
  'trainer name|betreuer|trainerin|mitarbeiter|berater|entrenador|entrenadora|instructora|monitor|profesional|entraineur|formateur|intervenant|begeleider|medewerker';
const TRAINER_REF =
  'trainer id|staff id|instructor id|employee id|provider id|team member id|trainer nr|trainer nummer|mitarbeiter id|id entrenador|id entraineur|trainer number|staff number';
const LOCATION =
  'location|club|location name|club name|branch|site|studio|gym|home location|home club|facility|standort|filiale|studio name|anlage|sede|centro|gimnasio|ubicacion|' +
  'lieu|etablissement|site name|salle|centre|agence|locatie|vestiging|sportschool|clubnaam';
const SERVICE =
  'service|service name|appointment type|session type|type|class|visit type|pricing option|description|series|package|item|product|leistung|dienstleistung|terminart|art|angebot|servicio|tipo de cita|tipo|prestation|type de rendez vous|dienst|soort afspraak|afspraaktype';
const STARTS_AT =
  'start|starts|starts at|start date time|start datetime|date time|datetime|date and time|event timestamp|appointment time|start time|time|scheduled at|scheduled for|appointment date time|' +
  'beginn|termin|startzeit|uhrzeit|anfang|beginnt|zeit|datum uhrzeit|datum und uhrzeit|terminbeginn|inicio|comienzo|hora|hora de inicio|hora inicio|fecha y hora|cita|' +
  'debut|heure|heure de debut|heure debut|date et heure|begin|aanvang|starttijd|tijd|begintijd|datum en tijd';
const STARTS_ON =
  'date|start date|appointment date|visit date|event date|day|session date|datum|termindatum|startdatum|tag|fecha|fecha de inicio|fecha cita|fecha de la cita|dia|date de debut|date rendez vous|jour|datum afspraak|dag';
const ENDS_AT =
  'end|ends|end time|ends at|end date time|finish|ende|endzeit|bis|fin|hora fin|hora de fin|heure de fin|einde|eindtijd';
const MINUTES =
  'minutes|duration|length|duration minutes|length minutes|duration min|mins|min|dauer|dauer min|dauer in minuten|minuten|duracion|minutos|duracion min|duree|duree min|duur|duur min';
const STATUS =
  'status|visit status|appointment status|attendance|attendance status|signed in|result|outcome|state|ergebnis|terminstatus|anwesenheit|zustand|estado|estado de la cita|resultado|asistencia|statut|etat|presence|resultat|uitkomst|aanwezigheid|resultaat';
const EMAIL =
  'email|e-mail|email address|e-mail address|mail|primary email|e-mail adresse|mailadresse|correo|correo electronico|courriel|adresse mail|adresse e-mail|e-mailadres|mailadres';
const PHONE =
  'mobile phone|mobile|cell|cell phone|phone|primary phone|phone number|telephone|home phone|handy|handynummer|mobil|mobilnummer|telefon|telefonnummer|mobiltelefon|rufnummer|movil|telefono|celular|telefono movil|portable|mobile number|numero de telephone|telefoon|telefoonnummer|mobiel|mobiel nummer|gsm';

const memberFields = (memberRefExtra = ''): Readonly<Record<string, FieldRule>> => ({
  memberRef: field('ref', 1, 'member id', MEMBER_REF + memberRefExtra),
  memberName: field('name', 0.5, 'member name', MEMBER_NAME),
  memberFirstName: field('name', 0.5, 'member first name', `client first name|member first name|${FIRST_NAME}`),
  memberLastName: field('name', 0.5, 'member last name', `client last name|member last name|${LAST_NAME}`),
});

const trainerFields: Readonly<Record<string, FieldRule>> = {
  trainerRef: field('ref', 1, 'trainer id', TRAINER_REF),
  trainerName: field('name', 1, 'trainer', TRAINER_NAME),
};

const slotFields: Readonly<Record<string, FieldRule>> = {
  locationName: field('text', 0.5, 'location', LOCATION),
  service: field('text', 0.5, 'service', SERVICE),
  startsAt: field('moment', 2, 'start', STARTS_AT),
  startsOn: field('date', 1, 'start date', STARTS_ON),
  endsAt: field('moment', 1, 'end', ENDS_AT),
  minutes: field('minutes', 1, 'minutes', MINUTES),
  status: field('word', 1, 'status', STATUS),
};

const LOCATIONS: KindRule = {
  kind: 'locations',
  required: ['name', 'timeZone'],
  fields: {
    name: field('text', 1, 'location name', `${LOCATION}|name|nombre|nom|naam|bezeichnung`),
    timeZone: field(
      'text',
      4,
      'time zone',
      'time zone|timezone|tz|iana zone|zeitzone|zona horaria|huso horario|fuseau horaire|fuseau|tijdzone',
    ),
    currency: field(
      'text',
      2,
      'currency',
      'currency|currency code|wahrung|waehrung|moneda|divisa|devise|monnaie|valuta|munteenheid',
    ),
    country: field('text', 2, 'country', 'country|country code|land|landercode|pais|pays|landcode'),
  },
};

const STAFF: KindRule = {
  kind: 'staff',
  required: ['ref', 'fullName|firstName+lastName', 'role|payPerSession|commissionPercent'],
  fields: {
    ref: field(
      'ref',
      2,
      'staff id',
      `staff id|employee id|trainer id|personnel number|staff number|employee number|team member id|staff no|personalnummer|personal nr|mitarbeiternummer|mitarbeiter nr|mitarbeiter id|id empleado|numero de empleado|id entrenador|matricule|numero employe|id employe|id personnel|personeelsnummer|medewerkernummer|medewerker id|id|nr|nummer`,
    ),
    firstName: field('name', 0.5, 'first name', FIRST_NAME),
    lastName: field('name', 0.5, 'last name', LAST_NAME),
    fullName: field('name', 0.5, 'name', `${TRAINER_NAME}|name|full name|nombre completo|nom complet|naam`),
    email: field('text', 0.5, 'e-mail', EMAIL),
    phone: field('text', 0.5, 'phone', PHONE),
    role: field(
      'text',
      3,
      'role',
      'role|position|job title|title|staff role|rolle|funktion|stelle|tatigkeit|puesto|cargo|rol|fonction|poste|role du personnel|functie',
    ),
    locationName: field(
      'text',
      0.5,
      'location',
      `home location|home club|${LOCATION}|heimatstandort|stammstudio|stammstandort|hauptstandort|sede principal|thuisclub`,
    ),
    payPerSession: field(
      'decimal',
      4,
      'pay per session',
      'pay per session|session rate|rate per session|session pay|pay rate|rate|verdienst je einheit|honorar je einheit|honorar pro einheit|lohn pro einheit|vergutung je einheit|honorar|satz pro einheit|stundensatz|pago por sesion|tarifa por sesion|tarifa|paie par seance|remuneration par seance|tarif par seance|tarif seance|loon per sessie|vergoeding per sessie|tarief per sessie|sessietarief',
    ),
    commissionPercent: field(
      'percent',
      4,
      'sale commission',
      'sale commission|sales commission|sale commission %|commission %|commission|commission percent|commission rate|provision|provision %|verkaufsprovision|verkaufsprovision %|provisionssatz|umsatzprovision|comision|comision %|comision de venta|commission vente|commission sur vente|commission de vente|taux de commission|commissie|commissie %|verkoopcommissie',
    ),
    active: field('word', 0.5, 'active', 'active|is active|status|aktiv|activo|actif|actief'),
  },
};

const MEMBERS: KindRule = {
  kind: 'members',
  required: ['ref', 'fullName|firstName+lastName', 'joinedOn'],
  fields: {
    ref: field('ref', 1, 'member id', `${MEMBER_REF}|id|nr|nummer|number`),
    firstName: field('name', 1, 'first name', FIRST_NAME),
    lastName: field('name', 1, 'last name', LAST_NAME),
    fullName: field('name', 0.5, 'name', MEMBER_NAME),
    email: field('text', 1, 'e-mail', EMAIL),
    phone: field('text', 1, 'phone', PHONE),
    joinedOn: field(
      'date',
      3,
      'join date',
      'join date|joined|joined on|date joined|member since|since date|sign date|sign up date|signup date|creation date|enrollment date|start date|registration date|eintrittsdatum|eintritt|beitritt|beitrittsdatum|mitglied seit|vertragsbeginn|beginn mitgliedschaft|anmeldedatum|fecha de alta|fecha alta|fecha de ingreso|alta|miembro desde|socio desde|date d inscription|date inscription|date adhesion|date d adhesion|inscrit le|membre depuis|inschrijfdatum|lid sinds|datum inschrijving|ingangsdatum|startdatum',
    ),
    locationName: field(
      'text',
      1,
      'home location',
      `home location|home club|${LOCATION}|heimatstudio|heimatclub|heimatstandort|stammstudio|stammclub|club d attache|thuisclub|club principal`,
    ),
    membership: field(
      'text',
      2,
      'membership',
      'membership type|membership|membership title|membership name|plan|payment plan|contract|contract type|mitgliedschaft|mitgliedsart|mitgliedschaftstyp|mitgliedschaftsart|tarif|vertrag|vertragsart|beitragsart|membresia|tipo de membresia|tipo de socio|abono|cuota|abonnement|type d abonnement|formule|adhesion|lidmaatschap|type lidmaatschap|abonnementsvorm',
    ),
    status: field(
      'word',
      0.5,
      'status',
      'status|member status|membership status|active|is active|mitgliedsstatus|mitgliederstatus|aktiv|estado|estado del socio|activo|statut|etat|statut membre|actif|lidstatus|actief',
    ),
    note: field(
      'text',
      0.5,
      'notes',
      'notes|note|comment|comments|remarks|remark|bemerkung|bemerkungen|notiz|notizen|anmerkung|notas|observaciones|comentarios|remarque|remarques|commentaire|opmerking|opmerkingen|notities',
    ),
  },
};

const CONSULTATIONS: KindRule = {
  kind: 'consultations',
  required: ['ref', 'memberRef', 'startsAt|startsOn', 'bookedAt', 'status'],
  fields: {
    ref: field(
      'ref',
      1,
      'consultation id',
      'consultation id|consult id|appointment id|appt id|appointment number|booking id|booking number|visit id|event id|appointment|termin id|termin nr|terminnummer|termin nummer|beratungs id|beratungsnummer|buchungs id|buchungsnummer|id cita|numero de cita|id consulta|id reserva|id rendez vous|numero rendez vous|id rdv|id reservation|afspraak id|afspraaknummer|boekingsnummer|id|nr|nummer',
    ),
    ...memberFields(),
    ...trainerFields,
    ...slotFields,
    bookedAt: field(
      'moment',
      4,
      'booked on',
      'booked on|date booked|booked at|booked|created on|created at|created|made on|made at|entered on|entered|booking date|date created|booking time|gebucht am|buchungsdatum|angelegt am|erstellt am|erfasst am|eingetragen am|gesetzt am|vereinbart am|reservado el|fecha de reserva|creado el|fecha de creacion|reserve le|date de reservation|cree le|date de creation|pris le|geboekt op|boekingsdatum|aangemaakt op|gemaakt op|ingeboekt op',
    ),
    bookedTime: field(
      'time',
      1,
      'booked time',
      'booked time|time booked|created time|buchungszeit|buchungsuhrzeit|gebucht um|hora de reserva|heure de reservation|boekingstijd',
    ),
    bookedByRef: field('ref', 1, 'booked by id', 'booked by id|created by id|set by id|gebucht von id'),
    bookedByName: field(
      'name',
      3,
      'booked by',
      'booked by|set by|scheduled by|created by|made by|entered by|taken by|gebucht von|gebucht durch|angelegt von|erstellt von|erfasst von|vereinbart von|terminiert von|reservado por|creado por|agendado por|reserve par|cree par|pris par|planifie par|geboekt door|aangemaakt door|ingepland door|gemaakt door',
    ),
    movedToRef: field(
      'ref',
      4,
      'rescheduled to',
      'rescheduled to|moved to|new appointment|new appointment id|replaced by|follow on id|follow up appointment|verschoben auf|verschoben nach|verlegt auf|umgebucht auf|ersetzt durch|neuer termin|folgetermin|reprogramada a|reprogramado a|movida a|nueva cita|cita nueva|reporte au|reporte a|deplace vers|nouveau rendez vous|remplace par|verplaatst naar|verzet naar|nieuwe afspraak|vervangen door',
    ),
  },
};

const VISITS: KindRule = {
  kind: 'visits',
  required: ['ref', 'memberRef', 'startsAt|startsOn', 'status'],
  fields: {
    ref: field(
      'ref',
      1,
      'visit id',
      'visit id|session id|appointment id|appt id|booking id|event id|visit number|session number|besuch id|besuchs id|besuchsnummer|besuchs nr|einheit id|einheiten nr|trainings id|training id|termin id|termin nr|terminnummer|sitzungs id|buchungs id|id visita|id sesion|numero de sesion|numero de visita|id seance|numero seance|id visite|numero de visite|bezoek id|bezoeknummer|sessie id|sessienummer|afspraak id|id|nr|nummer',
    ),
    ...memberFields(),
    ...trainerFields,
    ...slotFields,
  },
};

const SALES: KindRule = {
  kind: 'sales',
  required: ['ref', 'memberRef', 'soldOn', 'item', 'sessions', 'amount'],
  fields: {
    ref: field(
      'ref',
      2,
      'sale id',
      'sale id|sales id|transaction id|invoice id|invoice number|invoice no|receipt number|order id|order number|purchase id|package id|contract id|invoice|receipt|transaction|sale number|sale no|verkaufs id|verkauf id|verkaufsnummer|verkaufs nr|verkauf nr|belegnummer|beleg nr|rechnungsnummer|rechnungs nr|bestellnummer|id venta|numero de venta|numero de factura|factura|id vente|numero de vente|numero facture|facture|verkoop id|verkoopnummer|factuurnummer|bonnummer|id|nr|nummer',
    ),
    ...memberFields(),
    soldOn: field(
      'date',
      3,
      'sale date',
      'sale date|sold on|purchase date|payment date|date sold|purchased on|transaction date|date of sale|invoice date|order date|verkaufsdatum|verkauft am|kaufdatum|gekauft am|rechnungsdatum|belegdatum|fecha de venta|fecha venta|fecha de compra|vendido el|date de vente|date vente|date d achat|vendu le|verkoopdatum|verkocht op|aankoopdatum|factuurdatum|date|datum|fecha',
    ),
    locationName: field(
      'text',
      0.5,
      'location',
      `${LOCATION}|sale location|selling location|verkaufsstandort|verkaufsort`,
    ),
    item: field(
      'text',
      1,
      'item',
      'item|item name|package|package name|pricing option|product|product name|service|series|session pack|description|offer|artikel|paket|produkt|bezeichnung|leistung|angebot|articulo|paquete|producto|bono|concepto|article|forfait|produit|designation|prestation|pakket|product naam|omschrijving|bundel',
    ),
    saleKind: field(
      'word',
      2,
      'sale type',
      'sale type|sale kind|new or renewal|kind|type of sale|transaction type|type|verkaufsart|art des verkaufs|verkaufstyp|art|typ|neu oder verlangerung|tipo de venta|tipo|type de vente|nature|verkooptype|soort verkoop|soort|type verkoop',
    ),
    sessions: field(
      'whole',
      3,
      'sessions',
      'sessions|number of sessions|sessions total|total sessions|session count|qty purchased|count|sessions purchased|credits|visits|units|qty|quantity|total|einheiten|anzahl einheiten|anzahl|sitzungen|trainings|termine|menge|sesiones|numero de sesiones|cantidad|seances|nombre de seances|quantite|sessies|aantal sessies|aantal|lessen',
    ),
    amount: field(
      'decimal',
      3,
      'amount paid',
      'amount paid|total paid|amount|price paid|paid|price|unit price|sale price|sale amount|net amount|revenue|total amount|value|total|betrag|bezahlt|gezahlter betrag|bezahlter betrag|preis|verkaufspreis|summe|umsatz|gesamtbetrag|importe|importe pagado|pagado|precio|monto|montant|montant paye|prix|paye|prix paye|bedrag|betaald|betaald bedrag|prijs|verkoopprijs',
    ),
    expiresOn: field(
      'date',
      2,
      'expiry',
      'expires|expires on|expiration|expiration date|expiry|expiry date|exp date|valid until|valid to|end date|gultig bis|ablaufdatum|verfallt am|ablauf|verfall|gultigkeit bis|lauft ab|vence|fecha de vencimiento|vencimiento|caduca|caducidad|fecha de caducidad|valido hasta|expire le|date d expiration|expiration le|valable jusqu au|fin de validite|vervaldatum|verloopt op|verloopt|geldig tot',
    ),
    sellerRef: field(
      'ref',
      1,
      'seller id',
      'seller id|sales rep id|sold by id|salesperson id|verkaufer id|verkaufer nr',
    ),
    sellerName: field(
      'name',
      2,
      'sold by',
      'sold by|sales rep|sales person|salesperson|seller|seller name|sales rep name|verkauft von|verkauft durch|verkaufer|verkauferin|abschluss durch|vendido por|vendedor|vendedora|vendu par|vendeur|vendeuse|commercial|verkocht door|verkoper|staff',
    ),
    ...trainerFields,
    refundedOn: field(
      'date',
      2,
      'refunded on',
      'refunded on|refund date|returned on|refunded|date refunded|reversal date|erstattet am|ruckerstattet am|erstattung|erstattungsdatum|ruckerstattung|storniert am|rueckerstattet am|reembolsado el|fecha de reembolso|devuelto el|rembourse le|date de remboursement|terugbetaald op|restitutie op|terugbetaling',
    ),
  },
};

/** Every kind with its fields. */
export const KINDS: Readonly<Record<ImportKind, KindRule>> = {
  locations: LOCATIONS,
  staff: STAFF,
  members: MEMBERS,
  consultations: CONSULTATIONS,
  sales: SALES,
  visits: VISITS,
};

const KNOWN_KEYS = new Set(
  Object.values(KINDS).flatMap((rule) => Object.values(rule.fields).flatMap((one) => one.synonyms.map(headingKey))),
);

/** True for a heading that some kind of file knows. */
export function isKnownHeading(key: string): boolean {
  return KNOWN_KEYS.has(key);
}
