// How a project goes on, from a draft to what everybody reads.

import { beforeEach, describe, expect, test } from 'vitest';
import { takeStep } from '../domain/work/take-step.ts';
import { A_CONSENT, aPng } from '../testing/file-builders.ts';
import type { TestAnswer } from '../testing/index.ts';
import { slugOf } from '../testing/index.ts';
import type { TwoFederations } from '../testing/two-federations.ts';
import { bearer, twoFederations } from '../testing/two-federations.ts';
import { somebody } from '../testing/work-walk.ts';

let world: TwoFederations;
let projectId: string;

beforeEach(async () => {
  world = await twoFederations();
  ({ projectId } = world.here);
});

const UPDATE = { happenedOn: '2026-11-20', title: '扶手装好（示例）', text: '两处楼梯已装好。', photographs: [] };

async function drafted(content: object = {}): Promise<string> {
  const body = { ...UPDATE, ...content };
  const path = `/v1/manage/projects/${projectId}/updates`;
  const { json, status, text } = await world.call(path, { body, headers: bearer(world.here.apiKey) });
  if (status !== 201) throw new Error(text);
  return json.itemId;
}

/** By somebody who has not written it. */
async function step(itemId: string, name: string, input: object = {}): Promise<unknown> {
  const { tenantId = '' } = (await world.ports.store.directory.federation('here')) ?? {};
  const grants = [{ tenantId, role: 'approver', partnerId: null, charityId: null }] as const;
  const actor = somebody([], { tenantId, grants });
  return takeStep(world.ports, actor, { kind: 'updates', itemId, step: name, input: { ...input }, requestKey: null });
}

async function publish(content: object = {}): Promise<string> {
  const itemId = await drafted(content);
  await step(itemId, 'publish');
  return itemId;
}

function read(noun: string): Promise<TestAnswer> {
  return world.call(`/v1/projects/${projectId}/${noun}`);
}

describe('an update', () => {
  test('is nowhere before somebody else publishes it, then on the page, and told once', async () => {
    const itemId = await drafted();
    expect((await read('updates')).json.items).toEqual([]);
    expect((await world.call(`/p/${projectId}`)).text).not.toContain('扶手装好');
    await step(itemId, 'publish');
    expect((await read('updates')).json.items).toMatchObject([{ updateNo: itemId, publishedOn: '2026-11-22' }]);
    expect((await world.call(`/p/${projectId}`)).text).toContain('扶手装好');
    await step(itemId, 'correct', { content: { ...UPDATE, text: '三处。' }, explanation: '少写一处' });
    const told = (await world.ports.store.directory.unspread(99)).filter(({ event }) => event === 'update.published');
    expect(told.map(({ data }) => data)).toEqual([
      { projectId, updateNo: itemId, date: '2026-11-20', milestone: null },
    ]);
  });

  test('RUL-10 keeps what it said before each correction, and says why', async () => {
    const itemId = await publish();
    await step(itemId, 'correct', { content: { ...UPDATE, text: '三处。' }, explanation: '少写一处' });
    const [update] = (await read('updates')).json.items;
    expect(update).toMatchObject({
      text: '三处。',
      corrections: [{ on: '2026-11-22', explanation: '少写一处', text: '两处楼梯已装好。' }],
    });
    const page = (await world.call(`/p/${projectId}`)).text;
    for (const words of ['三处。', '少写一处', '两处楼梯已装好。']) expect(page).toContain(words);
  });

  test('UPL-05 shows the pictures for which there is a consent, and no longer once it is taken back', async () => {
    const image = aPng({ shade: 9 });
    const key = bearer(world.here.apiKey);
    const sent = await world.call(`/v1/manage/projects/${projectId}/uploads?purpose=photograph`, {
      body: image,
      headers: { ...bearer(world.operatorKey), 'content-type': 'image/png' },
    });
    const { uploadId, sha256, bytes, mime } = sent.json;
    await publish({ photographs: [{ sha256, bytes, mime }] });
    const photographs = async () => (await read('updates')).json.items[0].photographs;
    expect(await photographs()).toEqual([]);
    await world.call(`/v1/manage/uploads/${uploadId}/publish`, { body: A_CONSENT, headers: key });
    expect(await photographs()).toMatchObject([{ href: `/v1/files/${uploadId}` }]);
    expect((await world.call(`/p/${projectId}`)).text).toContain(`src="/v1/files/${uploadId}"`);
    await world.call(`/v1/manage/uploads/${uploadId}/withdraw`, { method: 'POST', headers: key });
    expect(await photographs()).toEqual([]);
  });

  test('PRV-08 that holds a number of a person is refused', async () => {
    const body = { ...UPDATE, text: '有事打 13800138000' };
    const path = `/v1/manage/projects/${projectId}/updates`;
    expect(slugOf(await world.call(path, { body, headers: bearer(world.here.apiKey) }))).toBe('invalid-body');
  });
});

describe('the progress of a project', () => {
  test('says when the next update is due, three months after the last, and that it is overdue', async () => {
    const { dates } = (await world.call(`/v1/projects/${projectId}`)).json;
    const before = (await read('progress')).json;
    expect(before.lastUpdateOn).toBeNull();
    expect(before.nextUpdateDueOn > dates.startsOn).toBe(true);
    await publish({ outcomes: { sessions: 1, people: 20, households: 8 } });
    expect((await read('progress')).json).toMatchObject({
      lastUpdateOn: '2026-11-22',
      nextUpdateDueOn: '2027-02-22',
      isOverdue: false,
      outcomes: { sessions: 1, people: 20, households: 8 },
    });
    world.ports.clock.set(Date.parse('2027-02-22T10:00:00Z'));
    expect((await read('progress')).json.isOverdue).toBe(false);
    world.ports.clock.set(Date.parse('2027-02-23T10:00:00Z'));
    expect((await read('progress')).json.isOverdue).toBe(true);
    expect((await world.call(`/p/${projectId}`)).text).toContain('进展已逾期');
  });
});
