// What the page of an item says of it where its content says nothing, and of somebody whom nobody knows.

import { expect, test } from 'vitest';
import { complain } from '../../testing/complaining.ts';
import { deskWorld } from '../../testing/desk-world.ts';
import { aProject } from '../../testing/index.ts';
import { testClient } from '../../testing/test-client.ts';
import { screenOf, textsOf } from '../testing/read-screen.ts';

test('a report from a page is known by its project, and by nobody’s name', async () => {
  const world = await deskWorld();
  const { complaintNo } = await complain(testClient(world.ports), { name: 'here', projectId: world.projectId });
  const finance = await world.person('finance', ['finance']);
  const screen = screenOf(await finance.get(`/console/work/complaints/${complaintNo}`));
  expect(textsOf(screen, 'h1')).toEqual([`举报与答复 · ${aProject().title}`]);
  expect(textsOf(screen, '.desk-history .fact-note')[0]).toMatch(/^公众 ·/);
});

test('a visit is known by how it begins, and what would be mended is asked for as it may be left out', async () => {
  const world = await deskWorld();
  const approver = await world.person('approver', ['approver']);
  const path = `/console/open/visits?project=${world.projectId}`;
  const legends = textsOf(screenOf(await approver.get(path)), 'legend');
  expect(legends).toContain('需要整改（可不填）');
  const found = `厨房已完工。${'好'.repeat(100)}`;
  const opened = await approver.post(path, { _key: crypto.randomUUID(), visitedOn: '2026-11-20', found });
  const screen = screenOf(await approver.get(opened.headers.get('location') ?? ''));
  expect(textsOf(screen, 'h1')[0]).toMatch(/^走访监督 · 厨房已完工。好+…$/);
});

test('what takes an item off the table is a quiet button, and what goes on with it is not', async () => {
  const world = await deskWorld();
  const finance = await world.person('finance', ['finance']);
  const path = `/console/open/donor-messages?project=${world.projectId}`;
  const opened = await finance.post(path, { _key: crypto.randomUUID(), said: '谢谢大家（示例）' });
  const at = (opened.headers.get('location') ?? '').replace('?done=open', '');
  const approver = await world.person('approver', ['approver']);
  const screen = screenOf(await approver.get(at));
  const classOf = (step: string) =>
    screen.querySelector(`form[action="${at}/${step}"] button`)?.getAttribute('class') ?? null;
  expect(['show', 'withdraw'].map(classOf)).toEqual(['button', 'quiet-button']);
});
