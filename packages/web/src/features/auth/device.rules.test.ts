import { describe, expect, it } from '@jest/globals';
import { deviceOf } from './device.rules.ts';

const words = (userAgent: string | null) => {
  const { browser, system } = deviceOf(userAgent);
  return `${browser} ${system}`;
};

describe('A visit', () => {
  it('is told by the browser and the device that it is on', () => {
    expect(
      words(
        'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1',
      ),
    ).toBe('Safari iPhone');
    expect(
      words('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36 Edg/142.0'),
    ).toBe('Edge Windows');
    expect(
      words('Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 Chrome/142.0.0.0 Mobile Safari/537.36'),
    ).toBe('Chrome Android');
    expect(words('Mozilla/5.0 (Macintosh; Intel Mac OS X 15.1; rv:144.0) Gecko/20100101 Firefox/144.0')).toBe(
      'Firefox Mac',
    );
  });

  it('of something that says nothing of itself stays unknown', () => {
    expect([words('curl/8.1'), words(null)]).toEqual(['null null', 'null null']);
  });
});
