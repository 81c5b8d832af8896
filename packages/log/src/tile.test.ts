import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { ENTRY_BYTES_MAX, formatEntryBundle, parseEntryBundle } from './entry-bundle.ts';
import { EMPTY_ROOT } from './hash.ts';
import { LogTree } from './log-tree.ts';
import { RightEdge } from './right-edge.ts';
import { MemoryTiles, someLeaves } from './testing/memory-tiles.ts';
import { parseTilePath, partialTiles, tilePath, tileWidth } from './tile.ts';

describe('paths of tiles', () => {
  test.each([
    ['tile/0/x001/x234/067', { level: 0, index: 1_234_067n, width: 256 }],
    ['tile/0/x001/234.p/112', { level: 0, index: 1_234n, width: 112 }],
    ['tile/entries/000', { level: 'entries', index: 0n, width: 256 }],
    ['tile/63/999.p/1', { level: 63, index: 999n, width: 1 }],
    ['tile/1/x001/000.p/255', { level: 1, index: 1_000n, width: 255 }],
  ] as const)('%s is written and read', (path, address) => {
    expect(tilePath(address)).toBe(path);
    expect(parseTilePath(path)).toEqual(address);
  });

  test.each([
    'tile/0/0',
    'tile/0/1234',
    'tile/00/000',
    'tile/64/000',
    'tile/0/x000/001',
    'tile/0/001/002',
    'tile/0/x001',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/0/000.p/',
    'tile/-1/000',
    '/tile/0/000',
    'tile/0/000/',
    'tile/0/000\n',
    'tile/0/٠٠٠',
    'tile/entries/x/000',
    'tile/0/../000',
    'checkpoint',
    '',
  ])('%j is none', (path) => {
    expect(parseTilePath(path)).toBeUndefined();
  });

  test('say the same address when they are read back', () => {
    const level = fc.oneof(fc.constant('entries' as const), fc.integer({ min: 0, max: 63 }));
    const addresses = fc.record({
      level,
      index: fc.bigInt(0n, 2n ** 56n - 1n),
      width: fc.integer({ min: 1, max: 256 }),
    });
    fc.assert(
      fc.property(addresses, (address) => {
        expect(parseTilePath(tilePath(address))).toEqual(address);
      }),
    );
  });
});

test('a tree of 70,000 leaves has the tiles of the worked example of the specification', { timeout: 60_000 }, () => {
  const tiles = new MemoryTiles();
  tiles.grow(Array.from({ length: 70_000 }, () => EMPTY_ROOT));
  const paths = [...tiles.files.keys()];
  expect(paths.filter((path) => /^tile\/0\/\d{3}$/.test(path))).toHaveLength(273);
  expect(paths.filter((path) => !/^tile\/0\/\d{3}$/.test(path))).toEqual([
    'tile/0/273.p/112',
    'tile/1/000',
    'tile/1/001.p/17',
    'tile/2/000.p/1',
  ]);
  expect(partialTiles(70_000n).map(tilePath)).toEqual(['tile/0/273.p/112', 'tile/1/001.p/17', 'tile/2/000.p/1']);
  expect(partialTiles(256n).map(tilePath)).toEqual(['tile/1/000.p/1']);
  expect(tileWidth(70_000n, { level: 'entries', index: 273n })).toBe(112);
  expect(tileWidth(70_000n, { level: 0, index: 274n })).toBe(0);
  expect(tileWidth(2n ** 40n, { level: 4, index: 0n })).toBe(256);
});

test('a batch writes only the levels that it reaches', () => {
  const tiles = new MemoryTiles();
  tiles.grow(someLeaves(300));
  const { tiles: written } = tiles.tree.grow(someLeaves(2));
  expect(written.map(({ address }) => tilePath(address))).toEqual(['tile/0/001.p/46']);
  expect(tiles.tree.grow([]).tiles).toEqual([]);
  expect(tiles.tree.size).toBe(300n);
});

test('any batches of the same leaves write the same tiles', async () => {
  const leaves = someLeaves(1_200);
  const batches = fc.array(fc.nat(400), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(batches, async (counts) => {
      const [tiles, edge] = [new MemoryTiles(), new RightEdge()];
      for (const count of counts) tiles.grow(leaves.slice(Number(tiles.tree.size)).slice(0, count));
      for (const leaf of leaves.slice(0, Number(tiles.tree.size))) edge.add(leaf);
      const loaded = await LogTree.load({ size: edge.size, readTile: tiles.readTile });
      expect([tiles.tree.root, loaded.root, loaded.size]).toEqual([edge.root(), edge.root(), tiles.tree.size]);
      const atOnce = new MemoryTiles();
      atOnce.grow(leaves.slice(0, Number(edge.size)));
      for (const [path, bytes] of atOnce.files) expect(tiles.files.get(path)).toEqual(bytes);
    }),
    { numRuns: 25 },
  );
});

describe('entry bundles', () => {
  const entry = (length: number) => new Uint8Array(length).fill(7);

  test('carry entries of 0 to 65,535 bytes', () => {
    const entries = [entry(0), entry(1), entry(255), entry(256), entry(ENTRY_BYTES_MAX)];
    const bytes = formatEntryBundle(entries);
    expect([...bytes.subarray(0, 5)]).toEqual([0, 0, 0, 1, 7]);
    expect(parseEntryBundle(bytes, entries.length)).toEqual(entries);
    expect(() => formatEntryBundle([entry(ENTRY_BYTES_MAX + 1)])).toThrow(
      expect.objectContaining({ code: 'entry-too-large' }),
    );
    const most = Array.from({ length: 256 }, () => entry(1));
    expect(parseEntryBundle(formatEntryBundle(most), 256)).toEqual(most);
    expect(() => formatEntryBundle(Array.from({ length: 257 }, () => entry(1)))).toThrow(
      expect.objectContaining({ code: 'out-of-range' }),
    );
  });

  test('are read whole or not at all', () => {
    const bytes = formatEntryBundle([entry(3), entry(4)]);
    for (let end = 0; end < bytes.length; end += 1) expect(parseEntryBundle(bytes.slice(0, end), 2)).toBeUndefined();
    expect(parseEntryBundle(Uint8Array.of(...bytes, 0), 2)).toBeUndefined();
    expect(parseEntryBundle(bytes, 1)).toBeUndefined();
    expect(parseEntryBundle(bytes, 3)).toBeUndefined();
    expect(parseEntryBundle(new TextEncoder().encode('<!doctype html>'), 2)).toBeUndefined();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(8), (any, width) => {
        const entries = parseEntryBundle(any, width);
        if (entries !== undefined) expect(formatEntryBundle(entries)).toEqual(any);
      }),
    );
  });
});
