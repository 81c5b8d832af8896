// One federation with a good key, trying everything against another. What it is told must be what it would be told if
// the other did not exist.

import type { OperationId } from '@happy-homeland/contract';
import { OPERATIONS, WORK_KINDS, workStepOf } from '@happy-homeland/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import { callOf, OPERATION_IDS } from '../testing/every-operation.ts';
import { slugOf } from '../testing/index.ts';
import type { PublishedFederation, TwoFederations } from '../testing/two-federations.ts';
import { bearer, pledgeOf, twoFederations } from '../testing/two-federations.ts';

const GUARDED: readonly OperationId[] = OPERATION_IDS.filter((id) =>
  ['api-key', 'pledge-secret'].includes(OPERATIONS[id].security),
);
/** A list without a name in its path shows a key what is its own. */
const ADDRESSED = GUARDED.filter((id) => id !== 'listHeld' && id !== 'listVerdicts');
/** Whether it moves a work item that is there. */
function isStep(id: OperationId): boolean {
  const step = workStepOf(id)?.step ?? 'get';
  return !['open', 'list', 'get'].includes(step);
}

const NOWHERE = {
  name: 'nowhere',
  projectId: 'nosuchproject',
  pledgeId: 'nosuchpledge',
  heldPledgeId: 'nosuchpledge',
  receiptNo: 'hh',
  spareKeyIds: ['nosuchkey', 'nosuchkey'],
  personId: 'nosuchperson',
  grantId: 'nosuchgrant',
  work: Object.fromEntries(WORK_KINDS.map((kind) => [kind, 'nosuchitem'])) as PublishedFederation['work'],
  shownId: 'nosuchfile',
  takenId: 'nosuchfile',
  seq: 999_999,
};

let world: TwoFederations;
let here: PublishedFederation;
let there: PublishedFederation;

beforeAll(async () => {
  world = await twoFederations();
  ({ here, there } = world);
});

async function told(id: OperationId, about: PublishedFederation) {
  const { path, ...call } = callOf(id, about);
  const answer = await world.call(path, call);
  const { requestId: _, ...body } = answer.json ?? { file: answer.text };
  const text = JSON.stringify(body).replaceAll(about.name, 'NAME');
  return { status: answer.status, text, headers: [...answer.headers.keys()].toSorted() };
}

async function everything(): Promise<string> {
  const { ports } = world;
  const { projectId, pledgeId, name } = there;
  const { tenantId = '' } = (await ports.store.directory.federation(name)) ?? {};
  return JSON.stringify([
    await ports.store.directory.file(projectId),
    await ports.store.pledges.pledge(pledgeId),
    await ports.store.books.latest(projectId, 100),
    await ports.store.books.totals([projectId]),
    await ports.store.directory.charity(tenantId, 'new-charity'),
    await ports.store.directory.project(tenantId, 'new-project'),
  ]);
}

describe('with the key of another federation', () => {
  test.each(ADDRESSED)('TEN-01 %s answers as if there were nothing, and changes nothing', async (id) => {
    const { apiKey, secret } = here;
    const before = await everything();
    const foreign = await told(id, { ...there, apiKey, secret });
    const absent = await told(id, { ...there, ...NOWHERE, apiKey, secret });
    expect(foreign).toEqual(absent);
    expect([403, 404, 422]).toContain(foreign.status);
    expect(await everything()).toBe(before);
  });

  test('TEN-01 the same calls with its own key and secret are answered, so the comparison means something', async () => {
    // Where a machine has a step is another test's question.
    const asked = GUARDED.filter((id) => !isStep(id));
    const statuses = await Promise.all(asked.map(async (id) => [id, (await told(id, there)).status]));
    const refused = statuses.filter(([, status]) => Number(status) >= 400);
    // Backups are the operator’s, and money that a fee has already taken cannot be reversed.
    expect(refused).toEqual([
      ['reverseJournalEntry', 409],
      ['startBackup', 403],
      ['listBackups', 403],
    ]);
  });

  test('TEN-01 TEN-02 the list of held gifts shows a federation its own, and the operator all', async () => {
    const listed = async (key: string) => {
      const { json } = await world.call('/v1/manage/held', { headers: bearer(key) });
      return json.items.map(({ pledgeId }: { pledgeId: string }) => pledgeId).toSorted();
    };
    expect(await listed(here.apiKey)).toEqual([here.heldPledgeId]);
    expect(await listed(world.operatorKey)).toEqual([here.heldPledgeId, there.heldPledgeId].toSorted());
  });

  test('TEN-01 nothing of another federation can be hung under one’s own', async () => {
    const { apiKey } = here;
    const put = (path: string, body: unknown) =>
      world.call(`/v1/manage/${path}`, { method: 'PUT', body, headers: bearer(apiKey) });
    const campaign = callOf('putCampaign', here).body as object;
    const project = callOf('putProject', here).body as object;
    const underCharity = await put('campaigns/mine', { ...campaign, charity: 'there-charity' });
    const underCampaign = await put('projects/mine', { ...project, campaign: 'there-campaign' });
    expect([underCharity, underCampaign].map(slugOf)).toEqual(['parent-not-found', 'parent-not-found']);
  });

  test('TEN-01 a key or secret that is none is 401 before anything is looked at', async () => {
    for (const id of GUARDED) {
      const { path, headers: _, ...call } = callOf(id, there);
      for (const headers of [{}, { authorization: 'Basic abc' }, { authorization: 'Bearer' }, bearer('a b')]) {
        const answer = await world.call(path, { ...call, headers });
        expect([id, answer.status]).toEqual([id, 401]);
      }
    }
  });
});

