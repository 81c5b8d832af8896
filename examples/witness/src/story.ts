// An operator publishes, changes an old row by hand, and publishes again. The witness, which reads no row, notices.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSigningKey, formatVerifierKey } from '@happy-homeland/log';
import { judgeEvidence } from '@happy-homeland/witness';
import { createRecordFile, startWitness } from '@happy-homeland/witness/node';
import { publish } from './small-books.ts';

const SEED_BYTES = 32;

export interface Told {
  /** What the witness answered, in turn. */
  readonly statuses: readonly number[];
  /** What its evidence proves to who has the public key of the log. */
  readonly verdict: string;
}

/** Tells it line by line, on a free port and in a folder that is removed. */
export async function tellStory(say: (line: string) => void): Promise<Told> {
  const newSeed = () => crypto.getRandomValues(new Uint8Array(SEED_BYTES));
  const logKey = await createSigningKey({ name: 'log.charity.example/示例', role: 'log', seed: newSeed() });
  const key = await createSigningKey({ name: 'audit.example/2026', role: 'witness', seed: newSeed() });
  const folder = await mkdtemp(join(tmpdir(), 'happy-homeland-example-'));
  const recordPath = join(folder, 'witness.db');
  createRecordFile(recordPath);
  const logs = [{ origin: logKey.verifierKey.name, keys: [{ key: logKey.verifierKey, fromSize: 0 }] }];
  const witness = await startWitness({
    key,
    logs,
    recordPath,
    port: 0,
    operator: '示例会计师事务所',
    report: () => undefined,
  });
  try {
    say(`a witness answers at ${witness.url}`);
    say(`its public key: ${witness.verifierKey}`);
    const ask = async (what: string, body: string): Promise<number> => {
      const answer = await fetch(`${witness.url}/add-checkpoint`, { method: 'POST', body });
      say(`${what}: ${answer.status} ${(await answer.text()).trim()}`);
      return answer.status;
    };
    const rows = ['2026-11-20 捐赠 20.00', '2026-11-21 捐赠 50.00', '2026-11-21 支出 30.00'];
    const first = await publish(rows, logKey);
    const changed = await publish(rows.with(2, '2026-11-21 支出 3.00'), logKey);
    const more = await publish([...rows, '2026-11-22 捐赠 10.00'], logKey);
    const statuses = [
      await ask('three rows', await first.request(0n)),
      await ask('the same three rows with the last one changed', await changed.request(first.size)),
      await ask('the honest rows and one more', await more.request(first.size)),
    ];
    const page = await (await fetch(witness.url)).text();
    const [, path = ''] = /href="(\/evidence\/[^"]+)"/.exec(page) ?? [];
    const file = await (await fetch(witness.url + path)).text();
    say(`the evidence, ${path}:\n${file}`);
    const verdict = await judgeEvidence(file, [formatVerifierKey(logKey.verifierKey)]);
    say(`what it proves to whoever has the public key of the log: ${verdict}`);
    return { statuses, verdict };
  } finally {
    await witness.close();
    await rm(folder, { recursive: true, force: true });
  }
}
