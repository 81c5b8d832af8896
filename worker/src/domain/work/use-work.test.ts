import { describe, expect, test } from 'vitest';
import { advanceTo, CATEGORY, fundedPorts, giveTo, payOut } from '../../testing/funding.ts';
import type { TestPorts } from '../../testing/index.ts';
import { aCharity, aFederation, aProject } from '../../testing/index.ts';
import { SAMPLE_CONTENT, sampleInput } from '../../testing/work-samples.ts';
import { itemIn, somebody, take } from '../../testing/work-walk.ts';
import { projectProgress } from '../project/progress.ts';
import { getProject } from '../project/project.ts';
import { prepareProject } from '../project/publish.ts';
import { openWork } from './open-work.ts';
import { takeStep } from './take-step.ts';

const KIND = 'changes-of-use';
const { projectId } = aProject();
const ANEW = SAMPLE_CONTENT[KIND]();

async function fileOf(ports: TestPorts) {
  const file = await ports.store.directory.file(projectId);
  if (file === null) throw new Error('no project');
  return file;
}

function open(ports: TestPorts, content: object) {
  const asked = { kind: KIND, projectId, content: { ...ANEW, ...content }, requestKey: null } as const;
  return openWork(ports, somebody(['finance']), asked);
}

interface Said {
  readonly itemId: string;
  readonly step: 'approve' | 'consult' | 'file';
  readonly but: object;
}

async function say(ports: TestPorts, { itemId, step, but }: Said) {
  const item = await ports.store.work.item(itemId);
  if (item === null) throw new Error('no item');
  const input = { ...sampleInput(KIND, step, item), ...but };
  return takeStep(ports, somebody(['finance', 'approver']), { kind: KIND, itemId, step, input, requestKey: null });
}

function line(item: string, amountMinor: number) {
  return { item, amount: { amountMinor, currency: 'CNY' } } as const;
}

describe('a change of use', () => {
  test('changes nothing before its last step, and the published budget with it', async () => {
    const ports = await fundedPorts();
    const before = (await getProject(ports, projectId))?.budget;
    const { itemId } = await itemIn(ports, KIND, 'filed');
    expect((await getProject(ports, projectId))?.budget).toEqual(before);
    await take(ports, KIND, { itemId, step: 'publish' });
    expect((await getProject(ports, projectId))?.budget).toEqual(ANEW.budget);
  });

  test('tells the public what changed, why and by what decision, with its leaf and the plan anew', async () => {
    const ports = await fundedPorts();
    const before = (await getProject(ports, projectId))?.budget;
    const { outcome } = await itemIn(ports, KIND, 'effective');
    const digest = String(outcome['disclosure']);
    const told = await ports.store.books.disclosure(projectId, digest);
    expect(told?.title).toBe('资金用途变更 Change of use');
    const said = [
      ANEW.givenFor,
      ANEW.usedFor,
      ANEW.why,
      '第三次会议纪要',
      '示例变更 003',
      '扶手及安装',
      '防滑地面: 0 →',
    ];
    for (const text of said) expect(told?.body).toContain(text);
    expect(await ports.store.log.ofFact(`disclosure:${projectId}:${digest}`)).not.toBeNull();
    const file = await fileOf(ports);
    expect(await ports.store.log.ofFact(`plan:${projectId}:${file.project.revision}`)).not.toBeNull();
    const card = await getProject(ports, projectId);
    const progress = card && (await projectProgress(ports, file, card));
    expect(progress?.changesOfUse).toEqual([
      {
        givenFor: ANEW.givenFor,
        usedFor: ANEW.usedFor,
        why: ANEW.why,
        before,
        after: ANEW.budget,
        decidedOn: '2026-11-20',
        decision: '第三次会议纪要，同意',
        filingNumber: '示例变更 003',
        filedOn: '2026-11-20',
        effectiveOn: '2026-11-22',
        disclosure: digest,
      },
    ]);
  });

  test.each([
    ['a giver with an agreement who did not consent', 'consult', { agreements: { gifts: 2, consented: 1 } }],
    ['another body than the council', 'approve', { decidedBy: 'other' }],
  ] as const)('is refused by the rules with their article for %s', async (_what, step, but) => {
    const ports = await fundedPorts();
    const { itemId } = await itemIn(ports, KIND, step === 'consult' ? 'draft' : 'consulted');
    if (step === 'consult') await say(ports, { itemId, step, but });
    const answer = await say(ports, { itemId, step: 'approve', but: step === 'approve' ? but : {} });
    expect(answer).toMatchObject({ reason: 'blocked-by-rules', rules: [{ rule: 'E1' }] });
    expect(JSON.stringify(answer)).toContain('第五十六条');
  });

  test('waits for the supervising unit where the charity has one', async () => {
    const ports = await fundedPorts();
    const charity = aCharity();
    const facts = { ...charity.body.facts, organisation: { listing: 'none', hasSupervisingUnit: true } };
    const record = { ...charity, revision: charity.revision + 1, body: { ...charity.body, facts } };
    await ports.store.commit([{ kind: 'put-charity', record }]);
    const { itemId } = await itemIn(ports, KIND, 'consulted');
    const alone = await say(ports, { itemId, step: 'approve', but: {} });
    expect(alone).toMatchObject({ reason: 'blocked-by-rules' });
    const agreed = await say(ports, { itemId, step: 'approve', but: { supervisingUnit: 'agreed' } });
    expect(agreed).toMatchObject({ state: 'approved', dueOn: '2026-11-30' });
  });

  test('asks no article of mainland law where that law does not hold', async () => {
    const ports = await fundedPorts();
    const federation = aFederation();
    const record = { ...federation, pack: 'open', revision: federation.revision + 1 } as const;
    await ports.store.commit([{ kind: 'put-federation', record }]);
    const { itemId } = await itemIn(ports, KIND, 'consulted');
    expect(await say(ports, { itemId, step: 'approve', but: { decidedBy: 'other' } })).toMatchObject({
      state: 'approved',
    });
  });

  test('leaves what is spent on its line', async () => {
    const ports = await fundedPorts();
    await payOut(ports, 1500);
    await advanceTo(ports, 500);
    await itemIn(ports, 'spendings', 'verified');
    for (const lines of [[line('防滑地面', 1_000_000)], [line(CATEGORY, 99), line('防滑地面', 1)]]) {
      const answer = await open(ports, { budget: lines });
      expect(answer).toMatchObject({ reason: 'not-fit', errors: [{ pointer: '/budget' }] });
    }
    expect(await open(ports, { budget: [line(CATEGORY, 100), line('防滑地面', 1)] })).toMatchObject({ state: 'draft' });
  });

  test('names days that have come, and a filing after the decision', async () => {
    const ports = await fundedPorts();
    const { itemId } = await itemIn(ports, KIND, 'consulted');
    expect(await say(ports, { itemId, step: 'approve', but: { decidedOn: '2026-11-23' } })).toMatchObject({
      errors: [{ pointer: '/decidedOn' }],
    });
    await say(ports, { itemId, step: 'approve', but: {} });
    expect(await say(ports, { itemId, step: 'file', but: { filedOn: '2026-11-19' } })).toMatchObject({
      errors: [{ pointer: '/filedOn' }],
    });
  });

  test('is begun anew where the budget has changed since the approval', async () => {
    const ports = await fundedPorts();
    const first = await itemIn(ports, KIND, 'filed');
    await itemIn(ports, KIND, 'effective');
    expect(await take(ports, KIND, { itemId: first.itemId, step: 'publish' })).toMatchObject({ reason: 'stale-state' });
  });

  test('refuses the budget that stands, and another currency', async () => {
    const ports = await fundedPorts();
    const { budget } = (await fileOf(ports)).project.body;
    expect(await open(ports, { budget: [...budget] })).toMatchObject({ errors: [{ pointer: '/budget' }] });
    const dollars = [{ item: '扶手', amount: { amountMinor: 1, currency: 'USD' } }];
    expect(await open(ports, { budget: dollars })).toMatchObject({ reason: 'currency-mismatch' });
  });
});

