import {
  campaignInput,
  charityInput,
  externalId,
  federationInput,
  id,
  projectInput,
  receiptNo,
  siteInput,
} from '@happy-homeland/contract';
import { expect, test } from 'vitest';
import {
  aCampaign,
  aCharity,
  aFederation,
  anId,
  aPledge,
  aProject,
  aPublication,
  aReceipt,
  aSite,
  FaultyStore,
  MemoryStore,
} from './index.ts';
import { aDonor } from './pledge-builders.ts';

test('builds bodies that the contract accepts', () => {
  for (const [schema, { body }] of [
    [federationInput, aFederation()],
    [charityInput, aCharity()],
    [campaignInput, aCampaign()],
    [projectInput, aProject()],
  ] as const) {
    expect(schema.parse(body)).toEqual(body);
  }
  const { name, origin } = aSite();
  expect(() => siteInput.parse({ federation: 'shili', name, origin })).not.toThrow();
});

test('builds ids in the shape that the server makes', () => {
  for (const text of [anId('project'), anId('Pledge-0819'), aPledge().pledgeId]) expect(id.parse(text)).toBe(text);
  expect(receiptNo.parse(aReceipt().receiptNo)).toBe(aReceipt().receiptNo);
  expect(externalId.parse(aProject().externalId)).toBe(aProject().externalId);
});

test('builds a publication that a store accepts, and a pledge on it', async () => {
  const store = new MemoryStore();
  expect(await store.commit(aPublication())).toEqual({ kind: 'committed' });
  expect(await store.commit([{ kind: 'insert-pledge', record: aPledge(), donor: aDonor() }])).toEqual({
    kind: 'committed',
  });
});

test('fails a commit before or after it was written, once', async () => {
  const store = new FaultyStore(new MemoryStore());
  store.failNext('before');
  await expect(store.commit(aPublication())).rejects.toMatchObject({ name: 'StoreError', code: 'busy' });
  expect(await store.directory.file(aProject().projectId)).toBeNull();
  store.failNext('after');
  await expect(store.commit(aPublication())).rejects.toMatchObject({ code: 'unknown-outcome' });
  expect(await store.directory.file(aProject().projectId)).not.toBeNull();
  expect(await store.commit(aPublication())).toEqual({ kind: 'lost', guard: 'revision' });
});
