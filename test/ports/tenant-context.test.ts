// A read that does not say for which federation it reads could show one what is another's. So the port asks for the
// tenant, the compiler insists, and the reads that take none are listed here with the reason why they may.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Change, Store } from '@happy-homeland/worker/ports';
import { aDonor, aPledge, aPublication, MemoryStore, tempLibsqlStore } from '@happy-homeland/worker/testing';
import { describe, expect, test } from 'vitest';
import type { Node } from '../support/tidy/syntax.ts';
import { child, children, nameOf, walk } from '../support/tidy/syntax.ts';

const PATHS = ['store', 'held', 'access', 'people'].map((name) => `worker/src/ports/${name}.ts`);
const READS = new Set(['DirectoryReads', 'PledgeReads', 'BookReads', 'HeldReads', 'AccessReads', 'PeopleReads']);

/** Reads without a tenant. A new one belongs here only if what it gives is public, or the caller checks whose it is. */
const WITHOUT_TENANT: Readonly<Record<string, string>> = {
  federation: 'finds the tenant itself, by its published name',
  siteById: 'a site is public; who believes it compares its tenant',
  originKnown: 'says yes or no for the whole deployment',
  file: 'the public view of a project',
  files: 'the public list of projects',
  roomLeft: 'of a public project',
  apiKey: 'finds the tenant itself, by a secret',
  pledge: 'read with its secret, or by settlement, which acts for whoever owns it',
  bySession: 'asked by the provider, who knows no tenants',
  byPayment: 'asked by the provider, who knows no tenants',
  due: 'the sweep works for the whole deployment',
  readToken: 'found by a secret',
  receipt: 'a receipt is public',
  receiptOf: 'a receipt is public',
  named: 'the public donor wall',
  newsReaders: 'the query names the tenant',
  totals: 'public figures',
  balances: 'public figures',
  entries: 'the public journal',
  latest: 'the public journal',
  entry: 'the caller compares the tenant of the entry with its own',
  byEffect: 'a business fact has one name over the whole deployment',
  corrections: 'the public journal',
  seen: 'the provider’s own id of its notice',
  projectLike: 'found by the payment code that a public page shows',
  campaigns: 'its query names the tenant',
  charities: 'its query names the tenant',
  siteRequests: 'its query names the tenant',
  sites: 'its query names the tenant',
  below: 'the tree of federations itself',
  receiptLike: 'found by a short code of what is public',
  erasure: 'the caller compares the tenant of the gift with its own',
  erasures: 'replayed for the whole deployment before anything is served',
  restriction: 'the caller compares the tenant of the gift with its own',
  restrictions: 'replayed for the whole deployment before anything is served',
  endedRestrictions: 'what the law has kept long enough is destroyed for the whole deployment',
  spending: 'public figures',
  partnerById: 'names a partner in a grant whose tenant was asked for',
  charityById: 'names a charity in a grant whose tenant was asked for',
  partners: 'the query names the tenant',
  sameBodies: 'which federation or charity has a credit code is public',
  key: 'the caller compares the tenant of the key with its own',
  keys: 'the query names the tenant',
  person: 'a person is of no federation; what it may do is asked by its grants',
  personByEmail: 'a person is of no federation; only the invited address is looked for',
  grantsOf: 'the person’s own, or compared with the tenant by the caller',
  grant: 'the caller compares the tenant of the grant with its own',
  members: 'the query names the tenant',
  invitationByToken: 'found by a secret',
  placeTotals: 'public figures of a region',
  placeCounts: 'public figures of a region',
  placesIn: 'the public list of regions',
  ofLeaves: 'the public log is one for the whole deployment',
};

/** `[method, first parameter]` of every read of the port. */
function reads(): [string, string][] {
  return PATHS.flatMap((path) => {
    const found: [string, string][] = [];
    const text = readFileSync(resolve(import.meta.dirname, '../..', path), 'utf8');
    walk({ path, text }, (node, ancestors) => {
      if (node.type !== 'TSMethodSignature') return;
      const owner = ancestors.findLast(({ type }) => type === 'TSInterfaceDeclaration');
      if (!READS.has(nameOf(owner && child(owner, 'id')) ?? '')) return;
      found.push([nameOf(child(node, 'key')) ?? '', parameterOf(node)]);
    });
    return found;
  });
}

function parameterOf(node: Node): string {
  const [first] = children(node, 'params');
  return nameOf(first) ?? '';
}

describe('the store', () => {
  test('TEN-04 is asked for a tenant in every read, but for those with a reason', () => {
    const all = reads();
    expect(all.length).toBeGreaterThan(20);
    const without = all.filter(([, parameter]) => parameter !== 'tenantId').map(([name]) => name);
    expect(without.filter((name) => !(name in WITHOUT_TENANT))).toEqual([]);
  });

  test('TEN-04 does not compile where the tenant is forgotten, and finds nothing where it is not a tenant', async () => {
    const store: Store = new MemoryStore();
    // @ts-expect-error the external id alone names nothing
    const forgotten = store.directory.charity('shili-foundation');
    // @ts-expect-error a key hash alone names nothing
    const keyless = store.pledges.idempotency('key-hash');
    expect([await forgotten, await keyless]).toEqual([null, null]);
  });

  test('TEN-04 does not compile where a change has no tenant, and is refused at run time', async () => {
    const { tenantId: _, ...record } = aPledge();
    // @ts-expect-error a pledge belongs to a tenant
    const change: Change = { kind: 'insert-pledge', record, donor: aDonor() };
    const temp = await tempLibsqlStore();
    for (const store of [new MemoryStore(), temp.store]) {
      await store.commit(aPublication());
      await expect(store.commit([change])).rejects.toMatchObject({ name: 'StoreError', code: 'invalid-unit' });
      expect(await store.pledges.pledge(record.pledgeId)).toBeNull();
    }
    await temp.remove();
  });
});
