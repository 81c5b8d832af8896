import { checkPublishFile } from '@happy-homeland/cli';
import { expect, test } from 'vitest';
import { demoPublishFile, PROJECT_SLUGS } from './demo-data.ts';

const OPTIONS = { startedOn: '2026-11-22', publicUrl: 'http://127.0.0.1:8787', siteUrl: 'http://127.0.0.1:8788' };
const FILE = demoPublishFile(OPTIONS);

function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

test('the demo data is a file that hh publish takes', () => {
  expect(checkPublishFile(bytesOf(FILE))).toMatchObject({ kind: 'fits' });
});

test('dates count from the first start', () => {
  expect(FILE.campaigns['joint-2026']).toMatchObject({
    filedOn: '2026-09-22',
    startsOn: '2026-10-13',
    endsOn: '2027-06-10',
    partners: [
      { name: '示例县慈善会', assessedOn: '2026-09-13', agreementSignedOn: '2026-09-17' },
      { name: '青衣社区居民委员会（示例）', assessedOn: '2026-09-13', agreementSignedOn: '2026-09-18' },
      { name: '茶山村村民委员会（示例）', assessedOn: '2026-09-14', agreementSignedOn: '2026-09-18' },
    ],
  });
  expect(FILE.campaigns['warm-2026']).toMatchObject({
    filedOn: '2026-10-29',
    startsOn: '2026-11-12',
    endsOn: '2027-02-10',
  });
});

test('a second start on another day of the calendar publishes the same bytes', () => {
  expect(bytesOf(demoPublishFile({ ...OPTIONS }))).toEqual(bytesOf(FILE));
});

test('yuan become fen exactly, and every budget adds up to its goal', () => {
  expect(FILE.campaigns['joint-2026']?.expected).toEqual({ amountMinor: 42_000_000, currency: 'CNY' });
  expect(FILE.campaigns['joint-2026']?.plan.costPlan.fundraising).toEqual({ amountMinor: 600_000, currency: 'CNY' });
  const sums = Object.entries(FILE.projects).map(([slug, { goal, budget }]) => ({
    slug,
    goal: goal.amountMinor,
    budget: budget.reduce((sum, { amount }) => sum + amount.amountMinor, 0),
  }));
  expect(sums.map(({ goal }) => goal)).toEqual([
    5_400_000, 3_200_000, 4_500_000, 2_100_000, 2_650_000, 1_800_000, 3_980_000, 6_800_000, 7_600_000,
  ]);
  expect(sums.filter(({ goal, budget }) => goal !== budget)).toEqual([]);
});

test('keys are the slugs, and the charity’s own site and the community’s are the demo’s two origins', () => {
  expect(Object.keys(FILE.projects)).toEqual(PROJECT_SLUGS);
  expect(FILE.federations).toMatchObject({ shili: { pack: 'cn' } });
  expect(FILE.charities).toMatchObject({
    'shili-fund': { federation: 'shili', ownSites: ['http://127.0.0.1:8787'], handOff: true },
  });
  expect(FILE.sites).toEqual({
    qingyi: { federation: 'shili', name: '青衣社区网（示例）', origin: 'http://127.0.0.1:8788' },
  });
});

test('no placeholder is left and every organisation is marked as an example', () => {
  expect(JSON.stringify(FILE)).not.toMatch(/\{[A-Z_]+\}/);
  const names = [...Object.values(FILE.federations), ...Object.values(FILE.charities), ...Object.values(FILE.sites)];
  expect(names.filter(({ name }) => !name.includes('示例'))).toEqual([]);
});
