// Writes gifts in a process of its own, ends it without warning, looks at what is left from yet another process, and
// goes on where it stopped: again and again on one file.

import {
  aPublication,
  giftId,
  openLibsqlStore,
  projectMigrations,
  tempLibsqlStore,
} from '@happy-homeland/worker/testing';
import { doubled, missing, readBooks } from './books.ts';
import { Child } from './child.ts';
import { seededRandom } from './seeded-random.ts';

const KILL_AFTER_MS = { from: 5, to: 85 };
/** More than any process here can write before it is ended. */
const GIFTS_PER_LIFE = 100_000;
/** Gifts of the life before that are sent once more, as their givers' browsers would. */
const SENT_AGAIN = 20;

export interface KillReport {
  readonly kills: number;
  readonly acknowledged: number;
  readonly kept: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly reopenMs: readonly number[];
}

export interface KillOptions {
  readonly kills: number;
  readonly seed: number;
  /** `early` acknowledges before the store answers: the control that the checker must catch. */
  readonly acknowledge?: 'late' | 'early';
}

export async function killLoop({ kills, seed, acknowledge = 'late' }: KillOptions): Promise<KillReport> {
  const random = seededRandom(seed);
  // A gift sent once more would write what the control is meant to lose.
  const sentAgain = acknowledge === 'early' ? 0 : SENT_AGAIN;
  const { store, url, remove } = await tempLibsqlStore();
  try {
    await store.commit(aPublication());
    await store.close();
    const acknowledged: string[] = [];
    const reopenMs: number[] = [];
    let next = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const first = Math.max(0, next - sentAgain);
      const [opened = '', ...lines] = await oneLife({ url, first, random, acknowledge });
      acknowledged.push(...lines);
      next = Math.max(next, ...lines.map((line) => numberOf(line) + 1));
      reopenMs.push(numberOf(opened));
    }
    const report = await compare(url, { acknowledged, kills, reopenMs });
    // Once more as every start does: structure, keys, and every balance against its entries.
    await (await openLibsqlStore({ url, migrations: await projectMigrations() })).close();
    return report;
  } finally {
    await remove();
  }
}

interface Life {
  readonly url: string;
  readonly first: number;
  readonly random: () => number;
  readonly acknowledge: 'late' | 'early';
}

async function oneLife({ url, first, random, acknowledge }: Life): Promise<readonly string[]> {
  await using writer = new Child('write-gifts', [url, String(first), String(GIFTS_PER_LIFE), acknowledge]);
  await writer.wrote(2);
  const { from, to } = KILL_AFTER_MS;
  await new Promise((resolve) => setTimeout(resolve, from + random() * (to - from)));
  return writer.kill();
}

type Progress = Pick<KillReport, 'kills' | 'reopenMs'> & { readonly acknowledged: readonly string[] };

async function compare(url: string, { acknowledged, kills, reopenMs }: Progress): Promise<KillReport> {
  const books = await readBooks(url);
  const named = (verb: string) =>
    acknowledged.filter((line) => line.startsWith(verb)).map((line) => giftId(numberOf(line)));
  const lost = [
    ...missing(named('pledged'), books.pledges),
    ...missing(named('settled'), books.paid),
    ...missing(named('settled'), books.receipts),
    ...missing(books.paid, books.receipts),
    ...books.faults,
  ];
  const twice = [...doubled(acknowledged), ...doubled(books.effects), ...doubled(books.receipts)];
  return { kills, acknowledged: acknowledged.length, kept: books.pledges.length, lost, doubled: twice, reopenMs };
}

function numberOf(line: string): number {
  return Number(line.split(' ')[1]);
}
