// Papers that are sent before there is a project: to whose plan, by whom, and what of them the plan can name.

import type { EvidenceFile } from '@happy-homeland/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { aPng } from '../testing/file-builders.ts';
import type { TestAnswer } from '../testing/index.ts';
import { slugOf } from '../testing/index.ts';
import type { PublishedFederation, TwoFederations } from '../testing/two-federations.ts';
import { bearer, twoFederations } from '../testing/two-federations.ts';
import { SAMPLE_INPUT } from '../testing/work-samples.ts';

let world: TwoFederations;
let here: PublishedFederation;
let planId: string;

beforeEach(async () => {
  world = await twoFederations();
  ({ here } = world);
  planId = here.work['project-plans'];
});

interface Sending {
  readonly to?: string;
  readonly key?: string;
  readonly shade?: number;
}

function send({ to = planId, key = here.apiKey, shade = 77 }: Sending = {}) {
  const headers = { ...bearer(key), 'content-type': 'image/png' };
  return world.call(`/v1/manage/projects/${to}/uploads`, { body: aPng({ shade }), headers });
}

function list(id: string, key = here.apiKey) {
  return world.call(`/v1/manage/projects/${id}/uploads`, { headers: bearer(key) });
}

function step(name: string, body: object, id = planId) {
  const path = `/v1/manage/project-plans/${id}/${name}`;
  return world.call(path, { body, headers: bearer(here.apiKey) });
}

function evidence({ json }: TestAnswer): EvidenceFile {
  return { sha256: json.sha256, bytes: json.bytes, mime: json.mime };
}

function deliberate(file: EvidenceFile, id = planId) {
  const sample = SAMPLE_INPUT['project-plans'].deliberate?.({ content: {}, digest: '' });
  return step('deliberate', { ...sample, evidence: [file] }, id);
}

function told(answer: TestAnswer) {
  return [answer.status, slugOf(answer)];
}

async function anotherPlan(externalId: string): Promise<string> {
  const headers = bearer(here.apiKey);
  const content = (await world.call(`/v1/manage/project-plans/${planId}`, { headers })).json.item.content;
  const body = { ...content, externalId };
  return (await world.call('/v1/manage/project-plans', { body, headers })).json.itemId;
}

describe('a paper of a plan', () => {
  test('UPL-10 is kept before there is a project, and the deliberation names it', async () => {
    const sent = await send();
    expect(sent.status).toBe(201);
    expect(sent.json.projectId).not.toBe(planId);
    expect((await send()).json.uploadId).toBe(sent.json.uploadId);
    expect((await list(planId)).json.items.map((upload: { uploadId: string }) => upload.uploadId)).toEqual([
      sent.json.uploadId,
    ]);
    expect((await deliberate(evidence(sent))).json.state).toBe('deliberated');
  });

  test('UPL-10 is a paper of no other plan, project or federation', async () => {
    const other = await anotherPlan('another-one');
    const files = await Promise.all([
      send({ to: other, shade: 78 }),
      send({ to: here.projectId, shade: 79 }),
      send({ to: world.there.work['project-plans'], key: world.there.apiKey, shade: 80 }),
    ]);
    for (const file of files) {
      expect(file.status).toBe(201);
      expect(told(await deliberate(evidence(file)))).toEqual([422, 'parent-not-found']);
    }
    expect((await deliberate(evidence(await send({ shade: 78 })))).json.state).toBe('deliberated');
  });

  test('TEN-01 is not there for another federation, and no way into one', async () => {
    const { apiKey } = world.there;
    const { uploadId } = (await send()).json;
    expect(told(await send({ key: apiKey }))).toEqual([404, 'not-found']);
    expect(told(await list(planId, apiKey))).toEqual([404, 'not-found']);
    const file = await world.call(`/v1/manage/uploads/${uploadId}/file`, { headers: bearer(apiKey) });
    expect(told(file)).toEqual([404, 'not-found']);
    // Other work has no files of its own, and what it is called is no project either.
    expect(told(await send({ to: here.work.disbursements }))).toEqual([404, 'not-found']);
    expect(told(await send({ to: here.work['campaign-plans'] }))).toEqual([404, 'not-found']);
  });

  test('holds the name of its project to the plan, and lets a plan without one change it', async () => {
    const renamed = async (id: string) => {
      const headers = bearer(here.apiKey);
      const { content } = (await world.call(`/v1/manage/project-plans/${id}`, { headers })).json.item;
      return step('edit', { content: { ...content, externalId: `${content.externalId}-anew` } }, id);
    };
    const bare = await anotherPlan('bare');
    await send();
    expect((await renamed(bare)).status).toBe(200);
    const refused = await renamed(planId);
    expect([...told(refused), refused.json.errors]).toEqual([
      409,
      'immutable-field',
      [{ pointer: '/content/externalId', message: expect.any(String) }],
    ]);
  });

  test('is not taken once the plan was withdrawn, and what was sent can still be read', async () => {
    await send();
    expect((await step('withdraw', {})).status).toBe(200);
    expect(told(await send({ shade: 81 }))).toEqual([409, 'illegal-transition']);
    expect((await list(planId)).json.items).toHaveLength(1);
  });

  test('UPL-10 becomes a paper of the project with its publication', async () => {
    const { uploadId, projectId } = (await send()).json;
    const headers = bearer(here.apiKey);
    const { content } = (await world.call(`/v1/manage/project-plans/${planId}`, { headers })).json.item;
    const put = await world.call(`/v1/manage/projects/${content.externalId}`, {
      method: 'PUT',
      body: { ...content.project, federation: here.name },
      headers,
    });
    expect([put.status, put.json.id]).toEqual([200, projectId]);
    for (const id of [projectId, planId]) {
      const ids = (await list(id)).json.items.map((upload: { uploadId: string }) => upload.uploadId);
      expect(ids).toEqual([uploadId]);
    }
    expect((await send({ shade: 82 })).json.projectId).toBe(projectId);
  });
});
