// Which accounts an entry of each kind may move. An entry that adds up may still say one thing and book another: a gift
// that credits the charity's own funds, for instance.

import type { EntryKind, EntryLeaf } from './leaf-kinds.ts';

interface Sides {
  readonly debit: readonly string[];
  readonly credit: readonly string[];
}

const CLEARING = 'A:Clearing:*';
const BANK = 'A:Bank';
const OWN = 'F:Unrestricted';
/** `$p` is the entry's project, `$t` the project that a surplus goes to, `*` one name without a colon. */
const FUND = 'F:Restricted:$p';
const ADVANCE = 'A:Advance:*:$p';
const PAYABLE = 'L:PartnerPayable:*:$p';
const OWED = 'L:RefundPayable:$p';
const UNKNOWN = 'L:Unidentified';
const POOL = 'F:MgmtPool:$p';

const SIDES: Readonly<Record<Exclude<EntryKind, 'correction.reversed'>, Sides>> = {
  'donation.settled': { debit: [CLEARING, 'L:HeldGifts'], credit: [FUND] },
  'donation.batch': { debit: [CLEARING, BANK, UNKNOWN], credit: [FUND] },
  'fee.charged': { debit: [FUND], credit: [CLEARING] },
  'fee.covered': { debit: [OWN], credit: [CLEARING] },
  'refund.paid': { debit: [FUND], credit: [CLEARING, BANK] },
  'refund.approved': { debit: [FUND], credit: [OWED] },
  'refund.remitted': { debit: [OWED], credit: [CLEARING, BANK] },
  'refund.covered': { debit: [OWN], credit: [FUND] },
  'dispute.lost': { debit: [FUND], credit: [CLEARING] },
  'dispute.covered': { debit: [OWN], credit: [FUND] },
  'dispute.won': { debit: [CLEARING], credit: [FUND] },
  'settlement.received': { debit: [BANK], credit: [CLEARING] },
  'disbursement.paid': { debit: [ADVANCE], credit: [BANK, CLEARING] },
  'spending.verified': { debit: [FUND], credit: [ADVANCE] },
  'spending.reimbursed': { debit: [FUND], credit: [PAYABLE] },
  'reimbursement.paid': { debit: [PAYABLE], credit: [BANK, CLEARING] },
  'advance.returned': { debit: [BANK, CLEARING], credit: [ADVANCE] },
  'management.accrued': { debit: [FUND], credit: [POOL] },
  'management.spent': { debit: [POOL], credit: [BANK, CLEARING] },
  'interest.received': { debit: [BANK], credit: [FUND] },
  'surplus.transferred': { debit: [FUND], credit: ['F:Restricted:$t'] },
  'unidentified.received': { debit: [BANK], credit: [UNKNOWN] },
  'unidentified.returned': { debit: [UNKNOWN], credit: [BANK] },
};

/** Whether every posting of the entry is on an account that its kind moves, on the side where it belongs. */
export function movesItsAccounts(leaf: EntryLeaf): boolean {
  // A correction mirrors another entry; whoever has that entry compares the two.
  if (leaf.kind === 'correction.reversed') return true;
  const sides = SIDES[leaf.kind];
  return leaf.postings.every(([code, amountMinor]) =>
    (amountMinor > 0 ? sides.debit : sides.credit).some((pattern) => fits(pattern, code, leaf)),
  );
}

function fits(pattern: string, code: string, { project, to }: EntryLeaf): boolean {
  const wanted = partsOf(pattern);
  const parts = code.split(':');
  if (wanted.length !== parts.length) return false;
  return wanted.every((want, place) => {
    if (want === '$p') return parts[place] === project;
    if (want === '$t') return to !== undefined && to !== project && parts[place] === to;
    return want === '*' ? parts[place] !== '' : parts[place] === want;
  });
}

const PARTS = new Map<string, readonly string[]>();

function partsOf(pattern: string): readonly string[] {
  const known = PARTS.get(pattern);
  if (known !== undefined) return known;
  const parts = pattern.split(':');
  PARTS.set(pattern, parts);
  return parts;
}

/** Whether `correction` takes back exactly what `original` booked. */
export function isMirrorOf(correction: EntryLeaf, original: EntryLeaf): boolean {
  if (original.kind === 'correction.reversed' || correction.of !== original.kind) return false;
  const isSame =
    correction.charity === original.charity &&
    correction.project === original.project &&
    correction.currency === original.currency &&
    correction.amountMinor === original.amountMinor &&
    correction.source === original.source &&
    correction.count === original.count &&
    correction.postings.length === original.postings.length;
  return (
    isSame &&
    correction.postings.every(([code, amountMinor], line) => {
      const posting = original.postings[line];
      return posting !== undefined && posting[0] === code && posting[1] === -amountMinor;
    })
  );
}
