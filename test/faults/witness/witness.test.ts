// Two processes of one witness on one record, killed again and again in the middle of whatever they do, while a log and its
// forgeries race each other. Whatever was cosigned must be one history.

import { formatVerifierKey, openNote, parseCheckpoint } from '@happy-homeland/log';
import { TestLog } from '@happy-homeland/witness/testing';
import { expect, test } from 'vitest';
import type { RunningNodeWitness } from '../../support/node-witness.ts';
import { runWitness, startNodeWitness } from '../../support/node-witness.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const LIVES = 4;
const ROUNDS = 8;
/** A kill meets a request at another place each time, but at the same places in every run. */
const KILL_AFTER_MS = [3, 11, 6, 17];
const REQUEST_LIMIT_MS = 5_000;

interface Cosigned {
  readonly checkpoint: string;
  readonly line: string;
}

/** Undefined where nobody answered any more. */
async function post(url: string, body: string): Promise<{ status: number; text: string } | undefined> {
  try {
    const answer = await fetch(`${url}/add-checkpoint`, {
      method: 'POST',
      body,
      signal: AbortSignal.timeout(REQUEST_LIMIT_MS),
    });
    return { status: answer.status, text: await answer.text() };
  } catch {
    // Killed before the answer: the log would ask again, and so does this test.
    return undefined;
  }
}

test('two witnesses on one record, killed in the middle, never cosign two trees of one size, nor go back', async () => {
  using folder = temporaryDirectory('witness-kill');
  const log = await TestLog.open('log.example/kill');
  const vars = { WITNESS_LOGS: formatVerifierKey(log.key.verifierKey) };
  const witnessKey = await runWitness(['keygen', '--name', 'witness.example/kill'], { DATA_DIR: folder.path });
  const heard: Cosigned[] = [];
  let trunk = log;
  const begin = (): Promise<RunningNodeWitness[]> =>
    Promise.all([1, 2].map(() => startNodeWitness({ folder: folder.path, vars })));

  for (let life = 0; life < LIVES; life += 1) {
    const witnesses = await begin();
    for (let round = 0; round < ROUNDS; round += 1) {
      const [one, two] = witnesses;
      const next = trunk.grown(2);
      const last = Number(next.size) - 1;
      const rivals = [next, next.rewritten(last, 'b'), next.rewritten(last - 1, 'c'), next.grown(1)];
      const isLast = round === ROUNDS - 1;
      const answers = Promise.all(
        rivals.map(async (rival, at) => {
          const url = (at % 2 === 0 ? one : two)?.url ?? '';
          return { rival, answer: await post(url, await rival.request(trunk.size)) };
        }),
      );
      if (isLast) {
        await new Promise((resolve) => setTimeout(resolve, KILL_AFTER_MS[life]));
        await Promise.all(witnesses.map(({ process }) => process.stop('SIGKILL')));
      }
      for (const { rival, answer } of await answers) {
        if (answer?.status !== 200) continue;
        heard.push({ checkpoint: await rival.checkpoint(), line: answer.text });
        if (rival.size > trunk.size) trunk = rival;
      }
    }
    // What a killed process may have kept without saying so is one of the rivals: the log asks, as it would.
    trunk = await catchUp(trunk, { folder: folder.path, vars, heard });
  }
  await requireOneHistory(heard, witnessKey);
  expect(heard.length).toBeGreaterThan(LIVES * (ROUNDS - 1));
}, 90_000);

interface After {
  readonly folder: string;
  readonly vars: Readonly<Record<string, string>>;
  readonly heard: Cosigned[];
}

/** Asks every possible continuation for a cosignature without growing; exactly one tree is the record's. */
async function catchUp(trunk: TestLog, { folder, vars, heard }: After): Promise<TestLog> {
  const { url, process } = await startNodeWitness({ folder, vars });
  const next = trunk.grown(2);
  const last = Number(next.size) - 1;
  const possible = [trunk, next, next.rewritten(last, 'b'), next.rewritten(last - 1, 'c'), next.grown(1)];
  const known: TestLog[] = [];
  for (const each of possible) {
    const answer = await post(url, await each.request(each.size));
    if (answer?.status !== 200) continue;
    heard.push({ checkpoint: await each.checkpoint(), line: answer.text });
    known.push(each);
  }
  await process.stop();
  expect(known).toHaveLength(1);
  return known[0] ?? trunk;
}

async function requireOneHistory(heard: readonly Cosigned[], witnessKey: string): Promise<void> {
  const roots = new Map<bigint, string>();
  let newest: { readonly size: bigint; readonly timeS: number } = { size: 0n, timeS: 0 };
  for (const { checkpoint, line } of heard) {
    const opened = await openNote(checkpoint + line, [witnessKey]);
    const read = parseCheckpoint(checkpoint);
    const [signature] = opened.ok ? opened.signatures : [];
    if (read === undefined || signature?.role !== 'witness') throw new Error('a cosignature that does not verify');
    const root = read.root.join();
    expect(roots.get(read.size) ?? root).toBe(root);
    roots.set(read.size, root);
    // A cosignature says that nothing larger had been seen at its time.
    if (read.size > newest.size) newest = { size: read.size, timeS: signature.timeS };
    else expect(read.size === newest.size || signature.timeS <= newest.timeS).toBe(true);
  }
}
