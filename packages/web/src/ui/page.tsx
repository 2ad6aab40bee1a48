import type { ReactNode } from 'react';
import { Anchor } from './anchor.tsx';
import styles from './page.module.css';

interface HeadProps {
  readonly title: ReactNode;
  /** One line of facts under the title. */
  readonly sub?: ReactNode;
  /** What can be done here, the weightiest last. */
  readonly actions?: ReactNode;
  readonly back?: { readonly href: string; readonly label: string } | null;
}

/** How a page opens: where from, what it is, what can be done. */
export function PageHead({ title, sub, actions, back = null }: HeadProps) {
  return (
    <>
      {back === null ? null : (
        <Anchor className={`${styles.back} no-print`} href={back.href}>
          <span aria-hidden="true">←</span> {back.label}
        </Anchor>
      )}
      <header className={styles.head}>
        <div className={styles.words}>
          <h1>{title}</h1>
          {sub ? <p>{sub}</p> : null}
        </div>
        {actions ? <div className={`${styles.actions} no-print`}>{actions}</div> : null}
      </header>
    </>
  );
}

interface SectionProps {
  /** Of the heading, for what refers to it. */
  readonly id: string;
  readonly title: string;
  readonly side?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page under its own heading, with a hairline instead of a box. */
export function Section({ id, title, side, children }: SectionProps) {
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.sectionHead}>
        <h2 id={id}>{title}</h2>
        {side ? <div className={styles.side}>{side}</div> : null}
      </div>
      {children}
    </section>
  );
}

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly {
    readonly key: string;
    readonly label: string;
    readonly href: string;
    readonly count?: string | null;
  }[];
  readonly current: string;
}

/** Tabs are links: each has an address of its own. */
export function Tabs({ label, tabs, current }: TabsProps) {
  return (
    <nav className={`${styles.tabs} no-print`} aria-label={label}>
      {tabs.map((tab) => (
        <Anchor key={tab.key} href={tab.href} aria-current={tab.key === current ? 'page' : undefined}>
          {tab.label} {tab.count ? <span>{tab.count}</span> : null}
        </Anchor>
      ))}
    </nav>
  );
}
