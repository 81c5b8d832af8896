import { describe, expect, test } from 'vitest';
import { fundedPorts, PROOF, payOut } from '../../testing/funding.ts';
import { aProject, idsOf, OFFICER } from '../../testing/index.ts';
import { getProject } from '../project/project.ts';
import { accrueManagement, capMinor, pinManagementTerms, spendManagement } from './management.ts';

const { projectId } = aProject();
const { evidence } = PROOF;

function refused(reason: string) {
  return { kind: 'refused', reason };
}

describe('what the charity keeps for managing a project', () => {
  test.each([
    [0, 1000, 0],
    [1, 9999, 0],
    [1, 10_000, 1],
    [333, 1000, 33],
    [10_000, 900_000_000_000_000, 900_000_000_000_000],
  ])('is at most %i ten thousandths of %i: %i', (...given) => {
    const [capBps, baseMinor, expected] = given;
    expect(capMinor({ capBps, baseMinor })).toBe(expected);
  });

  test('is accrued up to the cap and not a fen more, then spent with receipts', async () => {
    const ports = await fundedPorts();
    await payOut(ports, 50);
    const accrue = (key: string, amountMinor: number) =>
      accrueManagement(ports, OFFICER, { projectId, key, amountMinor });
    expect(await accrue('early', 1)).toEqual(refused('no-terms'));
    const terms = { projectId, key: 'terms', capBps: 300, baseMinor: 2033 };
    idsOf(await pinManagementTerms(ports, OFFICER, terms));
    expect(await pinManagementTerms(ports, OFFICER, { ...terms, key: 'anew', capBps: 1 })).toEqual(
      refused('terms-pinned'),
    );
    expect(await accrue('one', 61)).toEqual(refused('above-cap'));
    idsOf(await accrue('two', 60));
    expect(await accrue('three', 1)).toEqual(refused('above-cap'));
    const use = { raisedMinor: 2000, feesMinor: 12, managementMinor: 60, otherMinor: 60, heldMinor: 1928 };
    expect(await getProject(ports, projectId)).toMatchObject({ fundUse: use });
    const spend = (key: string, amountMinor: number, proof = evidence) =>
      spendManagement(ports, OFFICER, { projectId, key, amountMinor, evidence: proof });
    expect(await spend('bare', 10, [])).toEqual(refused('evidence-unfit'));
    expect(await spend('much', 61)).toEqual(refused('balance-too-low'));
    expect(await spend('bank', 51)).toEqual(refused('bank-too-low'));
    idsOf(await spend('paid', 50));
    expect(await getProject(ports, projectId)).toMatchObject({ fundUse: use });
  });

  test('is never more than the filed plan gives, and comes out of what the fund has left', async () => {
    const ports = await fundedPorts();
    const terms = { projectId, key: 'a', capBps: 501, baseMinor: 1_000_000 };
    expect(await pinManagementTerms(ports, OFFICER, terms)).toEqual(refused('terms-above-plan'));
    expect(await pinManagementTerms(ports, OFFICER, { ...terms, key: 'b', capBps: 1.5 })).toEqual(
      refused('terms-above-plan'),
    );
    expect(await pinManagementTerms(ports, OFFICER, { ...terms, key: 'c', baseMinor: 0 })).toEqual(
      refused('amount-unfit'),
    );
    idsOf(await pinManagementTerms(ports, OFFICER, { ...terms, key: 'd', capBps: 500 }));
    const accrue = { projectId, key: 'e', amountMinor: 1989 };
    expect(await accrueManagement(ports, OFFICER, accrue)).toEqual(refused('balance-too-low'));
    expect(await accrueManagement(ports, OFFICER, { ...accrue, key: 'f', amountMinor: 0 })).toEqual(
      refused('amount-unfit'),
    );
  });
});
