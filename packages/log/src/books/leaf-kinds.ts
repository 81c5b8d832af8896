// Which kinds of leaf there are, and what each of them says. The schema is closed: a field that is not named here, or is
// missing, makes a leaf that is none.

/** One for each public entry of the books. */
export const ENTRY_KINDS = [
  'donation.settled',
  'donation.batch',
  'fee.charged',
  'fee.covered',
  'refund.paid',
  'refund.covered',
  'refund.approved',
  'refund.remitted',
  'dispute.lost',
  'dispute.covered',
  'dispute.won',
  'settlement.received',
  'disbursement.paid',
  'spending.verified',
  'spending.reimbursed',
  'reimbursement.paid',
  'advance.returned',
  'management.accrued',
  'management.spent',
  'interest.received',
  'surplus.transferred',
  'unidentified.received',
  'unidentified.returned',
  'correction.reversed',
] as const;

/** What is published beside the books. */
export const FACT_KINDS = [
  'genesis',
  'plan.published',
  'disclosure.published',
  'statement',
  'reconciliation',
  'attestation',
  'key.rotation',
  'witness.policy',
] as const;

export const LEAF_KINDS = [...ENTRY_KINDS, ...FACT_KINDS] as const;

export type EntryKind = (typeof ENTRY_KINDS)[number];
export type FactKind = (typeof FACT_KINDS)[number];
export type LeafKind = (typeof LEAF_KINDS)[number];

/** A file that proves spending, by its SHA-256. The file itself is never in the log. */
export interface Evidence {
  /** 64 hexadecimal digits. */
  readonly sha256: string;
  readonly bytes: number;
  readonly mime: string;
}

/** Account code and signed minor units, debit positive. */
export type LeafPosting = readonly [code: string, amountMinor: number];

interface LeafBase {
  /** Version of this format. */
  readonly v: 1;
  /** Civil date of the fact in Asia/Shanghai, `YYYY-MM-DD`. Never a time of day: amount and minute would name people. */
  readonly date: string;
}

/** One entry of the books as the public sees it: no person, and everything that it takes to add the books up again. */
export interface EntryLeaf extends LeafBase {
  readonly kind: EntryKind;
  readonly charity: string;
  readonly project: string;
  /** Id of the entry in the books. */
  readonly entry: string;
  /** Sum of the debits, minor units, at least 1. */
  readonly amountMinor: number;
  readonly currency: string;
  readonly postings: readonly LeafPosting[];
  /** Where a gift came in: `own-site`, `platform`, `bank`, `cash`. */
  readonly source?: string;
  readonly receiptNo?: string;
  /** Of what is private about a gift: 32 bytes in base64url. See `commitmentOf`. */
  readonly commitment?: string;
  /** The entry that opened what this one settles: an approved refund, or a receipt of unknown origin. */
  readonly settles?: string;
  /** Gifts in a batch that a platform or a bank gathered, or that its correction takes back. */
  readonly count?: number;
  /** SHA-256 of the platform's or bank's statement, 64 hexadecimal digits. */
  readonly statement?: string;
  /** Index of the leaf that this correction takes back, and its kind. */
  readonly reverses?: number;
  readonly of?: EntryKind;
  readonly reason?: string;
  readonly category?: string;
  readonly partner?: string;
  readonly evidence?: readonly Evidence[];
  /** The project that a surplus went to. */
  readonly to?: string;
}

/** A figure of the books at a moment, in a statement; in a reconciliation, what the outside has beyond the books. */
export interface LeafFigure {
  readonly code: string;
  readonly currency: string;
  readonly amountMinor: number;
}

/** A fact that moves no money. Which fields it has, `FIELDS_OF` says. */
export interface FactLeaf extends LeafBase {
  readonly kind: FactKind;
  readonly charity?: string;
  readonly project?: string;
  /** The log's own name, in its first leaf. */
  readonly origin?: string;
  /** The last checkpoint of the log that this one continues, as it was signed. */
  readonly previous?: string;
  /** SHA-256 of what was published, 64 hexadecimal digits. */
  readonly digest?: string;
  readonly title?: string;
  readonly filingNumber?: string;
  readonly currency?: string;
  readonly goalMinor?: number;
  /** Contract cap on management cost, basis points. */
  readonly managementCapBps?: number;
  /** What a statement covers: leaves from the first index to before the second. */
  readonly from?: number;
  readonly until?: number;
  readonly count?: number;
  readonly figures?: readonly LeafFigure[];
  /** RFC 6962 root over the leaf hashes of the project in that range, base64url. */
  readonly root?: string;
  readonly account?: string;
  readonly balanceMinor?: number;
  /** SHA-256 of the bank's or provider's statement. */
  readonly statement?: string;
  /** Who attests, as an organisation. */
  readonly by?: string;
  /** Verifier keys (C2SP signed-note vkey text). */
  readonly key?: string;
  readonly oldKey?: string;
  readonly newKey?: string;
  /** Ed25519 signatures, base64url. */
  readonly signature?: string;
  readonly oldSignature?: string;
  readonly newSignature?: string;
  readonly validFrom?: number;
  readonly witnesses?: readonly string[];
  readonly quorum?: number;
}

export type Leaf = EntryLeaf | FactLeaf;

const ANY_ENTRY: ReadonlySet<string> = new Set(ENTRY_KINDS);

export function isEntry(leaf: Leaf): leaf is EntryLeaf {
  return ANY_ENTRY.has(leaf.kind);
}
