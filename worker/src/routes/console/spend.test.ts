// The short way of a spending, in every runtime that reads forms with files.

import { expect, test } from 'vitest';
import { deskWorld } from '../../testing/desk-world.ts';
import { aPng } from '../../testing/file-builders.ts';
import { CATEGORY, PARTNER } from '../../testing/funding.ts';

test('UPL-02 a photograph and an amount from a phone become a spending with its evidence', async () => {
  const world = await deskWorld();
  const partner = await world.person('partner', ['partner-editor']);
  const path = `/console/spend?project=${world.projectId}`;
  const answer = await partner.post(path, {
    'evidence.camera': new File([aPng().slice()], '票据.png', { type: 'image/png' }),
    category: CATEGORY,
    partner: PARTNER,
    amount: '１.２８元',
    payee: 'supplier',
    spentOn: '2026/11/20',
    paidFrom: 'advance',
  });
  const itemId = /done=([a-z2-7]{26})$/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
  const item = await world.ports.store.work.item(itemId);
  expect(item?.content).toMatchObject({ amount: { amountMinor: 128, currency: 'CNY' }, spentOn: '2026-11-20' });
  expect(item?.content['evidence']).toMatchObject([{ mime: 'image/png' }]);
  expect((await partner.get(`/console/work/spendings/${itemId}`)).text).toContain('票据.png');
});

test('UPL-03 more files than a form may bring are refused as a page, and nothing is kept of them', async () => {
  const world = await deskWorld();
  const partner = await world.person('partner', ['partner-editor']);
  const many = ['a', 'b', 'c', 'd'].map((name) => [
    `evidence.${name}`,
    new File([aPng().slice()], `${name}.png`, { type: 'image/png' }),
  ]);
  const kept = () => world.ports.store.uploads.ofProject({ projectId: world.projectId, before: undefined, limit: 5 });
  const before = await kept();
  const answer = await partner.post(`/console/spend?project=${world.projectId}`, Object.fromEntries(many));
  expect([answer.status, answer.headers.get('content-type')]).toEqual([413, 'text/html; charset=UTF-8']);
  expect(await kept()).toEqual(before);
});
