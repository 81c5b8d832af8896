import { parseLeaf, verifyAttestation } from '@happy-homeland/log/books';
import { beforeEach, describe, expect, test } from 'vitest';
import { attestedWith } from '../../testing/attesting.ts';
import { fundedPorts } from '../../testing/funding.ts';
import type { TestPorts } from '../../testing/index.ts';
import { aProject, LOG_ORIGIN } from '../../testing/index.ts';
import { itemIn, somebody, take } from '../../testing/work-walk.ts';
import { spotChecks } from '../project/spot-checks.ts';
import { takeStep } from './take-step.ts';

const { projectId, charityId } = aProject();

let ports: TestPorts;

beforeEach(async () => {
  ports = await fundedPorts();
});

function attest(itemId: string, input: Readonly<Record<string, unknown>>) {
  return takeStep(ports, somebody(['auditor']), {
    kind: 'spot-checks',
    itemId,
    step: 'attest',
    input,
    requestKey: null,
  });
}

describe('a spot check', () => {
  test('is public as it stands, and says whether somebody has put a name under it', async () => {
    const item = await itemIn(ports, 'spot-checks', 'recorded');
    const looked = '第 3 笔的发票（示例）';
    expect(await spotChecks(ports, projectId)).toMatchObject([{ looked, result: 'in-order', attestedBy: null }]);
    await take(ports, 'spot-checks', { itemId: item.itemId, step: 'attest' });
    expect(await spotChecks(ports, projectId)).toMatchObject([{ digest: item.digest, attestedBy: '示例会计师事务所' }]);
  });

  test('that is attested stands in the public log with the auditor’s own signature over this very record', async () => {
    const item = await itemIn(ports, 'spot-checks', 'attested');
    const newest = await ports.store.log.newest(projectId, 'attestation');
    const leaf = newest && parseLeaf(newest.bytes);
    if (leaf?.kind !== 'attestation') throw new Error('an attestation');
    expect(leaf).toMatchObject({
      digest: item.digest,
      charity: charityId,
      project: projectId,
      title: '第 3 笔的发票（示例）',
    });
    expect(await verifyAttestation(leaf, LOG_ORIGIN)).toBe(true);
  });

  test.each([
    ['of another record', { digest: 'ab'.repeat(32) }],
    ['of another title', { title: '另一份（示例）' }],
  ])('RUL-12 takes no signature %s, and stays as it was', async (_, over) => {
    const item = await itemIn(ports, 'spot-checks', 'recorded');
    const input = attestedWith({ digest: item.digest, title: String(item.content['looked']), ...over });
    expect(await attest(item.itemId, input)).toMatchObject({ reason: 'not-fit' });
    expect(await attest(item.itemId, { ...input, verifierKey: 'nonsense' })).toMatchObject({ reason: 'not-fit' });
    expect((await ports.store.work.item(item.itemId))?.state).toBe('recorded');
    expect(await ports.store.log.newest(projectId, 'attestation')).toBeNull();
  });

  test('a record that was corrected needs a signature of its own', async () => {
    const item = await itemIn(ports, 'spot-checks', 'recorded');
    const before = attestedWith({ digest: item.digest, title: String(item.content['looked']) });
    await take(ports, 'spot-checks', { itemId: item.itemId, step: 'correct' });
    expect(await attest(item.itemId, before)).toMatchObject({ reason: 'not-fit' });
    expect(await take(ports, 'spot-checks', { itemId: item.itemId, step: 'attest' })).toMatchObject({
      state: 'attested',
    });
  });
});
