import { setImmediate } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { WAITING_MAX, WriteQueue } from './write-queue.ts';

test('runs units one after the other, in the order they came', async () => {
  const queue = new WriteQueue();
  const log: string[] = [];
  const unit = (name: string) => async () => {
    log.push(`${name} starts`);
    await setImmediate();
    log.push(`${name} ends`);
    return name;
  };
  expect(await Promise.all(['a', 'b', 'c'].map((name) => queue.run(unit(name))))).toEqual(['a', 'b', 'c']);
  expect(log).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} starts`, `${name} ends`]));
});

test('lets the loop turn between two units', async () => {
  const queue = new WriteQueue();
  let turns = 0;
  const seen: number[] = [];
  const count = () => {
    turns += 1;
    timer = globalThis.setImmediate(count);
  };
  let timer = globalThis.setImmediate(count);
  await Promise.all(Array.from({ length: 5 }, () => queue.run(async () => seen.push(turns))));
  clearImmediate(timer);
  expect(new Set(seen).size).toBe(5);
});

test('goes on after a unit that failed', async () => {
  const queue = new WriteQueue();
  const failed = queue.run(() => Promise.reject(new Error('no')));
  const next = queue.run(async () => 'next');
  await expect(failed).rejects.toThrow('no');
  expect(await next).toBe('next');
});

test('CON-04 takes as many waiting units as it may hold, and not one more', async () => {
  const queue = new WriteQueue();
  const open = Promise.withResolvers<void>();
  const first = queue.run(() => open.promise);
  const waiting = Array.from({ length: WAITING_MAX }, () => queue.run(async () => 'done'));
  const refused = vi.fn(async () => 'never');
  await expect(queue.run(refused)).rejects.toMatchObject({ name: 'StoreError', code: 'overloaded' });
  open.resolve();
  await first;
  expect(new Set(await Promise.all(waiting))).toEqual(new Set(['done']));
  expect(refused).not.toHaveBeenCalled();
});

test('CON-04 refuses a unit that has waited too long, without running it', async () => {
  const queue = new WriteQueue({ waitMaxMs: 20 });
  const open = Promise.withResolvers<void>();
  const first = queue.run(() => open.promise);
  const late = vi.fn(async () => 'never');
  await expect(queue.run(late)).rejects.toMatchObject({ code: 'overloaded' });
  open.resolve();
  await first;
  await queue.drain();
  expect(late).not.toHaveBeenCalled();
});

test('finishes what it took before it is drained, and takes nothing after', async () => {
  const queue = new WriteQueue();
  const units = [1, 2, 3].map((number) => queue.run(async () => number));
  const drained = queue.drain();
  await expect(queue.run(async () => 4)).rejects.toMatchObject({ code: 'closed' });
  await drained;
  expect(await Promise.all(units)).toEqual([1, 2, 3]);
});
