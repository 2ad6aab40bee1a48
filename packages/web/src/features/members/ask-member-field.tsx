import { skipToken, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { MemberNameDocument } from '../../api/documents.ts';
import { SelectField, type Option } from '../../ui/fields/index.ts';
import type { MemberFieldProps } from '../../ui/member-choice.ts';
import { t } from '../../ui/messages/index.ts';
import { type FoundMember, useFoundMembers } from './use-found-members.ts';

/** Finds a member by typing a part of the name, the phone or the e-mail; whom one may only know by name, by name alone. */
export function AskMemberField({ label, value, onChange, error, focused }: MemberFieldProps) {
  const [text, setText] = useState('');
  const chosen = useChosen(value);
  const searched = text === chosen?.label ? '' : text;
  const found = useFoundMembers(searched);
  const options = optionsOf(found, chosen);
  const choose = (id: string | null) => {
    const member = found.find((one) => one.id === id);
    if (member) onChange({ id: member.id, name: nameOf(member) });
    else if (id === null) onChange(null);
  };
  return (
    <SelectField
      label={label}
      value={value?.id ?? null}
      onChange={choose}
      options={options}
      placeholder={t('memberField.placeholder')}
      search={{ text, onSearch: setText }}
      error={error}
      focused={focused ?? false}
    />
  );
}

const nameOf = ({ firstName, lastName }: Pick<FoundMember, 'firstName' | 'lastName'>): string =>
  `${firstName} ${lastName}`.trim();

/** The one that is chosen, by name: an address tells of somebody by the id alone. */
function useChosen(value: MemberFieldProps['value']): Option | null {
  const ask = value !== null && value.name === null;
  const { data } = useQuery(MemberNameDocument, ask ? { variables: { id: value.id } } : skipToken);
  if (value === null) return null;
  return { value: value.id, label: value.name ?? (data?.member ? nameOf(data.member) : t('memberField.chosen')) };
}

/** Two of one name are told apart by where they train. */
function optionsOf(found: readonly FoundMember[], chosen: Option | null): readonly Option[] {
  const others = found.filter(({ id }) => id !== chosen?.value);
  const labels = others.map((member) => ({
    value: member.id,
    label: [nameOf(member), member.homeLocation?.name, member.email].filter(Boolean).join(' · '),
  }));
  return chosen === null ? labels : [chosen, ...labels];
}
