import { expect, test } from 'vitest';
import { trackInFlight } from './in-flight.ts';

const REQUEST = new Request('https://give.example.org/');
const LIMIT_MS = 5_000;

test('is idle at once when nothing is under way', async () => {
  await trackInFlight(() => new Response()).idle(LIMIT_MS);
});

test('waits for every request under way, also for one that fails', async () => {
  const ends: ((response: Response) => void)[] = [];
  const { fetch, idle } = trackInFlight(() => new Promise((resolve) => ends.push(resolve)));
  const failing = trackInFlight(() => Promise.reject(new Error('x')));
  await expect(failing.fetch(REQUEST)).rejects.toThrow('x');
  await failing.idle(LIMIT_MS);
  const answers = [fetch(REQUEST), fetch(REQUEST)];
  let isIdle = false;
  const waiting = idle(LIMIT_MS).then(() => {
    isIdle = true;
  });
  ends[0]?.(new Response());
  await answers[0];
  expect(isIdle).toBe(false);
  ends[1]?.(new Response());
  await waiting;
  expect(isIdle).toBe(true);
});

test('waits no longer than its limit', async () => {
  const { fetch, idle } = trackInFlight(() => new Promise(() => undefined));
  void fetch(REQUEST);
  await idle(10);
});
