import { WORK_BODIES } from '@happy-homeland/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { advanceTo, fundedPorts, giveTo, payOut } from '../../testing/funding.ts';
import type { TestPorts } from '../../testing/index.ts';
import { aProject } from '../../testing/index.ts';
import { somebody } from '../../testing/work-walk.ts';
import { getCompliance } from '../compliance/compliance.ts';
import { tendDuties } from '../duty/duty-clock.ts';
import { listDisclosures } from '../project/disclosures.ts';
import { getProject } from '../project/project.ts';
import { isRefusal } from '../refusal.ts';
import { openWork } from './open-work.ts';
import { takeStep } from './take-step.ts';

const { projectId } = aProject();
const DUTY = { kind: 'campaign-final', dueOn: '2027-06-30' };
const WRITTEN = { unused: '余款用于同一社区的其他扶手（示例）', partners: '每月走访一次（示例）' };
const ENTRY = 'https://cszg.mca.gov.cn/platform/disclosure/1';

let ports: TestPorts;
const writer = somebody(['finance']);
const reviewer = somebody(['approver']);

beforeEach(async () => {
  ports = await fundedPorts();
  await giveTo(ports, 100);
  await payOut(ports, 1500);
  await advanceTo(ports, 500);
});

async function open(content: object = { duty: DUTY, fields: WRITTEN }) {
  const opening = { kind: 'disclosures', projectId, content: { ...content }, requestKey: null } as const;
  return openWork(ports, writer, opening);
}

async function opened(content?: object) {
  const item = await open(content);
  if (isRefusal(item)) throw new Error(JSON.stringify(item));
  return item;
}

function step(itemId: string, name: string, input: object = {}) {
  const actor = name === 'publish' ? reviewer : writer;
  return takeStep(ports, actor, { kind: 'disclosures', itemId, step: name, input: { ...input }, requestKey: null });
}

async function published(content?: object) {
  const { itemId } = await opened(content);
  const sent = await step(itemId, 'submit');
  if (isRefusal(sent)) throw new Error(JSON.stringify(sent));
  const item = await step(itemId, 'publish', { digest: sent.digest });
  if (isRefusal(item)) throw new Error(JSON.stringify(item));
  return item;
}

async function status() {
  const compliance = await getCompliance(ports, projectId);
  const duty = compliance?.duties.find(({ kind, dueStrict }) => kind === DUTY.kind && dueStrict === DUTY.dueOn);
  return [duty?.status, duty?.entry?.url ?? null, duty?.publishedHereOn];
}

describe('a disclosure that is opened', () => {
  test('has the figures of the ledger at a stated entry, and nobody typed them', async () => {
    const { content, dueOn } = await opened({ duty: DUTY });
    const [card, [last]] = await Promise.all([getProject(ports, projectId), ports.store.books.latest(projectId, 1)]);
    if (card === null) throw new Error('no card');
    const { fundUse: use } = card;
    expect(content).toMatchObject({
      figures: {
        seq: last?.seq,
        of: 'campaign',
        currency: 'CNY',
        raisedMinor: use.raisedMinor,
        spentMinor: use.spentMinor,
        advancesMinor: use.advancesMinor,
        feesMinor: use.feesMinor,
        managementMinor: use.managementMinor,
        heldMinor: use.heldMinor,
      },
    });
    expect(JSON.stringify(content)).toContain('公开募捐收入');
    expect(dueOn).toBe('2027-06-30');
  });

  test('keeps the figures of the ledger whatever is sent in their place', async () => {
    const { itemId, content } = await opened();
    const { figures } = content as { readonly figures: object };
    const told = { ...content, fields: { ...WRITTEN, received: '一亿元' }, figures: { ...figures, raisedMinor: 1 } };
    const edited = await step(itemId, 'edit', { content: told });
    expect(edited).toMatchObject({ content: { figures } });
    expect(JSON.stringify(edited)).not.toContain('一亿元');
  });

  test('follows the ledger when it is changed later', async () => {
    const { itemId, content } = await opened();
    await giveTo(ports, 900);
    const edited = await step(itemId, 'edit', { content });
    if (isRefusal(edited)) throw new Error('refused');
    const raised = (of: Readonly<Record<string, unknown>>) =>
      (of['figures'] as { readonly raisedMinor: number }).raisedMinor;
    expect(raised(edited.content) - raised(content)).toBe(900);
  });

  test('names its duty by kind and day, or is refused with the days that there are', async () => {
    expect(await open({ duty: { kind: 'campaign-final', dueOn: '2027-07-01' } })).toMatchObject({
      reason: 'not-fit',
      errors: [{ pointer: '/duty/dueOn', message: 'campaign-final falls due on: 2027-06-30' }],
    });
    expect(await open({ duty: { kind: 'surplus', dueOn: '2027-06-30' } })).toMatchObject({ reason: 'not-fit' });
  });

  test('holds nothing that leads to a person', async () => {
    const fields = { ...WRITTEN, partners: '电话 13800138000' };
    expect(await open({ duty: DUTY, fields })).toMatchObject({ errors: [{ pointer: '/fields/partners' }] });
  });

  test('goes to review once everything is said that the law asks for', async () => {
    const { itemId } = await opened({ duty: DUTY, fields: { partners: '每月走访（示例）' } });
    expect(await step(itemId, 'submit')).toMatchObject({
      reason: 'invalid-body',
      errors: [{ pointer: '/fields/unused' }],
    });
  });
});

