import assert from 'node:assert/strict';
import type { Change } from '../../ports/index.ts';
import { aPartner } from '../access-builders.ts';
import {
  aCampaign,
  aCharity,
  aFederation,
  anApiKey,
  anId,
  aPublication,
  aSite,
  aSiteRequest,
  NOW_MS,
} from '../builders.ts';
import type { StoreCase } from './store-case.ts';
import { commits, loses } from './store-case.ts';

const TENANT = anId('tenant');
const CODE = '51511800MJ0000026B';

/** A federation below another. */
function federation(name: string, parent: string | null, over: { readonly revision?: number } = {}): Change {
  const parentTenantId = parent === null ? null : anId(parent);
  return {
    kind: 'put-federation',
    record: aFederation({ tenantId: anId(name), externalId: name, parentTenantId, ...over }),
  };
}

const TREE: readonly Change[] = [
  federation('province', null),
  federation('city', 'province'),
  federation('county', 'city'),
  federation('beside', 'province'),
];

export const accessCases: readonly StoreCase[] = [
  {
    title: 'knows which federations stand above one, nearest first',
    async check(store) {
      await commits(store, ...TREE);
      const { directory } = store;
      assert.deepEqual(await directory.ancestors(anId('county')), [anId('city'), anId('province')]);
      assert.deepEqual(await directory.ancestors(anId('beside')), [anId('province')]);
      assert.deepEqual(await directory.ancestors(anId('province')), []);
      assert.deepEqual(await directory.ancestors(anId('nobody')), []);
      const county = await directory.federationById(anId('county'));
      assert.deepEqual([county?.externalId, county?.parentTenantId], ['county', anId('city')]);
      assert.equal(await directory.federationById(anId('nobody')), null);
    },
  },
  {
    title: 'knows which federations stand below some, those included',
    async check(store) {
      await commits(store, ...TREE);
      const below = async (...names: string[]) =>
        (await store.directory.below({ tenantIds: names.map((name) => anId(name)), limit: 10 })).map(
          ({ externalId }) => externalId,
        );
      assert.deepEqual(await below('province'), ['beside', 'city', 'county', 'province']);
      assert.deepEqual(await below('city', 'beside'), ['beside', 'city', 'county']);
      assert.deepEqual(await below('county'), ['county']);
      assert.deepEqual(await below('nobody'), []);
    },
  },
  {
    title: 'lists projects, campaigns, websites and requests of one federation and of no other',
    async check(store) {
      const request = aSiteRequest();
      await commits(store, ...aPublication(), federation('other', null));
      await commits(store, { kind: 'insert-site-request', record: request });
      const { directory } = store;
      const [own, other] = [TENANT, anId('other')];
      const named = async (...tenantIds: string[]) =>
        (await directory.files({ tenantIds, today: '2026-11-22', limit: 10 })).map(({ project }) => project.projectId);
      assert.deepEqual(await named(own), [anId('project')]);
      assert.deepEqual(await named(own, other), [anId('project')]);
      assert.deepEqual(await named(other), []);
      assert.deepEqual(await directory.campaigns({ tenantId: own, limit: 10 }), [aCampaign()]);
      assert.deepEqual(await directory.campaigns({ tenantId: other, limit: 10 }), []);
      const charities = async (query: { readonly tenantId: string; readonly text?: string; readonly limit?: number }) =>
        (await directory.charities({ limit: 10, ...query })).map(({ externalId }) => externalId);
      const second = { charityId: anId('second'), externalId: 'a-second', uscc: CODE, name: '示例100%爱心Fund' };
      await commits(store, { kind: 'put-charity', record: aCharity(second) });
      assert.deepEqual(await charities({ tenantId: own }), ['a-second', 'shili-foundation']);
      assert.deepEqual(await charities({ tenantId: own, limit: 1 }), ['a-second']);
      assert.deepEqual(await charities({ tenantId: other }), []);
      const texts = ['示例县慈善', 'fUND', CODE, 'shili-f', '0%', '1_0', "' OR 1=1 --", ''];
      const found = await Promise.all(texts.map(async (text) => (await charities({ tenantId: own, text })).length));
      assert.deepEqual(found, [1, 1, 1, 1, 1, 0, 0, 2]);
      assert.deepEqual(await charities({ tenantId: other, text: '示例' }), []);
      assert.deepEqual(await directory.siteRequests({ tenantId: own, limit: 10 }), [request]);
      assert.deepEqual(await directory.siteRequests({ tenantId: other, limit: 10 }), []);
      assert.deepEqual(await directory.sites({ tenantId: own, limit: 10 }), [aSite()]);
      assert.deepEqual(await directory.sites({ tenantId: other, limit: 10 }), []);
    },
  },
  {
    title: 'lets no federation stand below itself, near or far, and none below what is not there',
    async check(store) {
      await commits(store, ...TREE);
      await loses(store, 'federation-circle', federation('province', 'county', { revision: 2 }));
      await loses(store, 'federation-circle', federation('city', 'city', { revision: 2 }));
      await loses(store, 'federation-circle', federation('self', 'self'));
      await loses(store, 'parent', federation('orphan', 'nowhere'));
      await commits(store, federation('beside', 'county', { revision: 2 }));
      assert.deepEqual((await store.directory.ancestors(anId('beside'))).length, 3);
    },
  },
  {
    title: 'reads partners back, under their own federation only, in the order of their names',
    async check(store) {
      await commits(store, ...aPublication(), federation('other', null));
      const second = aPartner({ partnerId: anId('second'), externalId: 'a-company', kind: 'company', uscc: CODE });
      await commits(store, { kind: 'put-partner', record: aPartner() }, { kind: 'put-partner', record: second });
      const { directory } = store;
      assert.deepEqual(await directory.partner(TENANT, 'shili-village'), aPartner());
      assert.equal(await directory.partner(anId('other'), 'shili-village'), null);
      assert.deepEqual(await directory.partners({ tenantId: TENANT, limit: 10 }), [second, aPartner()]);
      assert.deepEqual(await directory.partners({ tenantId: TENANT, after: 'a-company', limit: 10 }), [aPartner()]);
      assert.deepEqual(await directory.partners({ tenantId: TENANT, limit: 1 }), [second]);
      assert.deepEqual(await directory.partners({ tenantId: anId('other'), limit: 10 }), []);
    },
  },
  {
    title:
      'TEN-03 keeps partners apart by name, credit code and federation, and changes one only after its last revision',
    async check(store) {
      await commits(store, ...aPublication(), federation('other', null));
      const put = (over: Parameters<typeof aPartner>[0]) => ({ kind: 'put-partner', record: aPartner(over) }) as const;
      await commits(store, put({ uscc: CODE }));
      await loses(store, 'external-id', put({ partnerId: anId('second') }));
      await loses(store, 'credit-code', put({ partnerId: anId('second'), externalId: 'second', uscc: CODE }));
      await commits(store, put({ tenantId: anId('other'), partnerId: anId('second'), uscc: CODE }));
      await loses(store, 'parent', put({ tenantId: anId('nobody'), partnerId: anId('third') }));
      await loses(store, 'revision', put({ uscc: CODE }));
      await loses(store, 'revision', put({ uscc: CODE, revision: 3 }));
      await loses(store, 'revision', put({ tenantId: anId('other'), uscc: null, revision: 2 }));
      await commits(store, put({ uscc: CODE, name: '改名', revision: 2 }));
      assert.equal((await store.directory.partner(TENANT, 'shili-village'))?.name, '改名');
    },
  },
  {
    title: 'finds the federation and the charity that have a credit code',
    async check(store) {
      const body = { ...aFederation().body, uscc: CODE };
      await commits(store, { kind: 'put-federation', record: aFederation({ body }) });
      await commits(store, { kind: 'put-charity', record: aCharity() });
      const { uscc, externalId } = aCharity();
      const found = await store.directory.sameBodies([uscc, CODE, 'nobody']);
      assert.deepEqual(found, [
        { uscc: CODE, federation: 'shili', charity: null },
        { uscc, federation: null, charity: externalId },
      ]);
      assert.deepEqual(await store.directory.sameBodies([]), []);
    },
  },
  {
    title: 'lists the keys of one federation, newest first, page by page, with their roles',
    async check(store) {
      await commits(store, ...aPublication());
      const key = (name: string, createdMs: number) =>
        anApiKey({ keyId: anId(name), keyHash: name, tenantId: TENANT, createdMs, roles: ['finance', 'auditor'] });
      const [first, second, third] = [key('first', NOW_MS), key('second', NOW_MS), key('third', NOW_MS + 1)];
      for (const record of [first, second, third, anApiKey()]) await commits(store, { kind: 'insert-api-key', record });
      const { directory } = store;
      assert.deepEqual(await directory.keys({ tenantId: TENANT, limit: 10 }), [third, second, first]);
      const rest = await directory.keys({
        tenantId: TENANT,
        before: { createdMs: NOW_MS, keyId: anId('second') },
        limit: 10,
      });
      assert.deepEqual(rest, [first]);
      assert.deepEqual(await directory.keys({ tenantId: anId('other'), limit: 10 }), []);
      assert.deepEqual(await directory.key(anId('second')), second);
      assert.equal(await directory.key(anId('nobody')), null);
    },
  },
  {
    title: 'ends a key only as it was seen, and never after it was revoked',
    async check(store) {
      await commits(store, ...aPublication(), { kind: 'insert-api-key', record: anApiKey({ tenantId: TENANT }) });
      const end = { kind: 'end-api-key', keyId: anId('key'), seenExpiresMs: null } as const;
      await loses(store, 'api-key', { ...end, keyId: anId('nobody'), set: { revokedMs: 1 } });
      await loses(store, 'api-key', { ...end, seenExpiresMs: 5, set: { revokedMs: 1 } });
      await commits(store, { ...end, set: { expiresMs: 7 } });
      await loses(store, 'api-key', { ...end, set: { expiresMs: 8 } });
      await commits(store, { ...end, seenExpiresMs: 7, set: { revokedMs: 6 } });
      await loses(store, 'api-key', { ...end, seenExpiresMs: 7, set: { expiresMs: 9 } });
      const kept = await store.directory.key(anId('key'));
      assert.deepEqual([kept?.expiresMs, kept?.revokedMs], [7, 6]);
    },
  },
];
