import { expect, test } from 'vitest';
import { sampleCard } from '../testing/sample-card.ts';
import type { BookCheck } from './book-checks.ts';
import { bookChecks } from './book-checks.ts';

function addsUp(id: BookCheck['id'], changes: Parameters<typeof sampleCard>[0] = {}) {
  return bookChecks(sampleCard(changes)).find((check) => check.id === id)?.addsUp;
}

test('re-adds the figures and notices one fen', () => {
  const { fundUse } = sampleCard();
  expect(addsUp('fundUse')).toBe(true);
  expect(addsUp('sources')).toBe(true);
  expect(addsUp('fundUse', { fundUse: { ...fundUse, heldMinor: fundUse.heldMinor + 1 } })).toBe(false);
  const moved = { managementMinor: 50, transferredMinor: 30, interestMinor: 7, receivedMinor: 3, otherMinor: 70 };
  const used = { ...fundUse, ...moved, heldMinor: fundUse.heldMinor - 70 };
  expect(addsUp('fundUse', { fundUse: used })).toBe(true);
  expect(addsUp('fundUse', { fundUse: { ...used, interestMinor: 8 } })).toBe(false);
  expect(addsUp('sources', { raisedMinor: fundUse.raisedMinor - 1 })).toBe(false);
});