describe('a duty', () => {
  test('is met by its entry on 慈善中国 with address and day, and by nothing less', async () => {
    expect(await status()).toEqual(['open', null, null]);
    const { itemId } = await published();
    expect(await status()).toEqual(['published-here', null, '2026-11-22']);
    const tomorrow = await step(itemId, 'register', { url: ENTRY, on: '2026-11-23' });
    expect(tomorrow).toMatchObject({ reason: 'not-fit', errors: [{ pointer: '/on' }] });
    expect((await status())[0]).toBe('published-here');
    await step(itemId, 'register', { url: ENTRY, on: '2026-11-22' });
    expect(await status()).toEqual(['met', ENTRY, '2026-11-22']);
    await tendDuties(ports, () => true);
    const { campaignId } = aProject();
    const kept = (await ports.store.directory.dutiesOf(campaignId)).find(({ kind }) => kind === 'campaign-final');
    expect([kept?.kind, kept?.met, kept?.words.entry]).toEqual([
      'campaign-final',
      true,
      { url: ENTRY, on: '2026-11-22' },
    ]);
  });

  test('of a campaign is met for all of its projects', async () => {
    const second = aProject({ projectId: 'secondproject2222222222222', externalId: 'second', goalMinor: 100 });
    await ports.store.commit([{ kind: 'put-project', record: second }]);
    const { itemId } = await published();
    await step(itemId, 'register', { url: ENTRY, on: '2026-11-22' });
    const compliance = await getCompliance(ports, second.projectId);
    expect(compliance?.duties.find(({ kind }) => kind === 'campaign-final')?.status).toBe('met');
  });

  test('is answered by one disclosure', async () => {
    const [first, second] = [await opened(), await opened()];
    const digests = await Promise.all([first, second].map(({ itemId }) => step(itemId, 'submit')));
    const answers: Awaited<ReturnType<typeof step>>[] = [];
    for (const sent of digests) {
      if (isRefusal(sent)) throw new Error('refused');
      ports.clock.advance(60_000);
      answers.push(await step(sent.itemId, 'publish', { digest: sent.digest }));
    }
    expect(answers.map((answer) => (isRefusal(answer) ? answer.reason : answer.state))).toEqual([
      'published',
      'not-fit',
    ]);
  });

  test.each([
    ['http://cszg.mca.gov.cn/1', false],
    ['https://cszg.mca.gov.cn/', false],
    ['https://cszg.mca.gov.cn', false],
    ['https://cszg.mca.gov.cn.example.org/1', false],
    ['https://evil.example.org/cszg.mca.gov.cn', false],
    ['https://a@cszg.mca.gov.cn/1', false],
    ['https://cszg.mca.gov.cn:8443/1', false],
    ['javascript:alert(1)', false],
    ['https://cszg.mca.gov.cn/1', true],
    ['https://cszg.mca.gov.cn/?id=1', true],
    ['https://cishan.chinanpo.gov.cn/biz/1', true],
  ])('takes %s as an entry: %s', (url, isTaken) => {
    const { register } = WORK_BODIES.disclosures.steps;
    expect(register.safeParse({ url, on: '2026-11-22' }).success).toBe(isTaken);
  });
});

describe('what is published', () => {
  test('is read by everybody, is in the log, and says each thing under its name', async () => {
    const { outcome } = await published();
    const page = await listDisclosures(ports, projectId);
    if (isRefusal(page)) throw new Error('refused');
    const [told] = page.items;
    expect([told?.kind, told?.digest]).toEqual(['report', outcome['digest']]);
    expect(told?.body).toMatch(/^募得款物情况\n.*\n\n已使用款物的用途\n.*\n\n未使用款物的使用计划\n余款/s);
    expect(await ports.store.log.ofFact(`disclosure:${projectId}:${outcome['digest']}`)).not.toBeNull();
  });

  test('is the version that the reviewer read', async () => {
    const { itemId } = await opened();
    await step(itemId, 'submit');
    expect(await step(itemId, 'publish', { digest: 'a'.repeat(64) })).toMatchObject({
      reason: 'stale-state',
    });
  });

  test('RUL-10 stays beside its correction, which says why; the entry goes on counting', async () => {
    const { itemId, content, outcome } = await published();
    await step(itemId, 'register', { url: ENTRY, on: '2026-11-22' });
    const explanation = '走访次数写错（示例）';
    const fields = { ...WRITTEN, partners: '每季度走访一次（示例）' };
    await step(itemId, 'revise', { content: { ...content, fields }, explanation });
    expect(await status()).toEqual(['met', ENTRY, '2026-11-22']);
    expect(await step(itemId, 'withdraw')).toMatchObject({ reason: 'not-fit' });
    const sent = await step(itemId, 'submit');
    if (isRefusal(sent)) throw new Error('refused');
    const corrected = await step(itemId, 'publish', { digest: sent.digest });
    if (isRefusal(corrected)) throw new Error(JSON.stringify(corrected));
    const page = await listDisclosures(ports, projectId);
    if (isRefusal(page)) throw new Error('refused');
    expect(page.items.map(({ kind, digest, corrects, explanation: why }) => [kind, digest, corrects, why])).toEqual([
      ['correction', corrected.outcome['digest'], outcome['digest'], explanation],
      ['report', outcome['digest'], null, null],
      ['plan', null, null, null],
    ]);
    expect(await status()).toEqual(['met', ENTRY, '2026-11-22']);
  });

  test('answers the duty that it was opened for, and no other', async () => {
    const { itemId, content } = await published();
    const other = { ...content, duty: { kind: 'annual-report', dueOn: '2027-05-31' } };
    const refused = await step(itemId, 'revise', { content: other, explanation: '示例' });
    expect(refused).toMatchObject({ errors: [{ pointer: '/content/duty' }] });
  });
});
