// Single bits of a sound file are turned over, anywhere. Either the file is refused at the start, or the books in it
// still add up to the same figures.

import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  aListedPublication,
  openLibsqlStore,
  pledgeUnit,
  projectMigrations,
  SerialClient,
  sessionUnit,
  settleUnit,
} from '@happy-homeland/worker/testing';
import { seededRandom } from '../../support/durability/seeded-random.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import type { Report, Scenario } from '../scenario.ts';
import { inWords, sized } from '../scenario.ts';
import type { Verdict } from '../verify/expected.ts';
import { verifyBooks } from '../verify/verify-books.ts';

const GIFTS = 60;

export const damage: Scenario = {
  name: 'damage',
  ids: ['CRF-04', 'LED-04'],
  run: async (run) => {
    const flips = sized(run, { slice: 36, quick: 120, full: 1500 });
    const random = seededRandom(run.seed);
    using folder = temporaryDirectory('damage');
    const sound = join(folder.path, 'sound.db');
    await makeBooks(sound);
    const truth = await verifyBooks(sound);
    if (truth.findings.length > 0) return { figures: [], broken: inWords(truth.findings), caught: [] };
    const bytes = readFileSync(sound);
    const fates: Fate[] = [];
    for (let flip = 0; flip < flips; flip += 1) {
      const path = join(folder.path, `flip-${flip}.db`);
      const at = Math.floor(random() * bytes.length);
      const mask = 1 << Math.floor(random() * 8);
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ mask;
      writeFileSync(path, damaged);
      fates.push(await fateOf(path, `byte ${at}, mask ${mask}`, truth));
      for (const suffix of ['', '-wal', '-shm', '.bare', '.bare-wal', '.bare-shm'])
        rmSync(`${path}${suffix}`, { force: true });
      if (flip % 200 === 199) run.progress(`${flip + 1} flips`);
    }
    return report(fates);
  },
};

interface Fate {
  readonly where: string;
  readonly refused: boolean;
  /** What does not add up although the file was opened. */
  readonly wrong: readonly string[];
  /** Opened, adds up, and yet a word of it is another: the public log is for that. */
  readonly otherWords: boolean;
  /** Whether a client that checks nothing would have served it. */
  readonly servedBare: boolean;
}

async function fateOf(path: string, where: string, truth: Verdict): Promise<Fate> {
  copyFileSync(path, `${path}.bare`);
  const refused = await isRefused(path);
  if (refused) return { where, refused, wrong: [], otherWords: false, servedBare: await isServedBare(`${path}.bare`) };
  const { findings, hash } = await verifyBooks(path);
  return { where, refused, wrong: inWords(findings), otherWords: hash !== truth.hash, servedBare: true };
}

async function isRefused(path: string): Promise<boolean> {
  try {
    const store = await openLibsqlStore({ url: `file:${path}`, migrations: await projectMigrations() });
    await store.close();
    return false;
  } catch {
    return true;
  }
}

/** The control: opens and reads a figure, and asks nothing. */
async function isServedBare(path: string): Promise<boolean> {
  const client = new SerialClient({ url: `file:${path}` });
  try {
    await client.execute('SELECT sum(amount_minor) FROM journal_total');
    return true;
  } catch {
    return false;
  } finally {
    await client.drained();
  }
}

async function makeBooks(path: string): Promise<void> {
  const store = await openLibsqlStore({ url: `file:${path}`, migrations: await projectMigrations() });
  await store.commit(aListedPublication({ goalMinor: 40_000_000 }));
  for (let number = 0; number < GIFTS; number += 1) {
    await store.commit(pledgeUnit(number));
    await store.commit(sessionUnit(number));
    if (number % 3 !== 0) await store.commit(settleUnit(number));
  }
  await store.close();
}

function report(fates: readonly Fate[]): Report {
  const name = `single bits turned over, ${fates.length}`;
  const refused = fates.filter((fate) => fate.refused);
  const served = fates.filter((fate) => !fate.refused);
  const wrong = served.filter((fate) => fate.wrong.length > 0);
  const missed = refused.filter(({ servedBare }) => servedBare);
  const words = served.filter(({ otherWords }) => otherWords).length;
  return {
    figures: [
      {
        bench: `${name}: refused at the start`,
        value: refused.length,
        unit: 'files',
        reference: fates.length,
        against: 'files',
      },
      {
        bench: `${name}: served although the books do not add up`,
        value: wrong.length,
        unit: 'files',
        reference: missed.length,
        against: 'refused here, and served by a client that does not check',
      },
      {
        bench: `${name}: served with another date or name of an entry`,
        value: words,
        unit: 'files',
        reference: 0,
        against: 'once the public log signs them',
      },
    ],
    broken: wrong.map((fate) => `${fate.where}: ${fate.wrong.join('; ')}`),
    caught: missed.map(({ where }) => `${where} would have been served`),
  };
}
