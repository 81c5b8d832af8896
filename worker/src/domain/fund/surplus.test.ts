import { describe, expect, test } from 'vitest';
import { AFTER_CAMPAIGN_MS, fundedPorts, SIBLING, STATEMENT } from '../../testing/funding.ts';
import { aProject, idsOf, OFFICER } from '../../testing/index.ts';
import { getProject, listLedger } from '../project/project.ts';
import { reverseEntry } from './correction.ts';
import { bookInterest } from './interest.ts';
import type { SurplusCommand } from './surplus.ts';
import { transferSurplus } from './surplus.ts';

const { projectId } = aProject();

function surplus(over: Partial<SurplusCommand> = {}): SurplusCommand {
  return { projectId, key: 'surplus', to: SIBLING, amountMinor: 500, basis: '募捐方案第九条', ...over };
}

describe('what is left when an appeal has ended', () => {
  test('goes to another project of the charity, and both say so', async () => {
    const ports = await fundedPorts();
    ports.clock.set(AFTER_CAMPAIGN_MS);
    idsOf(await transferSurplus(ports, OFFICER, surplus()));
    const given = { raisedMinor: 2000, transferredMinor: 500, otherMinor: 500, heldMinor: 1488 };
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2000, fundUse: given });
    const received = { raisedMinor: 0, receivedMinor: 500, otherMinor: -500, heldMinor: 500 };
    expect(await getProject(ports, SIBLING)).toMatchObject({ raisedMinor: 0, fundUse: received });
    const entry = { kind: 'surplus.transferred', to: SIBLING, basis: '募捐方案第九条' };
    expect(await listLedger(ports, SIBLING, { limit: 10 })).toMatchObject({ items: [entry] });
    expect(await reverseEntry(ports, OFFICER, { seq: 3, reason: '目标有误' })).toMatchObject({ reverses: 3 });
    expect(await getProject(ports, SIBLING)).toMatchObject({ fundUse: { receivedMinor: 0, heldMinor: 0 } });
  });

  test.each([
    ['amount-unfit', { amountMinor: 0 }],
    ['no-basis', { basis: '  ' }],
    ['no-basis', { basis: '长'.repeat(201) }],
    ['personal-data-in-basis', { basis: '经 zhang@example.org 确认' }],
    ['target-unfit', { to: projectId }],
    ['target-unfit', { to: 'nowhere' }],
    ['balance-too-low', { amountMinor: 1989 }],
  ] as const)('is refused: %s', async (...given) => {
    const [reason, over] = given;
    const ports = await fundedPorts();
    ports.clock.set(AFTER_CAMPAIGN_MS);
    expect(await transferSurplus(ports, OFFICER, surplus(over))).toEqual({ kind: 'refused', reason });
  });

  test('stays where it was given for until the last day is over', async () => {
    const ports = await fundedPorts();
    // 23:59 in Shanghai on the last day.
    ports.clock.set(Date.UTC(2027, 2, 31, 15, 59));
    const answer = { kind: 'refused', reason: 'not-ended' };
    expect(await transferSurplus(ports, OFFICER, surplus())).toEqual(answer);
    ports.clock.advance(60_000);
    expect(await transferSurplus(ports, OFFICER, surplus())).toEqual(answer);
    expect(await transferSurplus(ports, OFFICER, surplus({ key: 'anew' }))).toMatchObject({ kind: 'done' });
  });
});

describe('interest', () => {
  test('is the project’s, once for each line of a statement, and no gift', async () => {
    const ports = await fundedPorts();
    const line = { projectId, key: 'interest', amountMinor: 7, lineRef: '2026-12-21/3', statement: STATEMENT };
    idsOf(await bookInterest(ports, OFFICER, line));
    const use = { raisedMinor: 2000, interestMinor: 7, otherMinor: -7, heldMinor: 1995 };
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2000, fundUse: use });
    const refused = async (reason: string, over: object) =>
      expect(await bookInterest(ports, OFFICER, { ...line, key: reason, ...over })).toEqual({
        kind: 'refused',
        reason,
      });
    await refused('already-booked', {});
    await refused('amount-unfit', { amountMinor: 0 });
    await refused('statement-unfit', { statement: 'abc' });
  });
});
