import { backupList } from '@happy-homeland/contract';
import { expect, test } from 'vitest';
import { keepBootstrapKey } from '../domain/access/api-key.ts';
import { slugOf, testClient, testPorts } from '../testing/index.ts';
import { bearer, twoFederations } from '../testing/two-federations.ts';

const KEY = 'the-operators-key-in-a-test-forty-characters';

async function operator(hasFolder: boolean) {
  const ports = await testPorts();
  await keepBootstrapKey(ports, KEY);
  let started = 0;
  const backups = {
    start: () => {
      started += 1;
    },
    list: async () => ({ items: [], nextCursor: null, running: started > 0, failure: null }),
  };
  const call = testClient(hasFolder ? { ...ports, backups } : ports);
  return { call, started: () => started };
}

test('the operator starts a backup and sees how it goes', async () => {
  const { call, started } = await operator(true);
  const answer = await call('/v1/manage/backups', { method: 'POST', headers: bearer(KEY) });
  expect([answer.status, answer.json, started()]).toEqual([202, { running: true }, 1]);
  expect(backupList.parse((await call('/v1/manage/backups', { headers: bearer(KEY) })).json).running).toBe(true);
});

test('says so where no folder is set', async () => {
  const { call } = await operator(false);
  const answer = await call('/v1/manage/backups', { method: 'POST', headers: bearer(KEY) });
  expect(`${answer.status} ${slugOf(answer)}`).toBe('409 backups-not-configured');
});

test('neither a stranger nor a federation reaches the backups', async () => {
  const { call, started } = await operator(true);
  for (const method of ['GET', 'POST']) {
    expect(slugOf(await call('/v1/manage/backups', { method }))).toBe('unauthorized');
  }
  expect(started()).toBe(0);
  const { call: asFederation, here } = await twoFederations();
  for (const method of ['GET', 'POST']) {
    const answer = await asFederation('/v1/manage/backups', { method, headers: bearer(here.apiKey) });
    expect(`${answer.status} ${slugOf(answer)}`).toBe('403 forbidden');
  }
});
