import { copyFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { aPublication } from '../../testing/builders.ts';
import { pledgeUnit } from '../../testing/gift-builders.ts';
import { projectMigrations, tempLibsqlStore } from '../../testing/temp-libsql-store.ts';
import { openLibsqlStore } from './open.ts';

test('CRF-07 after a clean end the one file is the whole of the books', async () => {
  const temp = await tempLibsqlStore();
  await temp.store.commit(aPublication());
  await temp.store.commit(pledgeUnit(1));
  await temp.store.close();
  // As somebody would copy it who does not know of the log beside it.
  copyFileSync(temp.path, `${temp.path}.copy`);
  const copy = await openLibsqlStore({ url: `file:${temp.path}.copy`, migrations: await projectMigrations() });
  expect(await copy.pledges.due(Number.MAX_SAFE_INTEGER, 10)).toHaveLength(1);
  await copy.close();
  await temp.remove();
});
