import { Button } from '@mantine/core';
import type { ActivityProofQuery, ActivityVerificationQuery } from '../../api/documents.ts';
import { spellMoment, viewerZone } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import { spellCount } from '../../ui/number.ts';
import { Sheet } from '../../ui/sheet.tsx';
import styles from './log.module.css';

interface Props {
  readonly proof: ActivityProofQuery['activityProof'] | null;
  readonly found: ActivityVerificationQuery['activityVerification'] | null;
  readonly busy: boolean;
  readonly failed: string | null;
  readonly onVerify: () => void;
  readonly onClose: () => void;
}

/** How far the log is sealed, and whether every line of it is still what was sealed. */
export function LogProofSheet({ proof, found, busy, failed, onVerify, onClose }: Props) {
  const until = proof?.sealedUntil ? spellMoment(proof.sealedUntil, viewerZone()) : t('log.proof.nothing');
  return (
    <Sheet
      title={t('log.proof.title')}
      onClose={onClose}
      footer={
        <Button variant="filled" loading={busy} onClick={onVerify}>
          {t('log.proof.verify')}
        </Button>
      }
    >
      <div className={styles.proof}>
        <p className={styles.quiet}>{t('log.proof.note')}</p>
        <dl aria-busy={proof === null}>
          <div>
            <dt>{t('log.proof.sealed')}</dt>
            <dd>{proof ? spellCount(proof.sealedRows) : ''}</dd>
          </div>
          <div>
            <dt>{t('log.proof.until')}</dt>
            <dd>{proof ? until : ''}</dd>
          </div>
          <div>
            <dt>{t('log.proof.head')}</dt>
            <dd>
              <code>{proof?.headDigest}</code>
              <span className={styles.quiet}>{t('log.proof.headNote')}</span>
            </dd>
          </div>
        </dl>
        <div role="status">{found ? <Found found={found} /> : null}</div>
        {failed === null ? null : <p role="alert">{failed}</p>}
      </div>
    </Sheet>
  );
}

function Found({ found }: { readonly found: NonNullable<Props['found']> }) {
  const { isWhole, breachCount, breaches, sealedRows, unsealedRows, verifiedAt } = found;
  return (
    <div className={styles.found} data-broken={!isWhole || undefined}>
      <p>
        {isWhole
          ? t('log.proof.whole', { count: sealedRows, when: spellMoment(verifiedAt, viewerZone()) })
          : t('log.proof.broken', { count: breachCount })}
      </p>
      {unsealedRows > 0 ? <p>{t('log.proof.waiting', { count: unsealedRows })}</p> : null}
      <ul>
        {breaches.map(({ kind, position, activityId }) => (
          <li key={`${position} ${activityId ?? ''}`}>{t(`log.proof.${kind}`, { place: spellCount(position) })}</li>
        ))}
      </ul>
    </div>
  );
}
