import { describe, expect, test } from 'vitest';
import { refuseSignatureHeader, SIGNATURE_TOLERANCE_S } from './signature.ts';

const NOW_S = 1_795_000_000;
const SIGNED = 'v1=5257a869e7';

function refused(header: string | null): string | null {
  return refuseSignatureHeader(header, NOW_S * 1000);
}

/** A header of exactly so many characters, good but for its length. */
function ofLength(chars: number): string {
  const header = `t=${NOW_S},v1=`;
  return header + '0'.repeat(chars - header.length);
}

describe('the header that signs a notice', () => {
  test('is worth verifying with one time stamp near now, whatever blanks stand between its parts', () => {
    expect(SIGNATURE_TOLERANCE_S).toBe(300);
    expect(refused(`t=${NOW_S},${SIGNED}`)).toBeNull();
    expect(refused(`${SIGNED}, t=${NOW_S}`)).toBeNull();
  });

  test.each([null, ''])('WHK-03 is missing where it is %j', (header) => {
    expect(refused(header)).toBe('the Stripe-Signature header is missing');
  });

  test('has at most 1,024 characters', () => {
    expect(refused(ofLength(1024))).toBeNull();
    expect(refused(ofLength(1025))).toBe('the Stripe-Signature header is too long');
  });

  test.each([SIGNED, `t=${NOW_S},t=${NOW_S},${SIGNED}`, `T=${NOW_S}`])('has one time stamp, not as in %s', (header) => {
    expect(refused(header)).toBe('the Stripe-Signature header must have one time stamp');
  });

  test.each(['t', 't=', `t=x${NOW_S}`, `t=${NOW_S}x`, `t=-${NOW_S}`, `t=${NOW_S}.5`, 't=1234567890123', 't=0x6AFD'])(
    'has a number for its time stamp, not %s',
    (stamp) => {
      expect(refused(`${stamp},${SIGNED}`)).toBe('the time stamp is not a number');
    },
  );

  test.each([
    [300, null],
    [-300, null],
    [301, 'the time stamp is too far from now'],
    [-301, 'the time stamp is too far from now'],
  ])('WHK-01 WHK-02 dated %i seconds from now is answered with %j', (distance, answer) => {
    expect(refused(`t=${NOW_S + distance},${SIGNED}`)).toBe(answer);
  });
});
