import { expect, test } from 'vitest';
import { LatestRun } from './latest-run.ts';

function watched() {
  const seen: string[] = [];
  const run = new LatestRun<string>((state) => seen.push(state.status));
  return { run, seen };
}

test('goes from pending to complete', async () => {
  const { run, seen } = watched();
  await run.run(async () => 'a');
  expect(run.state).toEqual({ status: 'complete', value: 'a' });
  expect(seen).toEqual(['initial', 'pending', 'complete']);
});

test('keeps the error it failed with', async () => {
  const { run } = watched();
  const error = new Error('x');
  await run.run(() => Promise.reject(error));
  expect(run.state).toEqual({ status: 'error', error });
});

test('stops the rest of its work when a part of it fails', async () => {
  const { run } = watched();
  const signals: AbortSignal[] = [];
  await run.run((signal) => {
    signals.push(signal);
    return Promise.reject(new Error('x'));
  });
  expect(signals[0]?.aborted).toBe(true);
});

test('lets the latest run win, though it answers first, and aborts the earlier', async () => {
  const { run } = watched();
  const signals: AbortSignal[] = [];
  const finish: ((value: string) => void)[] = [];
  const slow = (signal: AbortSignal) => {
    signals.push(signal);
    return new Promise<string>((resolve) => finish.push(resolve));
  };
  const first = run.run(slow);
  const second = run.run(slow);
  finish[1]?.('new');
  await second;
  finish[0]?.('old');
  await first;
  expect(run.state).toEqual({ status: 'complete', value: 'new' });
  expect(signals.map((signal) => signal.aborted)).toEqual([true, false]);
});

test('drops what comes after a reset', async () => {
  const { run } = watched();
  const running = run.run(async () => 'late');
  run.reset();
  await running;
  expect(run.state).toEqual({ status: 'initial' });
});
