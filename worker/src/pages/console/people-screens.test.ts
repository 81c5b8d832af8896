// Who keeps people, keys and websites, and what they see of it.

import { beforeEach, describe, expect, test } from 'vitest';
import type { DeskWorld } from '../../testing/desk-world.ts';
import { deskWorld } from '../../testing/desk-world.ts';
import { aSiteRequest } from '../../testing/index.ts';
import { screenOf } from '../testing/read-screen.ts';

let world: DeskWorld;

beforeEach(async () => {
  world = await deskWorld();
});

describe('people and websites', () => {
  test('TEN-05 are kept by administrators alone: invited, given roles, and these withdrawn', async () => {
    const keeper = await world.person('keeper', ['administrator']);
    const other = await world.person('other', ['finance']);
    const path = '/console/people';
    const federation = screenOf(await keeper.get(path))
      .querySelector('form.desk-form')
      ?.getAttribute('action')
      ?.split('=')
      .at(-1);
    expect((await other.get(path)).status).toBe(403);
    const unfit = await keeper.post(`${path}/invite?federation=${federation}`, {
      email: 'not',
      name: '李示例',
      role: '',
    });
    expect(unfit.status).toBe(422);
    expect(screenOf(unfit).querySelector('#name')?.getAttribute('value')).toBe('李示例');
    const person = { email: 'li@example.org', name: '李示例', role: 'reviewer' };
    expect((await keeper.post(`${path}/invite?federation=${federation}`, person)).text).toContain(
      '邀请已发给 li@example.org',
    );
    expect(world.ports.letters.map(({ to }) => to)).toEqual(['li@example.org']);
    const given = await keeper.post(`${path}/give?federation=${federation}`, {
      person: other.personId,
      role: 'auditor',
    });
    expect(given.status).toBe(303);
    const { directory } = world.ports.store;
    const grants = await directory.grantsOf(other.personId);
    expect(new Set(grants.map(({ role }) => role))).toEqual(new Set(['finance', 'auditor']));
    const grant = grants.find(({ role }) => role === 'auditor')?.grantId ?? '';
    expect((await other.post(`${path}/withdraw?federation=${federation}`, { grant })).status).toBe(403);
    expect((await keeper.post(`${path}/withdraw?federation=${federation}`, { grant })).status).toBe(303);
    expect((await directory.grantsOf(other.personId)).map(({ role }) => role)).toEqual(['finance']);
  });

  test('a key is shown once, with the day on which it ends, and ends when it is revoked', async () => {
    const keeper = await world.person('keeper', ['administrator']);
    const made = await keeper.post('/console/people/keys', {
      label: '导出（示例）',
      roles: 'finance',
      expiresOn: '2027/1/31',
    });
    expect(screenOf(made).querySelector('.notice .code')?.textContent).toMatch(/^hhk_/);
    const again = await keeper.get('/console/people');
    expect(again.text).not.toContain('hhk_');
    expect(again.text).toContain('有效期至2027\u00a0年\u00a01\u00a0月\u00a031\u00a0日');
    const revoke = screenOf(again).querySelector('form[action*="/revoke"]')?.getAttribute('action') ?? '';
    expect((await keeper.post(revoke, {})).status).toBe(303);
    expect((await keeper.get('/console/people')).text).toContain('已停用');
  });

  test('a website that asked is registered by one button, and waits no more', async () => {
    const keeper = await world.person('keeper', ['site-owner']);
    const record = aSiteRequest({ origin: 'https://new.example.org', name: '新村网（示例）' });
    await world.ports.store.commit([{ kind: 'insert-site-request', record }]);
    const asking = screenOf(await keeper.get('/console/sites'));
    const form = asking.querySelector('form[action*="approve"]');
    const action = form?.getAttribute('action') ?? '';
    expect((await keeper.post(action, { request: record.requestId })).status).toBe(303);
    expect((await world.ports.store.directory.siteByOrigin(record.tenantId, record.origin))?.name).toBe(
      '新村网（示例）',
    );
    const after = screenOf(await keeper.get('/console/sites'));
    expect(after.querySelector('form[action*="approve"]')).toBeNull();
    const finance = await world.person('finance', ['finance']);
    expect((await finance.post(action, { request: record.requestId })).status).toBe(403);
  });

  test('a website is refused with a reason, and is shown no more', async () => {
    const keeper = await world.person('keeper', ['site-owner']);
    const record = aSiteRequest({ origin: 'https://other.example.org' });
    await world.ports.store.commit([{ kind: 'insert-site-request', record }]);
    const asking = screenOf(await keeper.get('/console/sites'));
    const action = asking.querySelector('form[action*="refuse"]')?.getAttribute('action') ?? '';
    const request = record.requestId;
    expect((await keeper.post(action, { request, reason: '' })).status).toBe(422);
    expect((await keeper.post(action, { request, reason: '不是本社区的网站（示例）' })).status).toBe(303);
    expect((await keeper.get('/console/sites')).text).not.toContain(record.origin);
    const query = { kind: 'site-requests', tenantId: record.tenantId, limit: 1 } as const;
    const [item] = await world.ports.store.work.items(query);
    expect(item).toMatchObject({ state: 'refused', outcome: { reason: '不是本社区的网站（示例）' } });
  });
});
