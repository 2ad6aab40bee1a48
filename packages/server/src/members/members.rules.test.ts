import { describe, expect, it } from '@jest/globals';
import {
  entryAfter,
  isEligibleNewMember,
  stageOf,
  tidyContact,
  whyNotContact,
  whyNotEligible,
  type Joining,
} from './members.rules.ts';
import { phoneKey } from './phone.rules.ts';
import { readSought, slipsOf } from './search.rules.ts';

describe('joining', () => {
  const left = (leftOn: string | null) => ({ locationId: 'here', joinedOn: '2026-01-01', leftOn });

  it('is new for a stranger, and again after 90 days away, at whatever location', () => {
    expect(entryAfter(null, 'here', '2026-11-18')).toBe('JOINED');
    expect(entryAfter(left('2026-08-20'), 'here', '2026-11-18')).toBe('REJOINED');
    expect(entryAfter(left('2026-08-20'), 'there', '2026-11-18')).toBe('REJOINED');
  });

  it('goes on with the old membership after 89 days away, and is a transfer at another location', () => {
    expect(entryAfter(left('2026-08-21'), 'here', '2026-11-18')).toBe('RESUMED');
    expect(entryAfter(left('2026-08-21'), 'there', '2026-11-18')).toBe('TRANSFERRED');
    expect(entryAfter(left(null), 'there', '2026-11-18')).toBe('TRANSFERRED');
    expect(entryAfter(left(null), 'here', '2026-11-18')).toBeNull();
  });

  it('counts in the set rate unless staff, complimentary, transferred, rescinded, or a client before', () => {
    const joining: Joining = {
      kind: 'STANDARD',
      entry: 'JOINED',
      joinedOn: '2026-11-01',
      rescindedOn: null,
      firstPackageOn: '2026-11-01',
    };
    expect(isEligibleNewMember(joining)).toBe(true);
    expect(isEligibleNewMember({ ...joining, entry: 'REJOINED' })).toBe(true);
    const reasons = [
      { kind: 'STAFF' },
      { kind: 'COMPLIMENTARY' },
      { entry: 'TRANSFERRED' },
      { rescindedOn: '2026-11-02' },
      { firstPackageOn: '2026-10-31' },
    ] as const;
    expect(reasons.map((change) => whyNotEligible({ ...joining, ...change }))).toEqual([
      'STAFF',
      'COMPLIMENTARY',
      'TRANSFERRED',
      'RESCINDED',
      'BOUGHT_BEFORE',
    ]);
  });

  it('leads through stages of which the furthest is shown', () => {
    expect([stageOf([]), stageOf(['JOINED', 'SHOWED', 'SET'])]).toEqual(['JOINED', 'SHOWED']);
  });
});

describe('how somebody is reached', () => {
  const contact = { firstName: '  Zoë ', lastName: 'van  Dam', email: ' ', phone: null };

  it('is put right where only spaces are wrong', () => {
    expect(tidyContact(contact)).toEqual({ firstName: 'Zoë', lastName: 'van Dam', email: null, phone: null });
  });

  it('is refused with the field that is wrong', () => {
    const why = (change: object, key: string | null = null) =>
      whyNotContact({ ...tidyContact(contact), ...change }, key)?.field ?? null;
    expect([
      why({}),
      why({ firstName: '', lastName: '' }),
      why({ lastName: 'x'.repeat(101) }),
      why({ email: 'zoe@home' }),
      why({ phone: '12' }),
    ]).toEqual([null, 'firstName', 'lastName', 'email', 'phone']);
  });

  it('compares phone numbers whatever their spelling, in the country of the location', () => {
    expect(['(212) 555-0187', '+1 212.555.0187', '2125550187'].map((phone) => phoneKey(phone, 'US'))).toEqual(
      Array(3).fill('+12125550187'),
    );
    expect(phoneKey('030 901820', 'DE')).toBe('+4930901820');
    expect([phoneKey('12', 'US'), phoneKey(null, 'US')]).toEqual([null, null]);
  });
});

describe('what was typed into the search', () => {
  it('is read without accents, with the slips of neighbouring letters', () => {
    expect(readSought('  JÖRG ', [])?.words).toEqual([['%jorg%', '%ojrg%', '%jrog%', '%jogr%']]);
    expect(slipsOf('anna')).toEqual(['nana', 'anan']);
  });

  it('is nothing when it is too short, and never a pattern of its own', () => {
    expect(readSought('a', ['US'])).toBeNull();
    expect(readSought('100%', ['US'])?.words[0]?.[0]).toBe('%100\\%%');
  });

  it('is a phone number when it has four digits and no letter', () => {
    expect(readSought('(212) 555-0187', ['US'])?.phoneEndings).toEqual(['%+12125550187', '%2125550187']);
    expect(readSought('x 0187', ['US'])?.phoneEndings).toBeNull();
    expect(readSought('mia 2000', ['US'])?.phoneEndings).toBeNull();
  });
});
