// Every pair of a state and a step, of every kind: what the machine draws happens, what it does not draw is refused and
// leaves no trace.

import type { WorkKind } from '@happy-homeland/contract';
import { bodiesOf, machineOf, stepsFrom, WORK_KINDS } from '@happy-homeland/contract';
import { describe, expect, test } from 'vitest';
import { finishedPorts } from '../../testing/finishing.ts';
import { AFTER_CAMPAIGN_MS, advanceTo, CATEGORY, fundedPorts, giveTo, PARTNER, payOut } from '../../testing/funding.ts';
import type { TestPorts } from '../../testing/index.ts';
import { aProject, OFFICER, PROOF } from '../../testing/index.ts';
import { SAMPLE_CONTENT, SAMPLE_INPUT } from '../../testing/work-samples.ts';
import { itemIn, somebody, take, wayTo } from '../../testing/work-walk.ts';
import { reimburseSpending } from '../fund/spending.ts';
import { isRefusal } from '../refusal.ts';

/** A world in which each kind finds what it needs: money in the bank, an advance, something owed; surplus after the end. */
async function worldFor(kind: WorkKind): Promise<TestPorts> {
  if (kind === 'project-lives') return finishedPorts();
  const ports = await fundedPorts();
  await giveTo(ports, 100);
  await payOut(ports, 1500);
  await advanceTo(ports, 500);
  const { projectId } = aProject();
  const owed = { projectId, key: 'owed', partner: PARTNER, amountMinor: 200, category: CATEGORY, ...PROOF };
  await reimburseSpending(ports, OFFICER, owed);
  if (kind === 'surpluses') ports.clock.set(AFTER_CAMPAIGN_MS);
  return ports;
}

const PAIRS = WORK_KINDS.flatMap((kind) => {
  const { states, steps } = machineOf(kind);
  return Object.keys(states).flatMap((state) =>
    Object.keys(steps).map((step) => ({
      kind,
      state,
      step,
      isLegal: stepsFrom(machineOf(kind), state).includes(step),
    })),
  );
});

describe('RUL-12 the machines', () => {
  test.each(WORK_KINDS)('of %s come to every state, and every step is drawn to a state that there is', (kind) => {
    const { states, steps, opens } = machineOf(kind);
    for (const state of Object.keys(states)) expect(wayTo(kind, state).at(-1)?.to).toBe(state);
    const named = [opens.to, ...Object.values(steps).flatMap(({ from, to }) => [...from, ...to])];
    expect(new Set(named)).toEqual(new Set(Object.keys(states)));
    for (const { notBy } of Object.values(steps))
      for (const step of notBy) expect(['open', ...Object.keys(steps)]).toContain(step);
  });

  test.each(WORK_KINDS)('of %s have a body for every step, and the samples fit them', async (kind) => {
    const bodies = bodiesOf(kind);
    expect(Object.keys(bodies.steps).sort()).toEqual(Object.keys(machineOf(kind).steps).sort());
    expect(bodies.open.safeParse(SAMPLE_CONTENT[kind]()).error).toBeUndefined();
  });

  test.each(PAIRS)('RUL-12 $kind in $state: $step is legal $isLegal', async ({ kind, state, step, isLegal }) => {
    const ports = await worldFor(kind);
    const before = await itemIn(ports, kind, state);
    const answer = await take(ports, kind, { itemId: before.itemId, step });
    const after = await ports.store.work.item(before.itemId);
    if (isLegal) {
      expect(answer).toMatchObject({ revision: before.revision + 1 });
      expect(machineOf(kind).steps[step]?.to).toContain(after?.state);
      expect((await ports.store.work.events(before.itemId)).length).toBe(before.revision + 1);
    } else {
      expect(answer).toMatchObject({ kind: 'refused', reason: 'illegal-transition' });
      expect(after).toEqual(before);
    }
  });

  test.each(PAIRS.filter(({ isLegal }) => isLegal))(
    'RUL-06 $kind in $state: $step waits for another person where it must',
    async ({ kind, state, step }) => {
      const shape = machineOf(kind).steps[step];
      const ports = await worldFor(kind);
      const item = await itemIn(ports, kind, state);
      const events = await ports.store.work.events(item.itemId);
      for (const event of events) {
        const isBarred =
          shape?.notBy.includes(event.step) === true &&
          (['open', 'edit', 'revise'].includes(event.step) || event.digest === item.digest);
        if (!isBarred) continue;
        const actor = somebody(shape.roles, { id: event.actor });
        expect(await take(ports, kind, { itemId: item.itemId, step, actor })).toMatchObject({
          reason: 'four-eyes-required',
        });
      }
      expect(await ports.store.work.item(item.itemId)).toEqual(item);
    },
  );

  test.each(PAIRS.filter(({ isLegal }) => isLegal))(
    'TEN-05 $kind in $state: $step asks for its role',
    async ({ kind, state, step }) => {
      const shape = machineOf(kind).steps[step];
      const ports = await worldFor(kind);
      const item = await itemIn(ports, kind, state);
      const actor = somebody([shape?.roles.includes('site-owner') ? 'partner-editor' : 'site-owner']);
      expect(isRefusal(await take(ports, kind, { itemId: item.itemId, step, actor }))).toBe(true);
      const auditor = shape?.roles.includes('auditor') ? somebody(['supervisor']) : somebody(['auditor']);
      expect(await take(ports, kind, { itemId: item.itemId, step, actor: auditor })).toMatchObject({
        reason: 'forbidden',
      });
      expect(await ports.store.work.item(item.itemId)).toEqual(item);
    },
  );
});

test('the samples of inputs name steps that there are', () => {
  for (const kind of WORK_KINDS) {
    for (const step of Object.keys(SAMPLE_INPUT[kind])) expect(Object.keys(machineOf(kind).steps)).toContain(step);
  }
});
