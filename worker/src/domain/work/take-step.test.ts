import { describe, expect, test } from 'vitest';
import { MemoryStore } from '../../adapters/memory/memory-store.ts';
import { advanceTo, fundedPorts, PARTNER, payOut } from '../../testing/funding.ts';
import { anId, aPartner, aProject, FaultyStore } from '../../testing/index.ts';
import { SAMPLE_CONTENT } from '../../testing/work-samples.ts';
import { itemIn, somebody, take } from '../../testing/work-walk.ts';
import { getProject } from '../project/project.ts';
import { isRefusal } from '../refusal.ts';
import { openWork } from './open-work.ts';
import { listWork, readWork } from './read-work.ts';
import { takeStep } from './take-step.ts';

const { projectId } = aProject();

describe('a request', () => {
  test('IDM-01 opens one item however often it is sent, and another with the same key is refused', async () => {
    const ports = await fundedPorts();
    const actor = somebody(['partner-editor']);
    const content = SAMPLE_CONTENT.updates();
    const opening = { kind: 'updates', projectId, content, requestKey: crypto.randomUUID() } as const;
    const [first, ...repeats] = await Promise.all([1, 2, 3].map(() => openWork(ports, actor, opening)));
    for (const repeat of repeats) expect(repeat).toEqual(first);
    const other = { ...opening, content: { ...content, title: '另一件事（示例）' } };
    expect(await openWork(ports, actor, other)).toMatchObject({ reason: 'idempotency-key-reused' });
    expect(await listWork(ports, actor, { kind: 'updates', query: { limit: 10 } })).toMatchObject({
      items: [{ kind: 'updates' }],
    });
  });

  test('IDM-05 that was done although its answer was lost is answered with what it did', async () => {
    const store = new FaultyStore(new MemoryStore());
    const ports = await fundedPorts({ store });
    await payOut(ports, 1500);
    const { itemId } = await itemIn(ports, 'disbursements', 'requested');
    const actor = somebody(['approver']);
    const step = {
      kind: 'disbursements',
      itemId,
      step: 'approve',
      input: {},
      requestKey: crypto.randomUUID(),
    } as const;
    store.failNext('after');
    await expect(takeStep(ports, actor, step)).rejects.toMatchObject({ code: 'unknown-outcome' });
    expect(await takeStep(ports, actor, step)).toMatchObject({ state: 'approved' });
    expect((await ports.store.work.events(itemId)).length).toBe(2);
    expect(await ports.store.books.overdueReservations(Number.MAX_SAFE_INTEGER, 10)).toHaveLength(1);
  });

  test('CRF-01 that failed before anything was written leaves the item as it was', async () => {
    const store = new FaultyStore(new MemoryStore());
    const ports = await fundedPorts({ store });
    const item = await itemIn(ports, 'disbursements', 'requested');
    store.failNext('before');
    const actor = somebody(['approver']);
    const step = { kind: 'disbursements', itemId: item.itemId, step: 'approve', input: {}, requestKey: null } as const;
    await expect(takeStep(ports, actor, step)).rejects.toMatchObject({ code: 'busy' });
    expect(await ports.store.work.item(item.itemId)).toEqual(item);
  });
});

describe('two people at once', () => {
  test('CON-01 approving and withdrawing one request: exactly one wins, 200 of 200', async () => {
    const ports = await fundedPorts();
    for (let round = 0; round < 200; round += 1) {
      const { itemId } = await itemIn(ports, 'updates', 'draft');
      const answers = await Promise.all(
        ['publish', 'withdraw'].map((step) => take(ports, 'updates', { itemId, step })),
      );
      expect(answers.filter(isRefusal)).toHaveLength(1);
      expect(await ports.store.work.item(itemId)).toMatchObject({ revision: 2 });
    }
  });

  test('CON-01 approving two requests for the last yuan: exactly one is promised, 200 of 200', async () => {
    for (let round = 0; round < 200; round += 1) {
      const ports = await fundedPorts();
      const amount = { amountMinor: 1988, currency: 'CNY' };
      const content = { ...SAMPLE_CONTENT.disbursements(), amount };
      const opened = await Promise.all(
        [1, 2].map(() =>
          openWork(ports, somebody(['finance']), { kind: 'disbursements', projectId, content, requestKey: null }),
        ),
      );
      const answers = await Promise.all(
        opened.map((item) =>
          take(ports, 'disbursements', { itemId: 'itemId' in item ? item.itemId : '', step: 'approve' }),
        ),
      );
      const refusals = answers.filter(isRefusal);
      expect(refusals).toHaveLength(1);
      expect(refusals[0]).toMatchObject({ reason: 'balance-too-low' });
    }
  });
});

