// The demo's own witness: it shows what one does, and proves nothing to anybody who doubts the operator. The worker is told
// so (`own`), and says so wherever it speaks of witnesses.

import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createSigningKey, formatSigningKey, parseSigningKey } from '@happy-homeland/log';
import { createRecordFile, startWitness } from '@happy-homeland/witness/node';

const NAME = 'demo.happy-homeland.example/witness';
const OPERATOR = '示例省慈善基金会（演示自设，并非独立）';
const SEED_BYTES = 32;

interface DemoLog {
  readonly origin: string;
  /** Hex: the key that signs the log. */
  readonly seed: string;
}

export interface DemoWitness {
  readonly url: string;
  /** What the worker is told of it in `LOG_WITNESSES`. */
  readonly told: string;
  close(): Promise<void>;
}

/**
 * Starts a witness of the demo's log; key and record lie in `folder`, and stay for the next start.
 * @throws WitnessError when the record is gone while the key is still there
 */
export async function startDemoWitness(folder: string, { origin, seed }: DemoLog, port = 0): Promise<DemoWitness> {
  const text = await keepKey(folder);
  const key = await parseSigningKey(text.trim());
  if (key === undefined) throw new Error(`${folder} holds no key of a witness: delete the whole data directory`);
  const log = await createSigningKey({ name: origin, role: 'log', seed: Uint8Array.from(Buffer.from(seed, 'hex')) });
  const { url, verifierKey, close } = await startWitness({
    key,
    logs: [{ origin, keys: [{ key: log.verifierKey, fromSize: 0 }] }],
    recordPath: join(folder, 'witness.db'),
    port,
    operator: OPERATOR,
    report: () => undefined,
  });
  return { url, told: `${url} ${verifierKey} own`, close };
}

/** The key that is there, or a new one with an empty record. */
async function keepKey(folder: string): Promise<string> {
  const path = join(folder, 'witness.key');
  if (existsSync(path)) return readFile(path, 'utf8');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const seed = crypto.getRandomValues(new Uint8Array(SEED_BYTES));
  const text = await formatSigningKey({ name: NAME, role: 'witness', seed });
  if (!existsSync(join(folder, 'witness.db'))) createRecordFile(join(folder, 'witness.db'));
  await writeFile(path, `${text}\n`, { flag: 'wx', mode: 0o600 });
  return text;
}
