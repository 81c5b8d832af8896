import { describe, expect, test } from 'vitest';
import { finishedPorts, giveOn } from '../../testing/finishing.ts';
import { AFTER_CAMPAIGN_MS, advanceTo, fundedPorts, payOut } from '../../testing/funding.ts';
import type { TestPorts } from '../../testing/index.ts';
import { aProject, makePledge } from '../../testing/index.ts';
import { itemIn, somebody, take } from '../../testing/work-walk.ts';
import { settle } from '../gift/settlement.ts';
import { getProject } from '../project/project.ts';
import { isRefusal } from '../refusal.ts';
import { openWork } from './open-work.ts';
import { takeStep } from './take-step.ts';

const { projectId } = aProject();
const KIND = 'project-lives';

function begin(ports: TestPorts) {
  return openWork(ports, somebody(['approver']), { kind: KIND, projectId, content: {}, requestKey: null });
}

function step(
  ports: TestPorts,
  itemId: string,
  { take: name, ...input }: { readonly take: string; readonly why?: string },
) {
  const actor = somebody(['approver', 'finance']);
  const full = name === 'end' ? { reason: '（示例）', ...input } : {};
  return takeStep(ports, actor, { kind: KIND, itemId, step: name, input: full, requestKey: null });
}

describe('the life of a project', () => {
  test('begins once, of however many that begin it at once', async () => {
    const ports = await fundedPorts();
    const answers = await Promise.all([1, 2, 3].map(() => begin(ports)));
    expect(answers.filter((answer) => !isRefusal(answer))).toHaveLength(1);
    expect(await begin(ports)).toMatchObject({ reason: 'not-fit' });
  });

  test('begins by itself with a project that comes out of a plan', async () => {
    const ports = await fundedPorts();
    const { outcome } = await itemIn(ports, 'project-plans', 'published');
    expect(await ports.store.work.item(String(outcome['lifeId']))).toMatchObject({
      kind: KIND,
      state: 'raising',
      projectId: outcome['projectId'],
    });
  });

  test('paused takes no gift, and resumed takes it again', async () => {
    const ports = await fundedPorts();
    const { itemId } = await itemIn(ports, KIND, 'raising');
    await take(ports, KIND, { itemId, step: 'pause' });
    expect(await getProject(ports, projectId)).toMatchObject({ intake: 'paused', status: 'open' });
    await expect(makePledge(ports, 500)).rejects.toThrow('paused');
    await take(ports, KIND, { itemId, step: 'resume' });
    expect(await getProject(ports, projectId)).toMatchObject({ intake: 'open' });
    await makePledge(ports, 500);
  });

  test('ended takes no gift any more, and leaves the lists of what is open', async () => {
    const ports = await fundedPorts();
    await itemIn(ports, KIND, 'ended');
    expect(await getProject(ports, projectId)).toMatchObject({ intake: 'campaign-ended', status: 'ended' });
    await expect(makePledge(ports, 500)).rejects.toThrow('campaign-ended');
    const listed = async (status: 'ended' | 'open') =>
      (await ports.store.directory.files({ status, today: '2026-11-22', limit: 10 })).map(
        ({ project }) => project.projectId,
      );
    expect(await listed('ended')).toEqual([projectId]);
    expect(await listed('open')).not.toContain(projectId);
  });

  test('a gift that was promised before the pause is settled after it', async () => {
    const ports = await fundedPorts();
    const pledge = await makePledge(ports, 500);
    const { itemId } = await itemIn(ports, KIND, 'raising');
    await take(ports, KIND, { itemId, step: 'pause' });
    ports.payments.pay(pledge.sessionRef, { paidAtMs: ports.clock.nowMs() });
    await settle(ports, pledge.pledgeId);
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2500 });
  });

  test('tells the public of each step, with its leaf and the plan anew', async () => {
    const ports = await fundedPorts();
    const { itemId } = await itemIn(ports, KIND, 'raising');
    for (const name of ['pause', 'resume', 'pause']) await take(ports, KIND, { itemId, step: name });
    const told = await ports.store.books.disclosures(projectId, 10);
    const titles = told.map(({ title }) => title.split(' ')[0]);
    expect(titles.toSorted()).toEqual(['项目恢复募捐', '项目暂停募捐', '项目暂停募捐']);
    const item = await ports.store.work.item(itemId);
    const last = String(item?.outcome['disclosure']);
    expect(told.map(({ digest }) => digest)).toContain(last);
    expect(await ports.store.log.ofFact(`disclosure:${projectId}:${last}`)).not.toBeNull();
    const revision = (await ports.store.directory.file(projectId))?.project.revision;
    expect(await ports.store.log.ofFact(`plan:${projectId}:${revision}`)).not.toBeNull();
  });

  test('ends for a reason that is so', async () => {
    const ports = await fundedPorts();
    const { itemId } = await itemIn(ports, KIND, 'raising');
    expect(await step(ports, itemId, { take: 'end', why: 'goal-reached' })).toMatchObject({
      reason: 'not-fit',
      errors: [{ pointer: '/why' }],
    });
    expect(await step(ports, itemId, { take: 'end', why: 'term-over' })).toMatchObject({ reason: 'not-fit' });
    ports.clock.set(AFTER_CAMPAIGN_MS);
    expect(await step(ports, itemId, { take: 'end', why: 'term-over' })).toMatchObject({ state: 'ended' });
  });
});

