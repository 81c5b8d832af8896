// Gives gifts until it is ended, several at a time, and says so after each acknowledgement: `pledged N`, `settled N`;
// before that, `opened MS`.
// Arguments: url, first number, how many, `late` or `early`. `early` is the negative control: it says so before the
// store has answered, and a checker that finds nothing missing then is not a checker.

import { writeSync } from 'node:fs';
import type { WriteUnit } from '@happy-homeland/worker/ports';
import { StoreError } from '@happy-homeland/worker/ports';
import {
  openLibsqlStore,
  pledgeUnit,
  projectMigrations,
  sessionUnit,
  settleUnit,
} from '@happy-homeland/worker/testing';

const AT_ONCE = 8;
const REFUSALS_MAX = 20;
const [url = '', first = '0', count = '1', when = 'late'] = process.argv.slice(2);
const migrations = await projectMigrations();
const startedAt = performance.now();
const store = await openLibsqlStore({ url, migrations });
say(`opened ${performance.now() - startedAt}`);
const end = Number(first) + Number(count);
let next = Number(first);

// Synchronous, so that what was said before the end is always heard.
function say(text: string): void {
  writeSync(1, `${text}\n`);
}

// A refused unit did not happen, so it is sent again, as a browser would after 503.
async function commit(unit: WriteUnit): Promise<boolean> {
  for (let refusals = 0; ; refusals += 1) {
    try {
      return (await store.commit(unit)).kind === 'committed';
    } catch (error) {
      const isRefused = error instanceof StoreError && (error.code === 'busy' || error.code === 'overloaded');
      if (!isRefused || refusals === REFUSALS_MAX) throw error;
    }
  }
}

async function give(number: number): Promise<void> {
  if (when === 'early') say(`pledged ${number}`);
  const isNew = await commit(pledgeUnit(number));
  // A pledge that is there already comes from before the last crash; the giver's browser sent it again.
  if (when === 'late' && isNew) say(`pledged ${number}`);
  await commit(sessionUnit(number));
  if (when === 'early') say(`settled ${number}`);
  const isSettled = await commit(settleUnit(number));
  if (when === 'late' && isSettled) say(`settled ${number}`);
}

async function giveInTurn(): Promise<void> {
  while (next < end) {
    const number = next;
    next += 1;
    await give(number);
  }
}

await Promise.all(Array.from({ length: AT_ONCE }, giveInTurn));
await store.close();
