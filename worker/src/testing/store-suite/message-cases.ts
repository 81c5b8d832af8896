import assert from 'node:assert/strict';
import type { DonorPrivateRecord, PledgeRecord, Store } from '../../ports/index.ts';
import { anId, aPublication, NOW_MS } from '../builders.ts';
import { aDonor, aPledge } from '../pledge-builders.ts';
import type { StoreCase } from './store-case.ts';
import { commits } from './store-case.ts';

const TENANT = anId('tenant');
const SHOWN = { message: '平安（示例）', messageShown: true, displayName: '王阿姨（示例）' };

export const messageCases: readonly StoreCase[] = [
  {
    title: 'gives the messages that givers agreed to show, of gifts that stand, with a name where one is to be shown',
    async check(store) {
      await commits(store, ...aPublication());
      await gave(store, 'named', { ...SHOWN, over: { named: true } });
      await gave(store, 'anonymous', SHOWN);
      await gave(store, 'unasked', { ...SHOWN, messageShown: false });
      await gave(store, 'silent', { ...SHOWN, message: null });
      await gave(store, 'back', { ...SHOWN, over: { refundedMinor: 2000 } });
      await gave(store, 'open', { ...SHOWN, over: { paymentState: 'created', paidMs: null } });
      const all = ['named', 'anonymous', 'unasked', 'silent', 'back', 'open'].map((name) => anId(name));
      assert.deepEqual(await textsOf(store, all), ['anonymous null', 'named 王阿姨（示例）']);
      assert.deepEqual(await textsOf(store, [anId('named')]), ['named 王阿姨（示例）']);
      assert.deepEqual(await textsOf(store, []), []);
      assert.deepEqual(await store.pledges.messages(anId('other'), all), []);
      const record = { tenantId: TENANT, pledgeId: anId('named'), erasedOn: '2026-11-22' };
      await commits(store, { kind: 'insert-erasure', record });
      assert.deepEqual(await textsOf(store, all), ['anonymous null']);
    },
  },
];

async function textsOf(store: Store, pledgeIds: readonly string[]): Promise<readonly string[]> {
  const found = await store.pledges.messages(TENANT, pledgeIds);
  for (const { text, projectId } of found) assert.deepEqual([text, projectId], [SHOWN.message, anId('project')]);
  return found.map(({ pledgeId, name }) => `${pledgeId.replace(/2+$/, '')} ${name}`).sort();
}

interface Given extends Partial<DonorPrivateRecord> {
  readonly over?: Partial<PledgeRecord>;
}

async function gave(store: Store, name: string, { over = {}, ...donor }: Given): Promise<void> {
  const pledgeId = anId(name);
  const given = { pledgeId, sessionRef: null, paymentRef: null, amountMinor: 2000, named: false } as const;
  const record = aPledge({ ...given, paymentState: 'paid', paidMs: NOW_MS, ...over });
  await commits(store, { kind: 'insert-pledge', record, donor: aDonor({ pledgeId, ...donor }) });
}
