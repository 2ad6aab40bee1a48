import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Anchor } from './anchor.tsx';
import { t } from './messages/index.ts';
import styles from './notice.module.css';
import type { Fault } from './refusal.ts';

interface Props {
  readonly title: string;
  readonly body: string;
  readonly detail?: string | null;
  readonly children?: ReactNode;
  /** A page of its own opens with its heading; a notice within a page has a smaller one. */
  readonly page?: boolean;
}

/** A sentence in the place of figures: nothing yet, nothing under this filter, not permitted, no answer. */
export function Notice({ title, body, detail, children, page = false }: Props) {
  const Heading = page ? 'h1' : 'h2';
  return (
    <section className={styles.notice} data-page={page || undefined}>
      <Heading>{title}</Heading>
      <p>{body}</p>
      {detail ? <p className={styles.detail}>{detail}</p> : null}
      {children ? <div className={styles.actions}>{children}</div> : null}
    </section>
  );
}

interface FaultProps {
  readonly fault: Fault;
  readonly onRetry?: () => void;
  readonly homeHref: string;
  readonly page?: boolean;
}

/** A fault in words, with what would help. */
export function FaultNotice({ fault, onRetry, homeHref, page = false }: FaultProps) {
  const home = (
    <Anchor className={styles.link} href={homeHref}>
      {t('refusal.home')}
    </Anchor>
  );
  if (fault.kind === 'notPermitted') {
    const whoMay = fault.whoMay === null ? null : t('refusal.whoMay', { whoMay: fault.whoMay });
    return (
      <Notice page={page} title={t('refusal.notPermittedTitle')} body={t('refusal.notPermitted')} detail={whoMay}>
        {home}
      </Notice>
    );
  }
  if (fault.kind === 'notFound' || fault.kind === 'invalid') {
    const detail = fault.kind === 'invalid' ? fault.message : null;
    return (
      <Notice page={page} title={t('refusal.notFoundTitle')} body={t('refusal.notFound')} detail={detail}>
        {home}
      </Notice>
    );
  }
  const network = fault.kind === 'network';
  return (
    <div role="alert">
      <Notice
        page={page}
        title={t(network ? 'refusal.networkTitle' : 'refusal.brokenTitle')}
        body={t(network ? 'refusal.network' : 'refusal.broken')}
      >
        {onRetry ? <Button onClick={onRetry}>{t('refusal.tryAgain')}</Button> : home}
      </Notice>
    </div>
  );
}
