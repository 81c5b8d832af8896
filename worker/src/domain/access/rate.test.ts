import fc from 'fast-check';
import { expect, test } from 'vitest';
import { perMinute, waitMs } from './rate.ts';

const MINUTE_MS = 60_000;

test('no minute, from whatever second it is counted, has more than the rate says', () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 120 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), gaps, (most, pauses) => {
      const rate = perMinute(most);
      const taken: number[] = [];
      let [nowMs, emptyAtMs] = [1_000_000, 0];
      for (const pause of pauses) {
        nowMs += pause;
        if (waitMs(rate, emptyAtMs, nowMs) > 0) continue;
        emptyAtMs = Math.max(emptyAtMs, nowMs) + rate.everyMs;
        taken.push(nowMs);
      }
      for (const start of taken) {
        const inMinute = taken.filter((at) => at >= start && at < start + MINUTE_MS).length;
        expect(inMinute).toBeLessThanOrEqual(most);
      }
    }),
  );
});

test.each([1, 2, 3, 10, 120])('%i a minute are really let through, and the wait that is said is enough', (most) => {
  const rate = perMinute(most);
  let [nowMs, emptyAtMs, taken] = [0, 0, 0];
  while (nowMs < 10 * MINUTE_MS) {
    const wait = waitMs(rate, emptyAtMs, nowMs);
    if (wait === 0) {
      emptyAtMs = Math.max(emptyAtMs, nowMs) + rate.everyMs;
      taken += 1;
    } else {
      expect(waitMs(rate, emptyAtMs, nowMs + wait - 1)).toBe(1);
      nowMs += wait;
    }
  }
  expect(taken).toBeGreaterThanOrEqual(Math.floor(most / 2) * 9);
});

test('CRF-06 a clock that was put back an hour makes nobody wait an hour', () => {
  const rate = perMinute(10);
  const fullAtMs = rate.burst * rate.everyMs;
  expect(waitMs(rate, fullAtMs, 0)).toBe(rate.everyMs);
  expect(waitMs(rate, fullAtMs + 60_000, 0)).toBe(rate.everyMs + 60_000);
  expect(waitMs(rate, fullAtMs + 60 * MINUTE_MS, 0)).toBe(0);
});
