import { setImmediate } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { WriteQueueOptions } from './write-queue.ts';
import { WAITING_MAX, WriteQueue } from './write-queue.ts';

type Unit = () => Promise<string>;
type Options = WriteQueueOptions<Unit, string>;

/** Does one unit at a time, unless told how to work. */
function queueOf(options: Partial<Options> = {}): WriteQueue<Unit, string> {
  const work: Options['work'] = ({ unit, resolve, reject }) => unit().then(resolve, reject);
  return new WriteQueue({ work, ...options });
}

test('works on units one after the other, in the order they came', async () => {
  const queue = queueOf();
  const log: string[] = [];
  const unit = (name: string) => async () => {
    log.push(`${name} starts`);
    await setImmediate();
    log.push(`${name} ends`);
    return name;
  };
  expect(await Promise.all(['a', 'b', 'c'].map((name) => queue.add(unit(name))))).toEqual(['a', 'b', 'c']);
  expect(log).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} starts`, `${name} ends`]));
});

test('starts a unit that nobody is ahead of at once', () => {
  const unit = vi.fn(async () => 'done');
  void queueOf().add(unit);
  expect(unit).toHaveBeenCalledOnce();
});

test('lets whoever works take more of those that wait, in order', async () => {
  const groups: string[][] = [];
  const work: Options['work'] = async (first, waiting) => {
    const jobs = [first];
    for (let next = waiting.take(); next !== undefined && jobs.length < 3; next = waiting.take()) jobs.push(next);
    const names = await Promise.all(jobs.map(({ unit }) => unit()));
    groups.push(names);
    for (const [place, { resolve }] of jobs.entries()) resolve(names[place] ?? '');
  };
  const queue = queueOf({ work });
  const names = ['a', 'b', 'c', 'd'];
  expect(await Promise.all(names.map((name) => queue.add(async () => name)))).toEqual(names);
  expect(groups).toEqual([['a'], ['b', 'c', 'd']]);
});

test('lets the loop turn between two groups', async () => {
  const queue = queueOf();
  let turns = 0;
  const seen: number[] = [];
  const count = () => {
    turns += 1;
    timer = globalThis.setImmediate(count);
  };
  let timer = globalThis.setImmediate(count);
  await Promise.all(Array.from({ length: 5 }, () => queue.add(async () => String(seen.push(turns)))));
  clearImmediate(timer);
  expect(new Set(seen).size).toBe(5);
});

test('goes on after a unit that failed', async () => {
  const queue = queueOf();
  const failed = queue.add(() => Promise.reject(new Error('no')));
  const next = queue.add(async () => 'next');
  await expect(failed).rejects.toThrow('no');
  expect(await next).toBe('next');
});

test('CON-04 takes as many waiting units as it may hold, and not one more', async () => {
  const queue = queueOf();
  const open = Promise.withResolvers<string>();
  const first = queue.add(() => open.promise);
  const waiting = Array.from({ length: WAITING_MAX }, () => queue.add(async () => 'done'));
  const refused = vi.fn(async () => 'never');
  for (let again = 0; again < 10; again += 1) {
    await expect(queue.add(refused)).rejects.toMatchObject({ name: 'StoreError', code: 'overloaded' });
  }
  open.resolve('first');
  await first;
  expect(new Set(await Promise.all(waiting))).toEqual(new Set(['done']));
  expect(refused).not.toHaveBeenCalled();
});

test('CON-04 refuses a unit that has waited too long, without running it', async () => {
  const queue = queueOf({ waitMaxMs: 20 });
  const open = Promise.withResolvers<string>();
  const first = queue.add(() => open.promise);
  const late = vi.fn(async () => 'never');
  await expect(queue.add(late)).rejects.toMatchObject({ code: 'overloaded' });
  open.resolve('first');
  await first;
  await queue.drain();
  expect(late).not.toHaveBeenCalled();
});

test('finishes what it took before it is drained, and takes nothing after', async () => {
  const queue = queueOf();
  const units = ['1', '2', '3'].map((name) => queue.add(async () => name));
  const drained = queue.drain();
  await expect(queue.add(async () => '4')).rejects.toMatchObject({ code: 'closed' });
  await drained;
  expect(await Promise.all(units)).toEqual(['1', '2', '3']);
});
