import { describe, expect, test } from 'vitest';
import { fundedPorts } from '../../testing/funding.ts';
import type { TestPorts } from '../../testing/index.ts';
import { aFederation, aProject, aSiteRequest, OFFICER } from '../../testing/index.ts';
import { itemIn, somebody, take } from '../../testing/work-walk.ts';
import { requestSite } from '../access/site-request.ts';
import { putSite } from '../project/put-site.ts';
import { isRefusal } from '../refusal.ts';
import { openWork } from './open-work.ts';
import { sitesAsking } from './sites-asking.ts';
import { takeStep } from './take-step.ts';

const KIND = 'site-requests';
const DAY_MS = 24 * 60 * 60_000;
const origin = 'https://new.example.org';
const { projectId, tenantId } = aProject();

function ask(ports: TestPorts) {
  const input = { projectId, origin, name: '新村网（示例）', contact: '站长（示例）' };
  return requestSite(ports, input, { network: '203.0.113.9', session: null, proof: null, via: 'api' });
}

async function asked(ports: TestPorts) {
  const items = await ports.store.work.items({ kind: KIND, tenantId, limit: 10 });
  return items.map(({ itemId, state, content }) => ({ itemId, state, content }));
}

function step(ports: TestPorts, name: string, input: object = {}) {
  return asked(ports).then(([item]) =>
    takeStep(ports, somebody(['site-owner']), {
      kind: KIND,
      itemId: item?.itemId ?? '',
      step: name,
      input: { ...input },
      requestKey: null,
    }),
  );
}

describe('a website that asks', () => {
  test('is one piece of work however often it asks, and nothing of who asked stands in it', async () => {
    const ports = await fundedPorts();
    const answers = await Promise.all([ask(ports), ask(ports), ask(ports)]);
    for (const answer of answers) expect(answer).toMatchObject({ status: 'received', origin });
    const items = await asked(ports);
    expect(items).toMatchObject([{ state: 'asked', content: { federation: 'shili', origin, project: projectId } }]);
    expect(JSON.stringify(items)).not.toContain('站长');
    expect(await sitesAsking(ports, tenantId, 10)).toMatchObject([
      { origin, name: '新村网（示例）', contact: '站长（示例）' },
    ]);
  });

  test('is registered in the unit in which it is accepted, under its own name', async () => {
    const ports = await fundedPorts();
    await ask(ports);
    expect(await step(ports, 'accept')).toMatchObject({ state: 'accepted' });
    expect(await ports.store.directory.siteByOrigin(tenantId, origin)).toMatchObject({ name: '新村网（示例）' });
    expect(await ask(ports)).toMatchObject({ status: 'registered' });
    expect(await sitesAsking(ports, tenantId, 10)).toEqual([]);
  });

  test('that is refused reads why, and may ask anew after 30 days', async () => {
    const ports = await fundedPorts();
    await ask(ports);
    expect(await step(ports, 'refuse', { reason: '不是本社区的网站' })).toMatchObject({ state: 'refused' });
    expect(await ask(ports)).toMatchObject({ status: 'refused', reason: '不是本社区的网站' });
    expect(await asked(ports)).toHaveLength(1);
    expect(await ports.store.directory.siteByOrigin(tenantId, origin)).toBeNull();
    ports.clock.set(ports.clock.nowMs() + 30 * DAY_MS);
    expect(await ask(ports)).toMatchObject({ status: 'received' });
    expect((await asked(ports)).map(({ state }) => state)).toEqual(['asked', 'refused']);
  });

  test('that is withdrawn may ask again at once', async () => {
    const ports = await fundedPorts();
    await ask(ports);
    expect(await step(ports, 'withdraw')).toMatchObject({ state: 'withdrawn' });
    expect(await ask(ports)).toMatchObject({ status: 'received' });
    expect(await step(ports, 'accept')).toMatchObject({ state: 'accepted' });
  });

  test('is answered by whoever registers it in another way', async () => {
    const ports = await fundedPorts();
    await ask(ports);
    const input = { federation: 'shili', name: '新村网', origin };
    expect(await putSite(ports, OFFICER, { externalId: 'new-site', input })).toMatchObject({ outcome: 'created' });
    expect(await asked(ports)).toMatchObject([{ state: 'accepted' }]);
  });

  test('of before is carried over by whoever answers it', async () => {
    const ports = await fundedPorts();
    const record = aSiteRequest({ origin });
    await ports.store.commit([{ kind: 'insert-site-request', record }]);
    expect(await sitesAsking(ports, tenantId, 10)).toMatchObject([{ requestId: record.requestId, origin }]);
    expect(await ask(ports)).toMatchObject({ status: 'received' });
    const [waiting] = await asked(ports);
    expect(await sitesAsking(ports, tenantId, 10)).toMatchObject([{ requestId: waiting?.itemId, name: record.name }]);
  });

  test('by telephone is written down once, and accepted by somebody else', async () => {
    const ports = await fundedPorts();
    const item = await itemIn(ports, KIND, 'asked');
    const content = { federation: aFederation().externalId, origin: 'https://asking.example.org' };
    const again = await openWork(ports, somebody(['finance']), {
      kind: KIND,
      projectId: null,
      content,
      requestKey: null,
    });
    expect(again).toMatchObject({ reason: 'registration-taken' });
    const actor = somebody(['administrator'], { id: item.openedBy });
    expect(await take(ports, KIND, { itemId: item.itemId, step: 'accept', actor })).toMatchObject({
      reason: 'four-eyes-required',
    });
  });

  test('is read by a keeper of websites, who reads no other work', async () => {
    const ports = await fundedPorts();
    await ask(ports);
    expect(isRefusal(await step(ports, 'accept'))).toBe(false);
    const { itemId } = await itemIn(ports, 'updates', 'draft');
    const keeper = somebody(['site-owner']);
    expect(await take(ports, 'updates', { itemId, step: 'publish', actor: keeper })).toMatchObject({
      reason: 'not-found',
    });
  });
});
