import { describe, expect, it } from '@jest/globals';
import { CannotStart } from '../db/index.ts';
import { readConfig } from './config.ts';

describe('The configuration', () => {
  it('needs nothing on a laptop: port 4000, this machine only, the demonstration, plain cookies', () => {
    expect(readConfig({})).toMatchObject({
      port: 4000,
      host: 'localhost',
      loadDemo: true,
      secureCookies: false,
      hardened: false,
      onlyListed: true,
      logToStdout: false,
    });
  });

  it('in production listens to everybody, invents nobody, tells nothing of the schema and asks for https', () => {
    expect(readConfig({ NODE_ENV: 'production' })).toMatchObject({
      host: '0.0.0.0',
      loadDemo: false,
      secureCookies: true,
      hardened: true,
      onlyListed: true,
      logToStdout: true,
    });
  });

  it('gives up the encrypted cookie only where the address says plain http', () => {
    expect(readConfig({ NODE_ENV: 'production', PUBLIC_URL: 'http://192.168.1.10:4000' }).secureCookies).toBe(false);
    expect(readConfig({ PUBLIC_URL: 'https://numbers.example.com/' })).toMatchObject({
      secureCookies: true,
      publicUrl: 'https://numbers.example.com',
    });
  });

  it('believes no proxy unless told which, or how many', () => {
    expect(readConfig({}).trustProxy).toBe(false);
    expect(readConfig({ TRUST_PROXY: '1' }).trustProxy).toBe(1);
    expect(readConfig({ TRUST_PROXY: '10.0.0.0/8, 127.0.0.1' }).trustProxy).toEqual(['10.0.0.0/8', '127.0.0.1']);
  });

  it('takes an empty setting as none, as compose files send them', () => {
    expect(readConfig({ SMTP_URL: '', PUBLIC_URL: '' })).toMatchObject({ smtpUrl: null, publicUrl: null });
  });

  it('says everything that is wrong with it at once', () => {
    const wrong = (): unknown =>
      readConfig({ PORT: 'abc', PUBLIC_URL: 'ftp://x', LOG_LEVEL: 'loud', SMTP_URL: 'mail' });
    expect(wrong).toThrow(CannotStart);
    expect(wrong).toThrow(
      /PORT is a number from 0 to 65535[\s\S]*PUBLIC_URL is the address[\s\S]*SMTP_URL looks like[\s\S]*LOG_LEVEL/,
    );
  });
});
