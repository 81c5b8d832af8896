// A log with gifts in it, for tests of who publishes it: one database, one outside world, and as many processes as a test
// likes, each with its own session.

import type { PublicLog, Store } from '../ports/index.ts';
import { beginLog } from '../publication/facts.ts';
import { anId, aPublication } from './builders.ts';
import { aJournal, booking } from './journal-builders.ts';
import { aPublicLog, MemoryWitness } from './log-builders.ts';
import type { TestPorts } from './test-ports.ts';
import { testPorts } from './test-ports.ts';

const TODAY = '2026-11-22';
const MS_PER_S = 1_000;

export interface LogWorld {
  /** The first process. */
  readonly ports: TestPorts;
  readonly witness: MemoryWitness;
  /** Books gifts, in one unit. */
  give(count: number): Promise<void>;
  /** Another process beside the first, or the same after a crash: same database, files, mark and witness. */
  another(holder: string, over?: Partial<PublicLog>): TestPorts;
}

export async function aLogWorld({ store }: { readonly store?: Store } = {}): Promise<LogWorld> {
  const plain = await testPorts(store ? { store } : {});
  const [logKey = ''] = plain.log.keys.verifierKeys;
  const witness = await MemoryWitness.of(logKey, 1, () => Math.floor(plain.clock.nowMs() / MS_PER_S));
  const ports = { ...plain, log: await aPublicLog({ witnesses: [witness], quorum: 1 }) };
  await ports.store.commit(aPublication());
  await beginLog(ports, TODAY);
  let made = 0;
  return {
    ports,
    witness,
    give: async (count) => {
      const unit = Array.from({ length: count }, () => {
        made += 1;
        return booking(aJournal({ journalId: anId(`gift${made}`), effectKey: `paid:stripe:pi_${made}` }));
      });
      await ports.store.commit(unit);
    },
    another: (holder, over = {}) => {
      const session = { holder, stop: null, provedEpoch: null, isRunning: false };
      return { ...ports, log: { ...ports.log, session, ...over } };
    },
  };
}