describe('lists', () => {
  const listed = async (path: string) => {
    const { json, status } = await world.call(path);
    return { status, text: JSON.stringify(json?.items ?? []) };
  };

  test.each(['ledger', 'donations', 'disclosures'])('TEN-02 of %s hold only their own project', async (list) => {
    const own = await listed(`/v1/projects/${here.projectId}/${list}`);
    expect(own.status).toBe(200);
    expect(own.text).not.toContain(there.projectId);
    expect(own.text).not.toContain(there.giver.displayName);
  });

  test('TEN-02 a cursor of another project shows no row of it', async () => {
    const { paidMs } = (await world.ports.store.pledges.pledge(there.pledgeId)) ?? {};
    const places: readonly [string, string][] = [
      ['ledger', String(Math.max(1, there.seq - 1))],
      ['donations', `${Number(paidMs) + 1}-${there.pledgeId}`],
    ];
    for (const [list, cursor] of places) {
      const { status, text } = await listed(`/v1/projects/${here.projectId}/${list}?cursor=${cursor}`);
      expect([list, status]).toEqual([list, 200]);
      expect(text).not.toContain(there.projectId);
      expect(text).not.toContain(there.giver.displayName);
    }
  });

  test('TEN-02 a cursor that nobody gave out is 400', async () => {
    const forged = [
      'x',
      '-1',
      '0',
      '1.5',
      '1e3',
      '9'.repeat(40),
      '1-',
      `${there.pledgeId}`,
      "1' OR '1'='1",
      '%00',
      '１',
    ];
    for (const list of [
      'projects',
      ...['ledger', 'donations', 'disclosures'].map((name) => `projects/${here.projectId}/${name}`),
    ]) {
      for (const cursor of forged) {
        const answer = await world.call(`/v1/${list}?cursor=${encodeURIComponent(cursor)}`);
        expect([list, cursor, answer.status]).toEqual([list, cursor, 400]);
      }
    }
  });
});

describe('a site of another federation', () => {
  const pledge = (over: object, origin = here.ownSite) =>
    world.call('/v1/pledges', {
      body: { ...pledgeOf(here.projectId, here.giver), ...over },
      headers: { 'idempotency-key': crypto.randomUUID(), origin },
    });

  test('TEN-07 is not one of this project: not as its site, its way back, or the page that pledges', async () => {
    const file = await world.ports.store.directory.file(there.projectId);
    const site = await world.ports.store.directory.site(file?.project.tenantId ?? '', 'there-site');
    expect(slugOf(await pledge({ site: site?.siteId }))).toBe('site-not-registered');
    expect(slugOf(await pledge({ site: 'nosuchsite' }))).toBe('site-not-registered');
    expect(slugOf(await pledge({ returnUrl: `${there.communitySite}/thanks` }))).toBe('return-url-not-registered');
    expect((await pledge({}, there.communitySite)).status).toBe(403);
    expect((await pledge({}, there.ownSite)).status).toBe(403);
    expect((await pledge({})).status).toBe(201);
  });

  test('TEN-07 reads what is public, as any page may, and is told that it is not registered here', async () => {
    const headers = { origin: there.communitySite };
    const card = await world.call(`/v1/projects/${here.projectId}`, { headers });
    expect([card.status, card.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
    const channel = await world.call(`/v1/projects/${here.projectId}/channel`, { headers });
    expect(channel.json).toMatchObject({ channel: 'link-out', reason: 'origin-not-registered' });
  });
});

test('IDM-06 one key at two federations is two gifts, and neither answer tells of the other', async () => {
  const key = crypto.randomUUID();
  const answers = await Promise.all(
    [here, there].map(({ projectId, giver, ownSite }) =>
      world.call('/v1/pledges', {
        body: pledgeOf(projectId, giver),
        headers: { 'idempotency-key': key, origin: ownSite },
      }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  expect(new Set(answers.map(({ json }) => json.pledgeId)).size).toBe(2);
  expect(new Set(answers.map(({ json }) => json.secret)).size).toBe(2);
  expect(answers.map(({ headers }) => headers.get('idempotent-replayed'))).toEqual([null, null]);
});
