import { beforeEach, describe, expect, test } from 'vitest';
import { MailError } from '../ports/index.ts';
import { anId, slugOf } from '../testing/index.ts';
import type { TwoFederations } from '../testing/two-federations.ts';
import { bearer, twoFederations } from '../testing/two-federations.ts';

const PERSON = { federation: 'here', email: 'Li@Example.org', name: '李示例', role: 'reviewer' };
let world: TwoFederations;

beforeEach(async () => {
  world = await twoFederations();
});

const post = (path: string, body: object, key = world.here.apiKey) =>
  world.call(`/v1/manage/${path}`, { body, headers: bearer(key) });
const withdraw = (grantId: string, key = world.here.apiKey) =>
  world.call(`/v1/manage/grants/${grantId}/withdraw`, { method: 'POST', headers: bearer(key) });
const list = async (federation = 'here', key = world.here.apiKey) =>
  world.call(`/v1/manage/people?federation=${federation}`, { headers: bearer(key) });

describe('an invitation', () => {
  test('goes to the address alone: the link is in the letter, in no answer, and its token not in the database', async () => {
    const answer = await post('people', PERSON);
    expect([answer.status, answer.json.email, answer.json.role]).toEqual([201, 'li@example.org', 'reviewer']);
    const [letter] = world.ports.letters;
    expect(letter?.to).toBe('li@example.org');
    const [, token = ''] = /https:\/\/give\.example\.org\/invitation\/([a-z2-7]{52})\n/.exec(letter?.text ?? '') ?? [];
    expect(token).not.toBe('');
    expect(answer.text).not.toContain(token);
    const kept = await world.ports.store.directory.invitationByToken(await world.ports.secrets.keyHash(token));
    expect(kept).toMatchObject({ email: 'li@example.org', role: 'reviewer', acceptedMs: null });
    expect(JSON.stringify(kept)).not.toContain(token);
  });

  test('names a partner or a charity of that federation, or is refused by its field', async () => {
    const body = { federation: 'here', name: '示例', kind: 'company' };
    const partner = { method: 'PUT', body, headers: bearer(world.here.apiKey) };
    await world.call('/v1/manage/partners/workers', partner);
    expect((await post('people', { ...PERSON, role: 'partner-editor', partner: 'workers' })).status).toBe(201);
    for (const field of ['partner', 'charity']) {
      const answer = await post('people', { ...PERSON, [field]: 'there-charity' });
      expect([answer.status, answer.json.errors[0].pointer]).toEqual([422, `/${field}`]);
    }
  });

  test('is not for the operator’s role, and not for another federation', async () => {
    expect((await post('people', { ...PERSON, role: 'operator' })).status).toBe(422);
    expect(slugOf(await post('people', { ...PERSON, federation: 'there' }))).toBe('parent-not-found');
  });

  test('says so where no letter can go', async () => {
    const failing = { send: async () => Promise.reject(new MailError('none')) };
    Object.assign(world.ports, { mail: failing });
    expect(slugOf(await post('people', PERSON))).toBe('mail-unavailable');
    Object.assign(world.ports, { mail: undefined });
    expect(slugOf(await post('people', PERSON))).toBe('mail-not-configured');
  });
});

