import { Button } from '@mantine/core';
import { useState } from 'react';
import { type Day } from '../../ui/day.ts';
import { DayField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import { spellMoney } from '../../ui/money.ts';
import { Section } from '../../ui/page.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { RefusalNote } from '../../ui/verbs/index.ts';
import { missingIn, type OfferDraft, OfferForm } from './offer-form.tsx';
import { heldWords, type Offer, type OfferEntry, sizeWords, validWords } from './offers.ts';
import { standingOf } from './offers.rules.ts';
import styles from './settings.module.css';

type Refusal = { readonly message?: string; readonly mend?: string | null } | null;

interface FormProps {
  readonly title: string;
  readonly note: string | null;
  readonly first: OfferDraft;
  readonly isVersion: boolean;
  readonly currencies: readonly string[];
  readonly submit: string;
  readonly busy: boolean;
  readonly refusal: Refusal;
  readonly onSave: (draft: OfferDraft) => void;
  readonly onClose: () => void;
}

/** A new entry, or other terms of one from a day on. */
export function OfferFormSheet(props: FormProps) {
  const { title, note, first, isVersion, currencies, submit, busy, refusal, onSave, onClose } = props;
  const [draft, setDraft] = useState(first);
  const [tried, setTried] = useState(false);
  const missing = missingIn(draft);
  const save = () => {
    setTried(true);
    if (missing.length === 0) onSave(draft);
  };
  return (
    <Sheet
      title={title}
      onClose={onClose}
      dirty={JSON.stringify(draft) !== JSON.stringify(first)}
      footer={
        <Button variant="filled" loading={busy} onClick={save}>
          {submit}
        </Button>
      }
    >
      {note === null ? null : <p className={styles.quiet}>{note}</p>}
      <OfferForm
        draft={draft}
        onChange={setDraft}
        isVersion={isVersion}
        currencies={currencies}
        missing={tried ? missing : []}
      />
      <RefusalNote refusal={refusal} />
    </Sheet>
  );
}

interface EntryProps {
  readonly entry: OfferEntry;
  readonly today: Day;
  /** Null for those who read the list only. */
  readonly onChange: (() => void) | null;
  readonly onWithdraw: ((from: Day) => void) | null;
  readonly busy: boolean;
  readonly refusal: Refusal;
  readonly onClose: () => void;
}

/** One entry: what it is today, and all that it was and will be. */
export function OfferSheet({ entry, today, onChange, onWithdraw, busy, refusal, onClose }: EntryProps) {
  const [from, setFrom] = useState<Day | null>(null);
  const { shown, versions, standing } = entry;
  const footer =
    standing === 'OVER' || onChange === null || onWithdraw === null ? null : from === null ? (
      <>
        <Button onClick={() => setFrom(shown.heldFrom > today ? shown.heldFrom : today)}>
          {t('settings.offer.withdraw')}
        </Button>
        <Button variant="filled" onClick={onChange}>
          {t('settings.offer.change')}
        </Button>
      </>
    ) : (
      <>
        <Button onClick={() => setFrom(null)}>{t('settings.offer.keep')}</Button>
        <Button variant="filled" loading={busy} onClick={() => onWithdraw(from)}>
          {t('settings.offer.withdrawNow')}
        </Button>
      </>
    );
  return (
    <Sheet title={shown.name} onClose={onClose} footer={footer}>
      <dl className={styles.facts}>
        <Fact label={t('settings.offer.price')} value={spellMoney(shown.priceMinor, shown.currency)} />
        <Fact label={t('settings.offer.sessions')} value={sizeWords(shown)} />
        <Fact label={t('settings.offer.valid')} value={validWords(shown.validDays)} />
        <Fact label={t('settings.offer.services')} value={shown.services.join(', ')} />
      </dl>
      {from === null ? null : (
        <DayField
          label={t('settings.offer.offFrom')}
          value={from}
          onChange={(day) => day && setFrom(day)}
          hint={t('settings.offer.offHint')}
          focused
        />
      )}
      <RefusalNote refusal={refusal} />
      <Section id="versions" title={t('settings.offer.versions')}>
        <ul className={styles.facts}>
          {versions.map((version) => (
            <Version key={version.id} version={version} today={today} />
          ))}
        </ul>
      </Section>
    </Sheet>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <b>{value}</b>
      </dd>
    </div>
  );
}

function Version({ version, today }: { readonly version: Offer; readonly today: Day }) {
  return (
    <li data-old={standingOf(version, today) === 'OVER' || undefined}>
      <b>
        {spellMoney(version.priceMinor, version.currency)} · {sizeWords(version)}
      </b>
      <span>{heldWords(version, today)}</span>
    </li>
  );
}
