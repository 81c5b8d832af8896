import { expect, test } from 'vitest';
import { deskWorld } from '../../testing/desk-world.ts';
import { screenOf, textsOf } from '../testing/read-screen.ts';

test('gathers what may be begun under headings, and gives no section to a kind with nothing in it', async () => {
  const world = await deskWorld();
  const finance = await world.person('finance', ['finance']);
  const page = screenOf(await finance.get(`/console/projects/${world.projectId}`));
  const headings = textsOf(page, 'main h3');
  expect(headings).toEqual(expect.arrayContaining(['方案与项目', '钱款', '进展与监督', '公开与答复']));
  expect(textsOf(page, '.desk-links a')).toContain('拨款申请');
  expect(textsOf(page, 'main h2')).not.toContain('拨款申请');
});