describe('a role', () => {
  test('TEN-06 is given once, listed, and withdrawn for good', async () => {
    const { personId } = world.here;
    const given = await post(`people/${personId}/grants`, { federation: 'here', role: 'finance' });
    expect([given.status, given.json.role]).toEqual([201, 'finance']);
    expect(slugOf(await post(`people/${personId}/grants`, { federation: 'here', role: 'finance' }))).toBe(
      'already-given',
    );
    const rolesOf = async () =>
      (await list()).json.items.flatMap(({ grants }: { grants: { role: string }[] }) => grants.map(({ role }) => role));
    expect(await rolesOf()).toContain('finance');
    expect((await withdraw(given.json.grantId)).status).toBe(200);
    expect(await rolesOf()).not.toContain('finance');
    expect(slugOf(await withdraw(given.json.grantId))).toBe('stale-state');
  });

  test('TEN-01 is not given to people of another federation, nor taken from them, and they are not listed', async () => {
    const { personId, grantId } = world.there;
    expect(slugOf(await post(`people/${personId}/grants`, { federation: 'here', role: 'finance' }))).toBe('not-found');
    expect(slugOf(await post(`people/${personId}/grants`, { federation: 'there', role: 'finance' }))).toBe(
      'parent-not-found',
    );
    expect(slugOf(await withdraw(grantId))).toBe('not-found');
    expect((await list()).text).not.toContain(personId);
    expect(slugOf(await list('there'))).toBe('not-found');
    expect((await world.ports.store.directory.grant(grantId))?.withdrawnMs).toBeNull();
  });
});

describe('a person', () => {
  const session = (personId: string) => ({
    session: async (cookie: string | null) =>
      cookie === null ? null : { personId, name: '示例', email: 'x@example.org', twoFactor: false },
  });
  const asPerson = (path: string, call: object = {}, headers: object = {}) =>
    world.call(path, { ...call, headers: { cookie: '__Host-hh-session=x', ...headers } });
  const OWN = { origin: 'https://give.example.org' };

  async function administrator() {
    const { personId } = world.here;
    await post(`people/${personId}/grants`, { federation: 'here', role: 'administrator' });
    Object.assign(world.ports, { signIn: { ...world.ports.signIn, ...session(personId) } });
    return personId;
  }

  test('TEN-06 acts by its session, with what is granted at that moment', async () => {
    const personId = await administrator();
    expect((await asPerson('/v1/manage/people?federation=here')).status).toBe(200);
    const { directory } = world.ports.store;
    const grant = (await directory.grantsOf(personId)).find(({ role }) => role === 'administrator');
    await withdraw(grant?.grantId ?? '');
    const after = await asPerson('/v1/manage/people?federation=here');
    expect([after.status, slugOf(after)]).toEqual([403, 'forbidden']);
    for (const { grantId } of await directory.grantsOf(personId)) await withdraw(grantId);
    expect((await asPerson('/v1/manage/people?federation=here')).status).toBe(403);
  });

  test('changes something only from a page of ours, because a browser sends its cookie from everywhere', async () => {
    await administrator();
    const body = { ...PERSON, email: 'new@example.org' };
    for (const headers of [
      {},
      { origin: world.here.communitySite },
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'null' },
    ]) {
      const answer = await asPerson('/v1/manage/people', { body }, headers);
      expect([JSON.stringify(headers), slugOf(answer)]).toEqual([JSON.stringify(headers), 'origin-not-allowed']);
    }
    expect(world.ports.letters).toEqual([]);
    expect((await asPerson('/v1/manage/people', { body }, OWN)).status).toBe(201);
    expect((await asPerson('/v1/manage/people', { body }, { 'sec-fetch-site': 'same-origin' })).status).toBe(201);
  });

  test('gives no role to itself, and a key it makes is itself', async () => {
    const personId = await administrator();
    const self = await asPerson(
      `/v1/manage/people/${personId}/grants`,
      { body: { federation: 'here', role: 'approver' } },
      OWN,
    );
    expect([self.status, slugOf(self)]).toEqual([403, 'forbidden']);
    const { email = '' } = (await world.ports.store.directory.person(personId)) ?? {};
    expect((await asPerson('/v1/manage/people', { body: { ...PERSON, email } }, OWN)).status).toBe(403);
    const made = await asPerson('/v1/manage/api-keys', { body: { federation: 'here', label: 'x' } }, OWN);
    expect((await world.ports.store.directory.key(made.json.keyId))?.ownerId).toBe(personId);
    expect(anId('hereperson')).toBe(personId);
    const byKey = await post(`people/${personId}/grants`, { federation: 'here', role: 'approver' }, made.json.key);
    expect(slugOf(byKey)).toBe('forbidden');
  });
});
