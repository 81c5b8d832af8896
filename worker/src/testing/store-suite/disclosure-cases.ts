import assert from 'node:assert/strict';
import type { Change, DisclosureRecord, Store } from '../../ports/index.ts';
import { anId, aPublication, NOW_MS } from '../builders.ts';
import { aDisclosure, disclosureLeaf } from '../disclosure-builders.ts';
import type { StoreCase } from './store-case.ts';
import { commits, isInvalid, loses } from './store-case.ts';

const PROJECT = anId('project');
const [FIRST, SECOND, THIRD] = ['a1', 'b2', 'c3'].map((byte) => byte.repeat(32)) as [string, string, string];

export const disclosureCases: readonly StoreCase[] = [
  {
    title: 'keeps a disclosure once, with its leaf and not without it',
    async check(store) {
      await commits(store, ...aPublication());
      await isInvalid(store, insertion(FIRST));
      await isInvalid(store, leafOf(FIRST, 'plan.published'), insertion(FIRST));
      await isInvalid(store, leafOf(FIRST), insertion(SECOND));
      assert.equal(await store.log.ofFact(factKey(FIRST)), null);
      await commits(store, leafOf(FIRST), insertion(FIRST));
      await loses(store, 'fact', leafOf(FIRST), insertion(FIRST));
      await loses(store, 'fact', insertion(FIRST, { body: '改写' }));
      assert.deepEqual(await store.books.disclosure(PROJECT, FIRST), told(FIRST));
      assert.equal(await store.books.disclosure(PROJECT, SECOND), null);
      assert.equal(await store.books.disclosure(anId('other'), FIRST), null);
      assert.notEqual(await store.log.ofFact(factKey(FIRST)), null);
    },
  },
  {
    title: 'keeps a correction beside what it corrects, and refuses one of nothing',
    async check(store) {
      await commits(store, ...aPublication(), leafOf(FIRST), insertion(FIRST));
      const why = { corrects: FIRST, explanation: '数字有误' };
      await loses(store, 'parent', leafOf(SECOND), insertion(SECOND, { ...why, corrects: THIRD }));
      await isInvalid(store, leafOf(SECOND), insertion(SECOND, { corrects: FIRST }));
      await isInvalid(store, leafOf(SECOND), insertion(SECOND, { explanation: '数字有误' }));
      await isInvalid(store, leafOf(SECOND), insertion(SECOND, { ...why, corrects: SECOND }));
      await isInvalid(store, leafOf(SECOND), insertion(SECOND, { ...why, explanation: '' }));
      await commits(store, leafOf(SECOND), insertion(SECOND, { ...why, recordedMs: NOW_MS + 1 }));
      await commits(store, leafOf(THIRD), insertion(THIRD));
      assert.deepEqual(await digests(store, 9), [SECOND, THIRD, FIRST]);
      assert.deepEqual(await digests(store, 1), [SECOND]);
      assert.deepEqual(await store.books.disclosures(anId('other'), 9), []);
    },
  },
  {
    title: 'TEN-02 keeps no disclosure of another federation, and none without its text',
    async check(store) {
      await commits(store, ...aPublication());
      await loses(store, 'parent', leafOf(FIRST), insertion(FIRST, { tenantId: anId('other') }));
      for (const over of [{ title: '' }, { title: '示'.repeat(121) }, { body: '' }, { body: '示'.repeat(5_001) }]) {
        await isInvalid(store, leafOf(FIRST), insertion(FIRST, over));
      }
      assert.deepEqual(await digests(store, 9), []);
    },
  },
];

function told(digest: string, over: Partial<DisclosureRecord> = {}): DisclosureRecord {
  return aDisclosure({ digest, ...over });
}

function insertion(digest: string, over: Partial<DisclosureRecord> = {}): Change {
  return { kind: 'insert-disclosure', record: told(digest, over) };
}

function factKey(digest: string): string {
  return `disclosure:${PROJECT}:${digest}`;
}

function leafOf(digest: string, kind?: string): Change {
  return disclosureLeaf(told(digest), kind);
}

async function digests(store: Store, limit: number): Promise<readonly string[]> {
  return (await store.books.disclosures(PROJECT, limit)).map(({ digest }) => digest);
}
