import { describe, expect, it } from '@jest/globals';
import { networkOf } from './network.rules.ts';

describe('the network that attempts come from', () => {
  it('is the address itself in IPv4, however it is written', () => {
    expect(['203.0.113.9', '::ffff:203.0.113.9', ' 203.0.113.9 '].map(networkOf)).toEqual(Array(3).fill('203.0.113.9'));
  });

  it('is one for all addresses that a household is given in IPv6', () => {
    const household = [
      '2001:db8:0:7::1',
      '2001:DB8::7:1:2:3:4',
      '2001:0db8:0000:0007:aaaa:bbbb:cccc:dddd',
      '2001:db8:0:7::%eth0',
    ];
    expect(household.map(networkOf)).toEqual(Array(4).fill('2001:db8:0:7::/64'));
    expect(networkOf('2001:db8:0:8::1')).toBe('2001:db8:0:8::/64');
    expect(networkOf('::1')).toBe('0:0:0:0::/64');
  });
});
