import { beforeEach, expect, test } from 'vitest';
import { aProject, slugOf } from '../testing/index.ts';
import type { TwoFederations } from '../testing/two-federations.ts';
import { bearer, twoFederations } from '../testing/two-federations.ts';

const VILLAGE = { federation: 'here', name: '示例村村民委员会', kind: 'villagers-committee' };
let world: TwoFederations;

beforeEach(async () => {
  world = await twoFederations();
});

const put = (path: string, body: object, key = world.here.apiKey) =>
  world.call(`/v1/manage/${path}`, { method: 'PUT', body, headers: bearer(key) });
const list = (federation = 'here', key = world.here.apiKey) =>
  world.call(`/v1/manage/partners?federation=${federation}`, { headers: bearer(key) });

test('a partner is created, left alone and changed by the same call, and listed with its papers', async () => {
  const papers = {
    assessment: { on: '2026-09-01', sha256: 'a'.repeat(64) },
    agreement: { on: '2026-09-10', validTo: '2027-09-09' },
  };
  const outcomes: string[] = [];
  for (const body of [VILLAGE, VILLAGE, { ...VILLAGE, ...papers }]) {
    outcomes.push((await put('partners/village', body)).json.outcome);
  }
  expect(outcomes).toEqual(['created', 'unchanged', 'updated']);
  const { json } = await list();
  expect(json.items).toMatchObject([{ externalId: 'village', kind: 'villagers-committee', ...papers }]);
});

test('a paper that ends before it begins is refused by its field', async () => {
  const answer = await put('partners/village', { ...VILLAGE, agreement: { on: '2026-09-10', validTo: '2026-09-09' } });
  expect([answer.status, answer.json.errors[0].pointer]).toEqual([422, '/agreement/validTo']);
});

test('one body may be federation, charity and partner, and its credit code tells', async () => {
  const charity = await world.ports.store.directory.federation('there');
  const uscc = '53511800MJ0000042T';
  await put('federations/here', { ...(await world.ports.store.directory.federation('here'))?.body, uscc });
  await put('partners/both', { ...VILLAGE, kind: 'association', uscc });
  const { json } = await list();
  expect(charity).not.toBeNull();
  expect(json.items[0].also).toEqual({ federation: 'here', charity: 'there-charity' });
  const again = await put('partners/twice', { ...VILLAGE, uscc });
  expect([again.status, slugOf(again)]).toEqual([409, 'registration-taken']);
});

test('TEN-01 partners of another federation are not there', async () => {
  await put('partners/theirs', { ...VILLAGE, federation: 'there' }, world.there.apiKey);
  expect((await list()).json.items).toEqual([]);
  expect(slugOf(await list('there'))).toBe('not-found');
  expect(slugOf(await put('partners/theirs', { ...VILLAGE, federation: 'there' }))).toBe('parent-not-found');
});

test('a project says who raised the need, designs, carries out and supervises: partners of its federation, and no one watches himself', async () => {
  const body = {
    ...aProject().body,
    federation: 'here',
    campaign: 'here-campaign',
    goal: { amountMinor: 100, currency: 'CNY' },
    title: '五社联动示例',
  };
  for (const name of ['village', 'workers']) await put(`partners/${name}`, { ...VILLAGE, name: `示例 ${name}` });
  const project = (parties: object) => put('projects/five', { ...body, parties });
  expect(
    (await project({ raisedBy: 'village', designedBy: 'workers', carriedOutBy: 'workers', supervisedBy: 'village' }))
      .status,
  ).toBe(200);
  const { json: listed } = await world.call('/v1/projects');
  const { projectId } = listed.items.find(({ title }: { title: string }) => title === body.title);
  const { json: card } = await world.call(`/v1/projects/${projectId}`);
  expect(card.parties).toEqual({
    raisedBy: { name: '示例 village', kind: 'villagers-committee' },
    designedBy: { name: '示例 workers', kind: 'villagers-committee' },
    carriedOutBy: { name: '示例 workers', kind: 'villagers-committee' },
    supervisedBy: { name: '示例 village', kind: 'villagers-committee' },
  });
  const { text: page } = await world.call(`/p/${projectId}`);
  expect(page).toContain('项目监督：');
  const self = await project({ carriedOutBy: 'workers', supervisedBy: 'workers' });
  expect([self.status, self.json.errors[0].pointer]).toEqual([422, '/parties/supervisedBy']);
  await put('partners/theirs', { ...VILLAGE, federation: 'there' }, world.there.apiKey);
  const foreign = await project({ designedBy: 'theirs' });
  expect([foreign.status, slugOf(foreign), foreign.json.errors[0].pointer]).toEqual([
    422,
    'parent-not-found',
    '/parties/designedBy',
  ]);
});
