// What each field may hold, and which fields each kind has. Everything that comes from outside passes through here.

import type { EntryKind, FactKind, LeafKind } from './leaf-kinds.ts';
import { ENTRY_KINDS, LEAF_KINDS } from './leaf-kinds.ts';

const ANY_KIND: ReadonlySet<unknown> = new Set(LEAF_KINDS);
const ANY_ENTRY: ReadonlySet<unknown> = new Set(ENTRY_KINDS);

type Check = (value: unknown) => boolean;

const POSTINGS_MAX = 16;
const EVIDENCE_MAX = 20;
const LIST_MAX = 20;
/** As many as fit into a leaf with the longest account codes there are. */
export const FIGURES_MAX = 32;

const text =
  (most: number): Check =>
  (value) =>
    typeof value === 'string' && value.length > 0 && value.length <= most && value.isWellFormed();
const matches =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
const whole =
  (least: number): Check =>
  (value) =>
    Number.isSafeInteger(value) && Number(value) >= least;
const listOf =
  (item: Check, least: number, most: number): Check =>
  (value) =>
    Array.isArray(value) && value.length >= least && value.length <= most && value.every(item);

const id = matches(/^[a-z0-9][a-z0-9-]{0,63}$/);
const hex32 = matches(/^[0-9a-f]{64}$/);
const base64url32 = matches(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/);
const signature = matches(/^[A-Za-z0-9_-]{85}[AQgw]$/);
const code = matches(/^[A-Z]:[A-Za-z0-9:-]{1,160}$/);
const currency = matches(/^[A-Z]{3}$/);
const vkey = matches(/^[^\s+]{1,200}\+[0-9a-f]{8}\+[A-Za-z0-9+/]{1,200}={0,2}$/);

function isPosting(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [account, amountMinor]: unknown[] = value;
  return code(account) && Number.isSafeInteger(amountMinor) && amountMinor !== 0;
}

const shaped =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) => {
    if (typeof value !== 'object' || value === null) return false;
    const entries = Object.entries(value);
    return entries.length === Object.keys(fields).length && entries.every(([name, part]) => fields[name]?.(part));
  };

const isEvidence = shaped({ sha256: hex32, bytes: whole(1), mime: matches(/^[a-z]+\/[a-z0-9.+-]{1,80}$/) });
const isFigure = shaped({ code, currency, amountMinor: whole(Number.MIN_SAFE_INTEGER) });

let lastDate = '';

/** Whether a string is a day of the calendar, `YYYY-MM-DD`. Days come in runs, so the last one is remembered. */
function isCivilDate(value: unknown): boolean {
  if (value === lastDate && value !== '') return true;
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || !day.toISOString().startsWith(value)) return false;
  lastDate = value;
  return true;
}

export const FIELD_CHECKS: Readonly<Record<string, Check>> = {
  v: (value) => value === 1,
  kind: (value) => ANY_KIND.has(value),
  date: isCivilDate,
  charity: id,
  project: id,
  entry: id,
  amountMinor: whole(1),
  currency,
  postings: listOf(isPosting, 2, POSTINGS_MAX),
  source: matches(/^(?:own-site|platform|bank|cash)$/),
  receiptNo: id,
  commitment: base64url32,
  count: whole(1),
  statement: hex32,
  settles: id,
  reverses: whole(0),
  of: (value) => ANY_ENTRY.has(value) && value !== 'correction.reversed',
  reason: text(500),
  category: text(80),
  partner: id,
  evidence: listOf(isEvidence, 1, EVIDENCE_MAX),
  to: id,
  origin: text(200),
  previous: text(2_000),
  digest: hex32,
  title: text(120),
  filingNumber: text(60),
  goalMinor: whole(1),
  managementCapBps: whole(0),
  from: whole(0),
  until: whole(0),
  figures: listOf(isFigure, 0, FIGURES_MAX),
  root: base64url32,
  account: code,
  balanceMinor: whole(Number.MIN_SAFE_INTEGER),
  by: text(120),
  key: vkey,
  oldKey: vkey,
  newKey: vkey,
  signature,
  oldSignature: signature,
  newSignature: signature,
  validFrom: whole(0),
  witnesses: listOf(vkey, 0, LIST_MAX),
  quorum: whole(0),
};

export interface FieldsOfKind {
  readonly needs: readonly string[];
  readonly may: readonly string[];
}

const ALL = ['v', 'kind', 'date'];
const ENTRY = [...ALL, 'charity', 'project', 'entry', 'amountMinor', 'currency', 'postings'];

function entryOf(needs: readonly string[] = [], may: readonly string[] = []): FieldsOfKind {
  return { needs: [...ENTRY, ...needs], may };
}

function factOf(needs: readonly string[], may: readonly string[] = []): FieldsOfKind {
  return { needs: [...ALL, ...needs], may };
}

const ENTRIES: Readonly<Record<EntryKind, FieldsOfKind>> = {
  // A gift of the time before there was a log has no commitment.
  'donation.settled': entryOf(['source'], ['receiptNo', 'commitment']),
  'donation.batch': entryOf(['source', 'count', 'statement'], ['settles']),
  'fee.charged': entryOf(),
  'fee.covered': entryOf(),
  'refund.paid': entryOf(['source']),
  'refund.covered': entryOf(),
  'refund.approved': entryOf(['source']),
  'refund.remitted': entryOf(['settles'], ['statement']),
  'dispute.lost': entryOf(['source']),
  'dispute.covered': entryOf(),
  'dispute.won': entryOf(['source']),
  'settlement.received': entryOf([], ['statement']),
  'disbursement.paid': entryOf(['partner']),
  'spending.verified': entryOf(['category', 'evidence'], ['partner']),
  'spending.reimbursed': entryOf(['category', 'evidence'], ['partner']),
  'reimbursement.paid': entryOf(['partner']),
  'advance.returned': entryOf(['partner']),
  'management.accrued': entryOf(),
  'management.spent': entryOf([], ['evidence']),
  'interest.received': entryOf([], ['statement']),
  'surplus.transferred': entryOf(['to', 'reason']),
  'unidentified.received': entryOf(['statement']),
  'unidentified.returned': entryOf(['settles', 'statement']),
  'correction.reversed': entryOf(['reverses', 'of', 'reason'], ['source', 'count']),
};

const FACTS: Readonly<Record<FactKind, FieldsOfKind>> = {
  genesis: factOf(['origin'], ['previous']),
  'plan.published': factOf(
    ['charity', 'project', 'digest', 'title', 'currency', 'goalMinor'],
    ['filingNumber', 'managementCapBps'],
  ),
  'disclosure.published': factOf(['charity', 'project', 'digest', 'title']),
  statement: factOf(['charity', 'project', 'from', 'until', 'count', 'figures', 'root']),
  // What lies between the statement and the books stands in its figures.
  reconciliation: factOf(['charity', 'account', 'currency', 'balanceMinor', 'statement'], ['figures']),
  attestation: factOf(['by', 'digest', 'key', 'signature'], ['charity', 'project', 'title']),
  'key.rotation': factOf(['oldKey', 'newKey', 'oldSignature', 'newSignature', 'validFrom']),
  'witness.policy': factOf(['witnesses', 'quorum']),
};

/** Which fields a leaf of each kind has. */
export const FIELDS_OF: Readonly<Record<LeafKind, FieldsOfKind>> = { ...ENTRIES, ...FACTS };
