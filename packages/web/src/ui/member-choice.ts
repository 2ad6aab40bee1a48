import type { ReactNode } from 'react';

/** Somebody chosen in a field. The name may be missing where only an address told of them. */
export interface MemberChoice {
  readonly id: string;
  readonly name: string | null;
}

/** What a field for a member is asked with. */
export interface MemberFieldProps {
  readonly label: string;
  readonly value: MemberChoice | null;
  readonly onChange: (member: MemberChoice | null) => void;
  readonly error?: ReactNode;
  readonly focused?: boolean;
}

/** A field that finds a member by typing; the page hands it to whoever needs one. */
export type MemberField = (props: MemberFieldProps) => ReactNode;
