import assert from 'node:assert/strict';
import { aGrant, anInvitation, aPartner, insertPerson } from '../access-builders.ts';
import { aFederation, anId, aPublication, NOW_MS } from '../builders.ts';
import type { StoreCase } from './store-case.ts';
import { commits, isInvalid, loses } from './store-case.ts';

const TENANT = anId('tenant');
const OTHER = anId('other');
const give = (over: Parameters<typeof aGrant>[0] = {}) => ({ kind: 'give-grant', record: aGrant(over) }) as const;
const invite = (over: Parameters<typeof anInvitation>[0] = {}) =>
  ({ kind: 'insert-invitation', record: anInvitation(over) }) as const;

export const peopleCases: readonly StoreCase[] = [
  {
    title: 'keeps one person for one address, and finds it by both',
    async check(store) {
      await commits(store, insertPerson());
      const { directory } = store;
      const found = await directory.person(anId('person'));
      assert.deepEqual(found, {
        personId: anId('person'),
        name: '示例 person',
        email: 'person@example.org',
        twoFactor: false,
      });
      assert.deepEqual(await directory.personByEmail('person@example.org'), found);
      assert.equal(await directory.personByEmail('nobody@example.org'), null);
      await loses(store, 'person', insertPerson());
      const record = { personId: anId('second'), name: '示例', email: 'person@example.org' };
      await loses(store, 'person', { kind: 'insert-person', record, passwordHash: 'none', atMs: NOW_MS });
      const shouting = { ...record, email: 'Person@example.org' };
      await isInvalid(store, { kind: 'insert-person', record: shouting, passwordHash: 'none', atMs: NOW_MS });
    },
  },
  {
    title: 'gives a role once, withdraws it once, and gives it anew afterwards',
    async check(store) {
      await commits(store, ...aPublication(), insertPerson(), give());
      await loses(store, 'grant', give({ grantId: anId('second') }));
      await commits(store, give({ grantId: anId('finance'), role: 'finance' }));
      const { directory } = store;
      const roles = async () => (await directory.grantsOf(anId('person'))).map(({ role }) => role);
      assert.deepEqual(await roles(), ['finance', 'reviewer']);
      const withdraw = { kind: 'withdraw-grant', grantId: anId('grant'), atMs: NOW_MS, by: 'somebody' } as const;
      await commits(store, withdraw);
      assert.deepEqual(await roles(), ['finance']);
      await loses(store, 'grant', withdraw);
      await loses(store, 'grant', { ...withdraw, grantId: anId('nobody') });
      await commits(store, give({ grantId: anId('second') }));
      assert.deepEqual(await roles(), ['finance', 'reviewer']);
      const ended = { ...aGrant(), withdrawnMs: NOW_MS, withdrawnBy: 'somebody' };
      assert.deepEqual(await directory.grant(anId('grant')), ended);
    },
  },
  {
    title: 'TEN-03 gives a role only in a federation that is there, for its own partners and charities',
    async check(store) {
      await commits(store, ...aPublication(), insertPerson());
      await commits(store, { kind: 'put-federation', record: aFederation({ tenantId: OTHER, externalId: 'other' }) });
      await commits(store, { kind: 'put-partner', record: aPartner() });
      await loses(store, 'parent', give({ tenantId: anId('nobody') }));
      await loses(store, 'parent', give({ personId: anId('nobody') }));
      await loses(store, 'parent', give({ tenantId: OTHER, partnerId: anId('partner') }));
      await loses(store, 'parent', give({ tenantId: OTHER, charityId: anId('charity') }));
      await loses(store, 'parent', invite({ tenantId: OTHER, charityId: anId('charity') }));
      await commits(store, give({ partnerId: anId('partner'), charityId: anId('charity') }));
      await isInvalid(store, give({ grantId: anId('second'), role: 'operator' }));
      await isInvalid(store, give({ grantId: anId('second'), tenantId: null }));
    },
  },
  {
    title: 'lists who has a role in a federation, with the roles that count there only',
    async check(store) {
      await commits(store, ...aPublication(), insertPerson('a'), insertPerson('b'), insertPerson('c'));
      await commits(store, { kind: 'put-federation', record: aFederation({ tenantId: OTHER, externalId: 'other' }) });
      const grant = (personId: string, over: Parameters<typeof aGrant>[0] = {}) =>
        give({
          grantId: anId(`${personId}${over.role ?? ''}${over.tenantId === OTHER ? 'o' : ''}`),
          personId,
          ...over,
        });
      const [a, b, c] = [anId('a'), anId('b'), anId('c')];
      await commits(store, grant(a), grant(b), grant(b, { role: 'finance', givenMs: NOW_MS + 1 }));
      await commits(store, grant(b, { tenantId: OTHER }), grant(c, { tenantId: OTHER }));
      const members = async (tenantId: string, after?: string, limit = 10) =>
        (await store.directory.members({ tenantId, after, limit })).map(
          ({ person, grants }) => `${person.email} ${grants.map(({ role }) => role).join('+')}`,
        );
      assert.deepEqual(await members(TENANT), ['a@example.org reviewer', 'b@example.org reviewer+finance']);
      assert.deepEqual(await members(TENANT, a), ['b@example.org reviewer+finance']);
      assert.deepEqual(await members(TENANT, undefined, 1), ['a@example.org reviewer']);
      assert.deepEqual(await members(OTHER), ['b@example.org reviewer', 'c@example.org reviewer']);
      assert.deepEqual(await members(anId('nobody')), []);
    },
  },
  {
    title: 'accepts an invitation once, in its time',
    async check(store) {
      await commits(store, ...aPublication(), invite());
      const { directory } = store;
      const { tokenHash, expiresMs } = anInvitation();
      assert.deepEqual(await directory.invitationByToken(tokenHash), anInvitation());
      assert.equal(await directory.invitationByToken('nobody'), null);
      await loses(store, 'invitation', invite());
      await loses(store, 'invitation', invite({ invitationId: anId('second') }));
      const accept = { kind: 'accept-invitation', invitationId: anId('invitation'), atMs: expiresMs - 1 } as const;
      await loses(store, 'invitation', { ...accept, atMs: expiresMs });
      await loses(store, 'invitation', { ...accept, invitationId: anId('nobody') });
      await commits(store, accept);
      await loses(store, 'invitation', accept);
      assert.equal((await directory.invitationByToken(tokenHash))?.acceptedMs, expiresMs - 1);
    },
  },
];