describe('closing', () => {
  test('waits for the residents, for what is owed, and for what is left', async () => {
    const ports = await fundedPorts();
    await payOut(ports, 1500);
    await advanceTo(ports, 500);
    await itemIn(ports, 'disbursements', 'requested');
    const { itemId } = await itemIn(ports, KIND, 'ended');
    const refusal = await step(ports, itemId, { take: 'settle' });
    expect(refusal).toMatchObject({ reason: 'not-fit' });
    for (const words of ['residents', 'Disbursements:', 'advance', 'similar project']) {
      expect(JSON.stringify(refusal)).toContain(words);
    }
    expect(await ports.store.work.item(itemId)).toMatchObject({ state: 'ended' });
  });

  test('is told with the figures of the books', async () => {
    const ports = await finishedPorts();
    const { outcome } = await itemIn(ports, KIND, 'closed');
    const card = await getProject(ports, projectId);
    expect(outcome['accounts']).toEqual({ ...card?.fundUse, currency: 'CNY', donors: 1 });
    const told = await ports.store.books.disclosure(projectId, String(outcome['disclosure']));
    expect(told).toMatchObject({ title: '项目结项决算 The project is closed' });
    for (const line of ['募得 Raised: 20.00 CNY', '剩余转出 Surplus given on: 19.88 CNY', '结余 Held: 0.00 CNY']) {
      expect(told?.body).toContain(line);
    }
  });

  test('asks for the accounts anew where the books have moved since', async () => {
    const ports = await fundedPorts();
    const pledge = await makePledge(ports, 700);
    ports.clock.set(AFTER_CAMPAIGN_MS);
    await itemIn(ports, 'acceptances', 'confirmed');
    await giveOn(ports);
    const { itemId } = await itemIn(ports, KIND, 'closing');
    ports.payments.pay(pledge.sessionRef, { paidAtMs: Date.UTC(2026, 11, 1) });
    await settle(ports, pledge.pledgeId);
    expect(await take(ports, KIND, { itemId, step: 'close' })).toMatchObject({ reason: 'not-fit' });
    await giveOn(ports, (await getProject(ports, projectId))?.fundUse.heldMinor);
    expect(await take(ports, KIND, { itemId, step: 'close' })).toMatchObject({ reason: 'stale-state' });
    expect(await ports.store.work.item(itemId)).toMatchObject({ state: 'closing' });
  });
});
