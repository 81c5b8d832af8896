import assert from 'node:assert/strict';
import type { Guard, Store, WriteUnit } from '../../ports/index.ts';
import { StoreError } from '../../ports/index.ts';

/** One obligation of the port, checked on a new and empty store. It throws an AssertionError where it is not kept. */
export interface StoreCase {
  readonly title: string;
  check(store: Store): Promise<void>;
}

/** Commits a unit that must hold. */
export async function commits(store: Store, ...unit: WriteUnit): Promise<void> {
  assert.deepEqual(await store.commit(unit), { kind: 'committed' });
}

/** Commits a unit that must lose `guard`. */
export async function loses(store: Store, guard: Guard, ...unit: WriteUnit): Promise<void> {
  assert.deepEqual(await store.commit(unit), { kind: 'lost', guard });
}

/** Commits a unit that no retry can make right. */
export async function isInvalid(store: Store, ...unit: WriteUnit): Promise<void> {
  await assert.rejects(store.commit(unit), (error) => error instanceof StoreError && error.code === 'invalid-unit');
}
