import type { Logger } from 'pino';
import { keepSealing, keepTidy, type Sealing } from '../activity/index.ts';
import type { Database } from '../db/index.ts';
import { keepImporting, settleStaleRuns } from '../imports/index.ts';
import { keepDelivering, openMailCarrier } from '../messaging/index.ts';
import { listOrganizations } from '../organizations/index.ts';
import { keepBooks } from '../sales/index.ts';
import type { Config } from './config.ts';
import { tellError } from './logging.ts';

/** What works in the background while requests are served. */
export interface Jobs {
  readonly sealing: Sealing;
  /** Finishes what is at hand. */
  stop(): Promise<void>;
}

/** Where nobody said what people type, a mail's link can only lead to this machine. */
function linkAddress(config: Config): string {
  return config.publicUrl ?? `http://localhost:${config.port}`;
}

/**
 * Starts the sealer, the books' midnights, the imports that people ask for, and the mail where it leaves the house; tidies up after imports that
 * were killed.
 */
export async function startJobs(db: Database, config: Config, logger: Logger): Promise<Jobs> {
  const onError = (error: unknown): void => logger.error({ err: tellError(error) }, 'job failed');
  for (const { id } of await listOrganizations(db)) await settleStaleRuns(db, id).catch(onError);
  const sealing = keepSealing(db, { onError });
  const tidying = keepTidy(db, { onError });
  const importing = keepImporting(db, { onError });
  const books = keepBooks(db, { onError });
  const stopHouse = async () =>
    void (await Promise.all([sealing.stop(), tidying.stop(), importing.stop(), books.stop()]));
  if (config.smtpUrl === null) return { sealing, stop: stopHouse };
  const carrier = openMailCarrier(config.smtpUrl, config.mailFrom);
  const delivering = keepDelivering(db, { carrier, publicUrl: linkAddress(config), onError });
  return {
    sealing,
    stop: async () => {
      await Promise.all([stopHouse(), delivering.stop()]);
      carrier.close();
    },
  };
}
