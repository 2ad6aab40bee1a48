import { useState } from 'react';
import { GiveConsentDocument, WithdrawConsentDocument } from '../../api/documents.ts';
import { t } from '../../ui/messages/index.ts';
import { useVerb } from '../../ui/verbs/index.ts';
import { ConsentSheet, WithdrawSheet } from './consent-sheets.tsx';
import { todayOf, type Channel, type MemberSeen } from './member-words.ts';

interface Props {
  readonly member: MemberSeen;
  readonly onClose: () => void;
}

/** Records that the member agreed to be reached by a channel. */
export function AskConsent({ member, channel, onClose }: Props & { readonly channel: Channel }) {
  const words = t(`member.channel.${channel}`);
  const usual = t('member.consent.wordingDefault', { channel: words });
  const [wording, setWording] = useState(usual);
  const [givenOn, setGivenOn] = useState(todayOf(member));
  const verb = useVerb(GiveConsentDocument, { done: 'ConsentGiven', said: () => t('member.consent.saidGiven') });
  const give = async () => {
    if (await verb.run({ memberId: member.id, channel, wording, givenOn })) onClose();
  };
  return (
    <ConsentSheet
      title={t('member.consent.recordFor', { channel: words })}
      wording={wording}
      onWording={setWording}
      day={givenOn}
      onDay={setGivenOn}
      dirty={wording !== usual}
      busy={verb.busy}
      refusal={verb.refusal}
      onSubmit={() => void give()}
      onClose={onClose}
    />
  );
}

/** Records that the member took a consent back. */
export function AskWithdraw({ member, consentId, onClose }: Props & { readonly consentId: string }) {
  const consent = member.consents.find(({ id }) => id === consentId);
  const [day, setDay] = useState(todayOf(member));
  const verb = useVerb(WithdrawConsentDocument, {
    done: 'ConsentWithdrawn',
    said: () => t('member.consent.saidWithdrawn'),
  });
  const withdraw = async () => {
    if (await verb.run({ consentId, withdrawnOn: day })) onClose();
  };
  return (
    <WithdrawSheet
      title={t('member.consent.withdrawFor', { channel: t(`member.channel.${consent?.channel ?? 'EMAIL'}`) })}
      wording={consent?.wording ?? ''}
      day={day}
      onDay={setDay}
      busy={verb.busy}
      refusal={verb.refusal}
      onSubmit={() => void withdraw()}
      onClose={onClose}
    />
  );
}
