import { describe, expect, test } from 'vitest';
import { fundedPorts } from '../../testing/funding.ts';
import type { TestPorts } from '../../testing/index.ts';
import { aProject } from '../../testing/index.ts';
import { SAMPLE_CONTENT } from '../../testing/work-samples.ts';
import { itemIn, somebody, take } from '../../testing/work-walk.ts';
import { financingOf } from '../project/financing.ts';
import { projectProgress } from '../project/progress.ts';
import { getProject } from '../project/project.ts';
import { openWork } from './open-work.ts';
import { takeStep } from './take-step.ts';

const KIND = 'financings';
const { projectId } = aProject();
const SAMPLE = SAMPLE_CONTENT[KIND]();

async function revise(ports: TestPorts, itemId: string, amountMinor: number) {
  const content = { ...SAMPLE, amount: { amountMinor, currency: 'CNY' } };
  const input = { content, explanation: '合同金额写错（示例）' };
  return takeStep(ports, somebody(['finance']), { kind: KIND, itemId, step: 'revise', input, requestKey: null });
}

function shown(ports: TestPorts) {
  return financingOf(ports, projectId).then((all) =>
    all.map(({ amount, corrections }) => [amount.amountMinor, corrections.map((before) => before.amount.amountMinor)]),
  );
}

async function told(ports: TestPorts) {
  return (await ports.store.books.disclosures(projectId, 10)).map(({ body, explanation }) => ({ body, explanation }));
}

describe('financing from outside gifts', () => {
  test('is public once somebody else has confirmed it, and in no total of gifts', async () => {
    const ports = await fundedPorts();
    const before = await getProject(ports, projectId);
    const { itemId } = await itemIn(ports, KIND, 'proposed');
    expect(await shown(ports)).toEqual([]);
    await take(ports, KIND, { itemId, step: 'confirm' });
    expect(await shown(ports)).toEqual([[100, []]]);
    const after = await getProject(ports, projectId);
    for (const of of ['raisedMinor', 'donors', 'bySource', 'fundUse'] as const)
      expect(after?.[of]).toEqual(before?.[of]);
    const [disclosed] = await told(ports);
    for (const text of ['政府购买服务', '示例民购 2026-07', '不计入募捐款项']) expect(disclosed?.body).toContain(text);
  });

  test('is corrected in public: what it said before stays, and the correction says why', async () => {
    const ports = await fundedPorts();
    const { itemId } = await itemIn(ports, KIND, 'confirmed');
    await revise(ports, itemId, 90);
    expect(await shown(ports)).toEqual([[100, []]]);
    await take(ports, KIND, { itemId, step: 'confirm' });
    expect(await shown(ports)).toEqual([[90, [100]]]);
    await revise(ports, itemId, 0);
    await take(ports, KIND, { itemId, step: 'confirm' });
    expect(await shown(ports)).toEqual([[0, [100, 90]]]);
    expect((await told(ports)).map(({ explanation }) => explanation)).toEqual(
      expect.arrayContaining([null, '合同金额写错（示例）', '合同金额写错（示例）']),
    );
  });

  test('stays as it was confirmed where a correction is refused', async () => {
    const ports = await fundedPorts();
    const { itemId } = await itemIn(ports, KIND, 'confirmed');
    await revise(ports, itemId, 90);
    expect(await take(ports, KIND, { itemId, step: 'refuse' })).toMatchObject({ state: 'confirmed', content: SAMPLE });
    expect(await shown(ports)).toEqual([[100, []]]);
  });

  test('is in the currency of its project, and of a day that has come', async () => {
    const ports = await fundedPorts();
    const open = (over: object) =>
      openWork(ports, somebody(['finance']), {
        kind: KIND,
        projectId,
        content: { ...SAMPLE, ...over },
        requestKey: null,
      });
    const dollars = { amountMinor: 100, currency: 'USD' };
    expect(await open({ amount: dollars })).toMatchObject({ reason: 'currency-mismatch' });
    expect(await open({ on: '2026-11-23' })).toMatchObject({ errors: [{ pointer: '/on' }] });
  });
});

describe('outcomes', () => {
  test('stand planned beside reached, and the acceptance has the last word', async () => {
    const ports = await fundedPorts();
    const file = await ports.store.directory.file(projectId);
    const card = await getProject(ports, projectId);
    if (file === null || card === null) throw new Error('no project');
    const planned = { sessions: 4, people: 100, households: 50 };
    const body = { ...file.project.body, outcomes: planned };
    const record = { ...file.project, body, revision: file.project.revision + 1 };
    await ports.store.commit([{ kind: 'put-project', record }]);
    const put = { ...file, project: record };
    expect(await projectProgress(ports, put, card)).toMatchObject({ plannedOutcomes: planned, outcomes: null });
    await tell(ports, 'updates', { sessions: 1, people: 20, households: 10 });
    expect(await projectProgress(ports, put, card)).toMatchObject({ outcomes: { sessions: 1 } });
    await tell(ports, 'acceptances', { sessions: 4, people: 96, households: 48 });
    expect(await projectProgress(ports, put, card)).toMatchObject({
      outcomes: { people: 96 },
      plannedOutcomes: planned,
    });
  });
});

async function tell(ports: TestPorts, kind: 'acceptances' | 'updates', outcomes: object) {
  const content = { ...SAMPLE_CONTENT[kind](), outcomes };
  const opener = somebody(['finance', 'partner-editor', 'supervisor']);
  const item = await openWork(ports, opener, { kind, projectId, content, requestKey: null });
  if (!('itemId' in item)) throw new Error(JSON.stringify(item));
  await take(ports, kind, { itemId: item.itemId, step: kind === 'updates' ? 'publish' : 'confirm' });
}
