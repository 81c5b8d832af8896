// What has to be published, and the way from the list to the report that meets it.

import { beforeEach, expect, test } from 'vitest';
import { tendDuties } from '../../domain/duty/duty-clock.ts';
import type { DeskWorld } from '../../testing/desk-world.ts';
import { deskWorld } from '../../testing/desk-world.ts';
import { AFTER_CAMPAIGN_MS } from '../../testing/funding.ts';
import { hiddenFields, screenOf, textsOf } from '../testing/read-screen.ts';

const PATH = '/console/disclosures';
let world: DeskWorld;

beforeEach(async () => {
  world = await deskWorld();
  world.ports.clock.set(AFTER_CAMPAIGN_MS);
  await tendDuties(world.ports, () => true);
});

test('RUL-10 the list of duties says what is overdue and what is not, each by its state', async () => {
  const officer = await world.person('officer', ['finance']);
  const all = screenOf(await officer.get(PATH));
  expect(textsOf(all, '.desk-item strong')).toContain('年度工作报告和财务会计报告');
  expect(all.querySelectorAll('.desk-late').length).toBeGreaterThan(0);
  const upcoming = screenOf(await officer.get(`${PATH}?federation=shili&state=upcoming`));
  expect(upcoming.querySelectorAll('.desk-item').length).toBeGreaterThan(0);
  expect(upcoming.querySelectorAll('.desk-late')).toHaveLength(0);
  const met = screenOf(await officer.get(`${PATH}?federation=shili&state=met`));
  expect(textsOf(met, '.empty')).toEqual(['这里没有要公开的事项。']);
});

test('a report begins from its duty: the kind and the day are there already, and no figure is asked for', async () => {
  const officer = await world.person('officer', ['finance']);
  const list = screenOf(await officer.get(`${PATH}?lang=en`));
  const link = [...list.querySelectorAll('a[href*="duty=campaign-final"]')].at(0)?.getAttribute('href') ?? '';
  expect(link).toContain('/console/open/disclosures?');
  const choice = screenOf(await officer.get(link));
  const chosen = choice.querySelector('.desk-item a')?.getAttribute('href') ?? '';
  const form = screenOf(await officer.get(chosen));
  expect(form.querySelector('[name="duty.kind"] option[selected]')?.getAttribute('value')).toBe('campaign-final');
  expect(form.querySelector('[name="duty.dueOn"]')?.getAttribute('value')).toMatch(/2027/);
  expect(form.querySelector('[name^="figures"]')).toBeNull();
  const { _key = '' } = hiddenFields(form);
  const due = form.querySelector('[name="duty.dueOn"]')?.getAttribute('value') ?? '';
  const answer = await officer.post(form.querySelector('form.desk-form')?.getAttribute('action') ?? '', {
    _key,
    'duty.kind': 'campaign-final',
    'duty.dueOn': due,
    'fields.unused': '余款用于同类项目（示例）。',
    'fields.partners': '每月走访一次（示例）。',
  });
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    expect.stringMatching(/^\/console\/work\/disclosures\//),
  ]);
  const item = screenOf(await officer.get(answer.headers.get('location') ?? ''));
  expect(item.body.textContent).toContain('公开募捐收入 21.00 元');
});

test('TEN-05 whoever has no part in it neither sees the list nor its place', async () => {
  const site = await world.person('site', ['site-owner']);
  expect((await site.get(PATH)).status).toBe(403);
  expect(screenOf(await site.get('/console')).querySelector(`a[href^="${PATH}"]`)).toBeNull();
});
