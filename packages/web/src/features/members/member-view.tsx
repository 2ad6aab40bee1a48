import { Button, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { Anchor } from '../../ui/anchor.tsx';
import { spellDate } from '../../ui/day.ts';
import { ActionMenu, type Act } from '../../ui/menu.tsx';
import { t } from '../../ui/messages/index.ts';
import { Name } from '../../ui/name.tsx';
import { PageHead, Section } from '../../ui/page.tsx';
import { RefusalNote } from '../../ui/verbs/index.ts';
import { Alike } from './alike.tsx';
import type { MemberLinks } from './ask-member.tsx';
import { ConsentPart } from './consent-part.tsx';
import { ConsultationsPart, PackagesPart } from './history-parts.tsx';
import styles from './member.module.css';
import type { MemberSeen, MemberSheet } from './member-words.ts';
import { NoteForm } from './note-form.tsx';
import { SpellsPart } from './spells-part.tsx';
import { StageStepper } from './stage-stepper.tsx';
import { StepsPart } from './steps-part.tsx';
import { nameOf } from './words.ts';

interface Props {
  readonly member: MemberSeen;
  readonly stale: boolean;
  readonly links: MemberLinks;
  readonly may: { readonly change: boolean; readonly note: boolean; readonly plan: boolean; readonly consent: boolean };
  readonly timeline: ReactNode;
  readonly onOpen: (sheet: MemberSheet) => void;
  readonly onDone: (stepId: string) => void;
  readonly onDrop: (stepId: string) => void;
  readonly onApart: (memberId: string) => void;
  readonly refusal: { readonly message?: string } | null;
  readonly note: {
    readonly busy: boolean;
    readonly refusal: { readonly message?: string } | null;
    readonly onWrite: (body: string) => Promise<boolean>;
  };
}

/** One member: who they are, how far they came, what comes next, and everything that happened. */
export function MemberView(props: Props) {
  const { member, stale, links, may, timeline, onOpen, refusal, note } = props;
  return (
    <article className={styles.page} aria-busy={stale}>
      <PageHead
        title={<Name whole>{nameOf(member)}</Name>}
        sub={subOf(member)}
        back={{ href: links.list, label: t('member.back') }}
        actions={<Actions member={member} links={links} acts={actsOf(may.change, onOpen)} />}
      />
      <Alike
        alike={member.lookAlikes}
        hrefOf={links.ofMember}
        title={t('member.alike.banner', { count: member.lookAlikes.length })}
        action={(one) =>
          may.change ? (
            <Button
              size="compact-sm"
              aria-label={t('member.alike.apartFrom', { name: nameOf(one) })}
              onClick={() => props.onApart(one.memberId)}
            >
              {t('member.alike.apart')}
            </Button>
          ) : null
        }
      />
      <StageStepper member={member} />
      <RefusalNote refusal={refusal} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <StepsPart member={member} mayPlan={may.plan} onOpen={onOpen} onDone={props.onDone} onDrop={props.onDrop} />
          <ConsultationsPart member={member} />
          <PackagesPart member={member} />
          <Section id="story" title={t('story.title')}>
            {may.note ? <NoteForm {...note} /> : null}
            {timeline}
          </Section>
        </div>
        <div className={styles.side}>
          <ContactPart member={member} />
          <ConsentPart member={member} mayRecord={may.consent} onOpen={onOpen} />
          <SpellsPart member={member} mayChange={may.change} onOpen={onOpen} />
        </div>
      </div>
    </article>
  );
}

function subOf(member: MemberSeen): string {
  const { joinedOn, leftOn, homeLocation, noShowCount } = member;
  const parts = [
    joinedOn ? t('member.sub', { day: spellDate(joinedOn) }) : t('member.subNever'),
    leftOn ? t('members.left', { day: spellDate(leftOn) }) : null,
    homeLocation?.name,
    noShowCount > 0 ? t('member.noShows', { count: noShowCount }) : null,
  ];
  return parts.filter(Boolean).join(' · ');
}

function actsOf(mayChange: boolean, onOpen: (sheet: MemberSheet) => void): Act[] {
  if (!mayChange) return [];
  return [
    { key: 'change', label: t('member.change'), onClick: () => onOpen({ kind: 'change' }) },
    { key: 'spell', label: t('member.spells.start'), onClick: () => onOpen({ kind: 'start-spell' }) },
  ];
}

interface ActionsProps {
  readonly member: MemberSeen;
  readonly links: MemberLinks;
  readonly acts: readonly Act[];
}

function Actions({ member: { phone, email, ...member }, links, acts }: ActionsProps) {
  return (
    <>
      {phone ? (
        <a
          className={styles.action}
          href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}
          aria-label={t('member.callTo', { phone })}
        >
          {t('member.call')}
        </a>
      ) : null}
      {email ? (
        <a className={styles.action} href={`mailto:${email}`} aria-label={t('member.mailTo', { email })}>
          {t('member.mail')}
        </a>
      ) : null}
      {links.sell ? (
        <Anchor className={styles.action} href={links.sell}>
          {t('member.sell')}
        </Anchor>
      ) : null}
      {links.set ? (
        <Anchor className={`${styles.action} ${styles.weighty}`} href={links.set}>
          {t('member.set')}
        </Anchor>
      ) : null}
      <ActionMenu name={nameOf(member)} acts={acts} />
    </>
  );
}

function ContactPart({ member: { phone, email, note } }: { readonly member: MemberSeen }) {
  return (
    <Section id="contact" title={t('member.contact')}>
      {phone || email ? (
        <dl className={styles.facts}>
          {phone ? (
            <div>
              <dt>{t('member.field.phone')}</dt>
              <dd>
                <a href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>
                  <bdi>{phone}</bdi>
                </a>
              </dd>
            </div>
          ) : null}
          {email ? (
            <div>
              <dt>{t('member.field.email')}</dt>
              <dd>
                <a href={`mailto:${email}`}>
                  <bdi>{email}</bdi>
                </a>
              </dd>
            </div>
          ) : null}
        </dl>
      ) : (
        <p className={styles.quiet}>{t('member.contact.none')}</p>
      )}
      {note ? (
        <p className={styles.fileNote}>
          <span className={styles.quiet}>{t('member.contact.fileNote')}</span> <span dir="auto">{note}</span>
        </p>
      ) : null}
    </Section>
  );
}

/** The page's own layout in grey. */
export function MemberSkeleton() {
  return (
    <div className={styles.page} aria-busy="true">
      <p className="sr-only" role="status">
        {t('app.loading')}
      </p>
      <Skeleton height={26} width={240} mt={34} />
      <Skeleton height={12} width={320} mt={12} />
      <Skeleton height={54} mt={28} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <Skeleton height={90} mt={24} />
          <Skeleton height={220} mt={24} />
        </div>
        <div className={styles.side}>
          <Skeleton height={120} mt={24} />
        </div>
      </div>
    </div>
  );
}
