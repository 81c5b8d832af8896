import { leafHash, RightEdge } from '@happy-homeland/log';
import type { FactLeaf } from '@happy-homeland/log/books';
import { Books, parseLeaf } from '@happy-homeland/log/books';
import { expect, test } from 'vitest';
import { aLogWorld, aProject } from '../testing/index.ts';
import { toBase64Url } from './base64url.ts';
import { publishStatement, stateMonth } from './statement.ts';

const PROJECT = aProject();
const FOREVER = () => true;

async function statements(world: Awaited<ReturnType<typeof aLogWorld>>): Promise<FactLeaf[]> {
  const leaves = await world.ports.store.log.leaves({ from: 0, limit: 5_000 });
  return leaves.map(({ bytes }) => parseLeaf(bytes)).flatMap((leaf) => (leaf?.kind === 'statement' ? [leaf] : []));
}

test('a statement says what the log holds of a project, and what anybody adds up from it', async () => {
  const world = await aLogWorld();
  await world.give(1_100);
  expect(await publishStatement(world.ports, PROJECT, { date: '2026-12-01', name: '2026-11' })).toBe(true);
  const [statement] = await statements(world);
  const books = new Books();
  const edge = new RightEdge();
  for (const { index, bytes } of await world.ports.store.log.leaves({ from: 0, limit: 1_101 })) {
    const leaf = parseLeaf(bytes);
    if (leaf === null) throw new Error('a leaf that nobody can read');
    expect(books.add(index, leaf)).toEqual([]);
    if (leaf.project === PROJECT.projectId) edge.add(leafHash(bytes));
  }
  expect(statement).toMatchObject({ from: 0, until: 1_101, count: 1_100, root: toBase64Url(edge.root()) });
  expect(statement?.figures).toEqual(books.figures(PROJECT.projectId)?.balances);
});

test('the next one begins where the last one ended, and holds that one too', async () => {
  const world = await aLogWorld();
  await world.give(3);
  await publishStatement(world.ports, PROJECT, { date: '2026-12-01', name: '2026-11' });
  await world.give(2);
  expect(await publishStatement(world.ports, PROJECT, { date: '2027-01-01', name: '2026-12' })).toBe(true);
  expect((await statements(world)).map(({ from, until, count }) => [from, until, count])).toEqual([
    [0, 4, 3],
    [4, 7, 3],
  ]);
});

test('the same one is not made twice, nor one of nothing', async () => {
  const world = await aLogWorld();
  expect(await publishStatement(world.ports, PROJECT, { date: '2026-12-01', name: '2026-11' })).toBe(false);
  await world.give(1);
  expect(await publishStatement(world.ports, PROJECT, { date: '2026-12-01', name: '2026-11' })).toBe(true);
  expect(await publishStatement(world.ports, PROJECT, { date: '2026-12-02', name: '2026-11' })).toBe(false);
});

test('what is booked while it is made puts it off', async () => {
  const world = await aLogWorld();
  await world.give(1);
  const { store } = world.ports;
  const books = { ...store.books };
  books.balances = async (projectIds) => {
    await world.give(1);
    return store.books.balances(projectIds);
  };
  const { directory, pledges, limits, verdicts, work, uploads, log } = store;
  const busy = { directory, pledges, limits, verdicts, work, uploads, log, books, commit: store.commit.bind(store) };
  const ports = { ...world.ports, store: busy };
  expect(await publishStatement(ports, PROJECT, { date: '2026-12-01', name: '2026-11' })).toBe(false);
  expect(await statements(world)).toEqual([]);
});

test('a project of more accounts than a leaf holds is reported, and the others are stated all the same', async () => {
  const world = await aLogWorld();
  await world.give(1);
  const { store } = world.ports;
  const { directory, pledges, limits, verdicts, work, uploads, log } = store;
  const stateWith = (accounts: number, name: string) => {
    const balances = Array.from({ length: accounts }, (_, at) => ({
      projectId: PROJECT.projectId,
      code: `A:Advance:${'p'.repeat(14)}${String(at).padStart(2, '0')}:${PROJECT.projectId}`,
      currency: 'CNY',
      amountMinor: Number.MAX_SAFE_INTEGER,
      pendingMinor: 0,
      advancedMinor: 0,
    }));
    const books = { ...store.books, balances: async () => balances };
    const many = { directory, pledges, limits, verdicts, work, uploads, log, books, commit: store.commit.bind(store) };
    return publishStatement({ ...world.ports, store: many }, PROJECT, { date: '2026-12-01', name });
  };
  expect(await stateWith(33, '2026-11')).toBe(false);
  expect(world.ports.reported.map(({ event }) => event)).toContain('statement-too-long');
  expect(await stateWith(32, '2026-11')).toBe(true);
});

test('each month is stated once it is over, and not before the log began', async () => {
  const world = await aLogWorld();
  await world.give(1);
  await stateMonth(world.ports, '2026-11-30', FOREVER);
  expect(await statements(world)).toEqual([]);
  await stateMonth(world.ports, '2026-12-01', () => false);
  expect(await statements(world)).toEqual([]);
  await stateMonth(world.ports, '2026-12-01', FOREVER);
  await stateMonth(world.ports, '2026-12-31', FOREVER);
  await stateMonth(world.another('other'), '2026-12-31', FOREVER);
  expect((await statements(world)).map(({ date }) => date)).toEqual(['2026-12-01']);
  await world.give(1);
  await stateMonth(world.ports, '2027-01-02', FOREVER);
  expect((await statements(world)).map(({ date }) => date)).toEqual(['2026-12-01', '2027-01-02']);
});
