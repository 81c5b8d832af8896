import { describe, expect, test } from 'vitest';
import type { ProbeAnswer } from './provider-watch.ts';
import { ProviderWatch } from './provider-watch.ts';

function watched(answers: readonly ProbeAnswer[]) {
  let atMs = 0;
  let probes = 0;
  const probe = async () => {
    probes += 1;
    return answers[Math.min(probes, answers.length) - 1] ?? OK;
  };
  const watch = new ProviderWatch({ probe, elapsedMs: () => atMs });
  return {
    watch,
    probes: () => probes,
    /** What is said after this much more time; what was begun has then ended. */
    after: async (ms: number) => {
      atMs += ms;
      await watch.findings();
      await new Promise((settled) => setImmediate(settled));
      return watch.findings();
    },
  };
}

const OK: ProbeAnswer = { outcome: 'ok', clockAheadMs: 0 };

describe('the watch on the provider', () => {
  test('asks once, however often and however many want to know', async () => {
    const { watch, probes } = watched([OK]);
    const all = await Promise.all(Array.from({ length: 1000 }, () => watch.findings()));
    expect(all.flat()).toEqual([]);
    expect(probes()).toBe(1);
  });

  test('asks again only after five minutes while all is well', async () => {
    const { after, probes } = watched([OK]);
    await after(0);
    await after(299_000);
    expect(probes()).toBe(1);
    await after(2_000);
    expect(probes()).toBe(2);
  });

  test('asks again after half a minute while the provider is away, and says when it is back', async () => {
    const away = { outcome: 'unavailable', clockAheadMs: null } as const;
    const { after, probes } = watched([away, away, OK]);
    expect(await after(0)).toEqual(['provider-unreachable']);
    expect(await after(20_000)).toEqual(['provider-unreachable']);
    expect(probes()).toBe(1);
    expect(await after(11_000)).toEqual(['provider-unreachable']);
    expect(await after(31_000)).toEqual([]);
    expect(probes()).toBe(3);
  });

  test('hears from real calls at once, without a probe', async () => {
    const { watch, after, probes } = watched([OK]);
    expect(await after(0)).toEqual([]);
    watch.heard('unavailable');
    expect(await watch.findings()).toEqual(['provider-unreachable']);
    watch.heard('refused');
    expect(await watch.findings()).toEqual([]);
    watch.heard('misconfigured');
    expect(await watch.findings()).toEqual(['provider-misconfigured']);
    expect(probes()).toBe(1);
  });

  test.each([
    [60_000, []],
    [60_001, ['clock-off']],
    [-60_001, ['clock-off']],
  ])('judges the clock by the provider’s: %i ms', async (clockAheadMs, expected) => {
    const { after } = watched([{ outcome: 'ok', clockAheadMs }]);
    expect(await after(0)).toEqual(expected);
  });

  test('does not wait for a provider that hangs longer than for the first answer', async () => {
    const watch = new ProviderWatch({ probe: () => new Promise(() => undefined), elapsedMs: () => performance.now() });
    const startedMs = performance.now();
    expect(await watch.findings()).toEqual([]);
    expect(performance.now() - startedMs).toBeLessThan(4_000);
  });
});
