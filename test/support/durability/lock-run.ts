// Writes while a process outside holds the write lock, and compares what was acknowledged with what a fresh process finds.

import { aNotice, aPublication, tempLibsqlStore } from '@happy-homeland/worker/testing';
import { missing, readBooks } from './books.ts';
import { Child } from './child.ts';
import { watchLoopLag } from './loop-lag.ts';

const EVERY_MS = 100;
const AFTER_MS = 500;
const RECOVERY_LIMIT_MS = 10_000;

export interface LockReport {
  readonly acknowledged: number;
  /** Store error codes that callers saw. */
  readonly refused: readonly string[];
  readonly lost: readonly string[];
  /** Refused to the caller and yet there. */
  readonly phantom: readonly string[];
  readonly loopLagMs: number;
  /** From the release of the lock to the next acknowledgement. */
  readonly recoveryMs: number;
}

interface Answers {
  readonly acknowledged: string[];
  readonly refused: { readonly eventId: string; readonly code: string }[];
}

/** One unit every 100 ms from before the lock is taken until half a second after it is given back. */
export async function writeUnderLock(holdMs: number): Promise<LockReport> {
  const { store, url, remove } = await tempLibsqlStore();
  try {
    await store.commit(aPublication());
    const answers: Answers = { acknowledged: [], refused: [] };
    const send = (eventId: string) =>
      store.commit([{ kind: 'insert-inbox', record: aNotice({ eventId }) }]).then(
        () => answers.acknowledged.push(eventId),
        (error: { code: string }) => answers.refused.push({ eventId, code: error.code }),
      );
    const lag = watchLoopLag();
    await using lock = new Child('hold-lock', [url, String(holdMs)]);
    await lock.wrote(1);
    const sent = sendUntil(send, lock.wrote(2));
    await lock.wrote(2);
    const recoveryMs = await untilAnswered(send);
    await sent;
    const loopLagMs = lag.stop();
    await store.close();
    return { ...(await compare(url, answers)), loopLagMs, recoveryMs };
  } finally {
    await remove();
  }
}

async function sendUntil(send: (eventId: string) => Promise<unknown>, released: Promise<void>): Promise<void> {
  const sent: Promise<unknown>[] = [];
  let number = 0;
  const timer = setInterval(() => {
    number += 1;
    sent.push(send(`during ${number}`));
  }, EVERY_MS);
  await released;
  await new Promise((resolve) => setTimeout(resolve, AFTER_MS));
  clearInterval(timer);
  await Promise.all(sent);
}

async function untilAnswered(send: (eventId: string) => Promise<unknown>): Promise<number> {
  const releasedAt = performance.now();
  await send('after the release');
  const tookMs = performance.now() - releasedAt;
  if (tookMs > RECOVERY_LIMIT_MS) throw new Error(`no answer for ${tookMs} ms after the release`);
  return tookMs;
}

async function compare(url: string, { acknowledged, refused }: Answers) {
  const { notices } = await readBooks(url);
  const refusedIds = new Set(refused.map(({ eventId }) => eventId));
  return {
    acknowledged: acknowledged.length,
    refused: refused.map(({ code }) => code),
    lost: missing(acknowledged, notices),
    phantom: notices.filter((eventId) => refusedIds.has(eventId)),
  };
}
