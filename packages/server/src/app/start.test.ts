import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { freshDatabase, type FreshDatabase } from '../../../../test/world/database.ts';
import { connect } from '../db/index.ts';
import { granted } from '../setup/club.builder.ts';
import { createOrganization } from '../setup/index.ts';
import { readConfig } from './config.ts';
import { silentLogger } from './logging.ts';
import { start } from './start.ts';

jest.setTimeout(120_000);

describe('Starting on a database server of one’s own', () => {
  let world: FreshDatabase;
  beforeEach(async () => {
    world = await freshDatabase();
  });
  afterEach(() => world.drop());

  async function startOnce(more: NodeJS.ProcessEnv = {}) {
    const env = {
      DATABASE_URL: world.appUrl,
      DATABASE_OWNER_URL: world.ownerUrl,
      DATABASE_JOBS_URL: world.jobsUrl,
      PORT: '0',
      ...more,
    };
    const said: string[] = [];
    const running = await start(readConfig(env), env, silentLogger(), (line) => said.push(line));
    await running.stop();
    return { hasDemo: running.hasDemo, said };
  }

  async function found(name: string): Promise<void> {
    const db = await connect(world.appUrl, []);
    granted(await createOrganization(db, { name, now: new Date() }));
    await db.close();
  }

  it('shows the demonstration where nothing is yet, and goes on showing it when real clubs come beside it', async () => {
    const first = await startOnce();
    expect([first.hasDemo, first.said]).toEqual([true, [expect.stringContaining('demonstration group is loaded')]]);
    await found('A real club');
    expect(await startOnce()).toEqual({ hasDemo: true, said: [] });
  });

  it('keeps the demonstration out of a database with real clubs, says so, and offers nobody its sign-ins', async () => {
    await found('A real club');
    for (const more of [{}, { DEMO: 'on' }, { DEMO: 'on', NODE_ENV: 'production' }]) {
      const { hasDemo, said } = await startOnce(more);
      expect([hasDemo, said]).toEqual([false, [expect.stringContaining('stays out of it')]]);
    }
    expect(await startOnce({ NODE_ENV: 'production' })).toEqual({ hasDemo: false, said: [] });
    expect(await startOnce({ DEMO: 'off' })).toEqual({ hasDemo: false, said: [] });
  });
});
