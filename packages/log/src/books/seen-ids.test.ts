import { expect, test } from 'vitest';
import { SeenIds } from './seen-ids.ts';

test('knows every id again, and takes none for another, across its growth', () => {
  const seen = new SeenIds();
  const ids = Array.from({ length: 50_000 }, (_, place) => `e${(place * 2_654_435_761) % 4_294_967_296}x${place}`);
  for (const id of ids) expect(seen.add(id)).toBe(true);
  for (const id of ids) expect(seen.add(id)).toBe(false);
  expect(seen.add('')).toBe(true);
  expect(seen.add('')).toBe(false);
});