describe('money that is carried through steps', () => {
  test('leaves the fund as an advance and is spent only when two of the charity have said so', async () => {
    const ports = await fundedPorts();
    await payOut(ports, 1500);
    await advanceTo(ports, 500);
    const { itemId } = await itemIn(ports, 'spendings', 'checked');
    expect(await getProject(ports, projectId)).toMatchObject({ fundUse: { advancesMinor: 500, spentMinor: 0 } });
    const verified = await take(ports, 'spendings', { itemId, step: 'verify' });
    expect(verified).toMatchObject({ state: 'verified', outcome: { journalId: expect.any(String) } });
    expect(await getProject(ports, projectId)).toMatchObject({ fundUse: { advancesMinor: 400, spentMinor: 100 } });
  });

  test('names for the auditor who did which step in which role, on which version', async () => {
    const ports = await fundedPorts();
    await payOut(ports, 1500);
    const item = await itemIn(ports, 'disbursements', 'paid');
    const read = await readWork(ports, somebody(['auditor']), item);
    expect(read).toMatchObject({
      item: { state: 'paid', next: [], waitsFor: [] },
      events: [
        { step: 'open', role: 'partner-editor', digest: item.digest },
        { step: 'approve', role: 'approver', from: 'requested', to: 'approved' },
        { step: 'pay', role: 'finance', input: { paidOn: '2026-11-20' } },
      ],
    });
  });
});

describe('a review', () => {
  test('RUL-06 counts only signatures of the version that is under review', async () => {
    const ports = await fundedPorts();
    const { itemId } = await itemIn(ports, 'project-plans', 'approved');
    const reviewer = somebody(['reviewer']);
    await take(ports, 'project-plans', { itemId, step: 'recall' });
    await take(ports, 'project-plans', { itemId, step: 'revise' });
    expect(await take(ports, 'project-plans', { itemId, step: 'submit' })).toMatchObject({ state: 'in-review' });
    const old = await ports.store.work.events(itemId);
    const signed = old.find(({ step }) => step === 'sign');
    const input = { digest: signed?.digest ?? '' };
    const stale = { kind: 'project-plans', itemId, step: 'sign', input, requestKey: null } as const;
    expect(await takeStep(ports, reviewer, stale)).toMatchObject({ reason: 'stale-state' });
    expect(await take(ports, 'project-plans', { itemId, step: 'sign', actor: reviewer })).toMatchObject({
      state: 'approved',
    });
  });

  test('publishes the project with its plan in the log', async () => {
    const ports = await fundedPorts();
    const { itemId } = await itemIn(ports, 'project-plans', 'approved');
    const published = await take(ports, 'project-plans', { itemId, step: 'publish' });
    expect(published).toMatchObject({ state: 'published' });
    const made = isRefusal(published) ? '' : String(published.outcome['projectId']);
    expect(await getProject(ports, made)).toMatchObject({ projectId: made });
  });
});

describe('whoever has nothing to do with it', () => {
  test('TEN-01 finds no item, no list and no place to open one', async () => {
    const ports = await fundedPorts();
    const item = await itemIn(ports, 'updates', 'draft');
    const grants = [{ tenantId: 'elsewhere', role: 'finance', partnerId: null, charityId: null }] as const;
    const stranger = somebody([], { tenantId: 'elsewhere', grants });
    expect(await readWork(ports, stranger, item)).toMatchObject({ reason: 'not-found' });
    expect(await take(ports, 'updates', { itemId: item.itemId, step: 'publish', actor: stranger })).toMatchObject({
      reason: 'not-found',
    });
    const query = { limit: 10, project: projectId };
    expect(await listWork(ports, stranger, { kind: 'updates', query })).toMatchObject({ reason: 'not-found' });
    const content = SAMPLE_CONTENT.updates();
    expect(await openWork(ports, stranger, { kind: 'updates', projectId, content, requestKey: null })).toMatchObject({
      reason: 'not-found',
    });
  });

  test('of one partner reads and does nothing of another', async () => {
    const ports = await fundedPorts();
    const item = await itemIn(ports, 'spendings', 'submitted');
    const { tenantId } = aProject();
    const grants = (partnerId: string | null) => [
      { tenantId, role: 'supervisor' as const, partnerId, charityId: null },
    ];
    const other = somebody([], { grants: grants('another-partner') });
    expect(await readWork(ports, other, item)).toMatchObject({ reason: 'not-found' });
    // As the federation keeps it: by an id of its own, and with the name that the filed plan has.
    const partnerId = anId('kept');
    await ports.store.commit([
      { kind: 'put-partner', record: aPartner({ partnerId, name: PARTNER }) },
      {
        kind: 'put-partner',
        record: aPartner({ partnerId: anId('third'), externalId: 'third', name: '第三村（示例）' }),
      },
    ]);
    expect(await readWork(ports, somebody([], { grants: grants(anId('third')) }), item)).toMatchObject({
      reason: 'not-found',
    });
    const own = somebody([], { grants: grants(partnerId) });
    expect(await take(ports, 'spendings', { itemId: item.itemId, step: 'sign', actor: own })).toMatchObject({
      state: 'signed',
    });
    expect(await listWork(ports, other, { kind: 'spendings', query: { limit: 10, project: projectId } })).toMatchObject(
      {
        items: [],
      },
    );
  });
});