describe('a project that is put again', () => {
  test('keeps its budget once gifts were given for it, under mainland law', async () => {
    const ports = await fundedPorts();
    const { federation, project } = await fileOf(ports);
    const { externalId, body } = project;
    const other = { ...body, budget: [line('防滑地面', 1_000_000)] };
    const asked = { federation, externalId, input: other };
    const refusal = { reason: 'immutable-field', errors: [{ pointer: '/budget' }] };
    expect(await prepareProject(ports, asked)).toMatchObject(refusal);
    expect(await prepareProject(ports, { ...asked, input: { ...body, summary: '改一句话（示例）' } })).toMatchObject({
      change: { kind: 'put-project' },
    });
    expect(await prepareProject(ports, { ...asked, federation: { ...federation, pack: 'open' } })).toMatchObject({
      change: { kind: 'put-project' },
    });
  });
});

test('a project that is put again keeps what is spent on its lines, under any law', async () => {
  const ports = await fundedPorts();
  await payOut(ports, 1500);
  await advanceTo(ports, 500);
  const { itemId } = await itemIn(ports, 'spendings', 'checked');
  await take(ports, 'spendings', { itemId, step: 'verify' });
  const { federation, project } = await fileOf(ports);
  const { externalId, body } = project;
  const asked = (budget: typeof body.budget) =>
    prepareProject(ports, { federation: { ...federation, pack: 'open' }, externalId, input: { ...body, budget } });
  const refusal = { reason: 'not-fit', errors: [{ pointer: '/budget' }] };
  expect(await asked([line('防滑地面', 500)])).toMatchObject(refusal);
  expect(await asked([line(CATEGORY, 99)])).toMatchObject(refusal);
  for (const budget of [[line(CATEGORY, 100)], []]) {
    expect(await asked(budget)).toMatchObject({ change: { kind: 'put-project' } });
  }
});

test('a change of use that was sent back says its consents anew', async () => {
  const ports = await fundedPorts();
  await giveTo(ports, 100);
  const { itemId } = await itemIn(ports, KIND, 'approved');
  expect(await take(ports, KIND, { itemId, step: 'return' })).toMatchObject({ state: 'draft', dueOn: null });
  expect(await take(ports, KIND, { itemId, step: 'approve' })).toMatchObject({ reason: 'illegal-transition' });
});
