// What the public log says of an entry. The bytes are made with the entry and written in its unit, so that what is published
// later can only be what was booked. Nothing about a person is in them: of what is private there is a commitment, which
// nobody can open without the salt that the giver's receipt holds.

import type { EntryKind, EntryLeaf, PrivateFacts } from '@happy-homeland/log/books';
import { commitmentOf, ENTRY_KINDS, encodeLeaf, FIELDS_OF, SALT_BYTES } from '@happy-homeland/log/books';
import { assert } from '../assert.ts';
import type { DonorPrivateRecord, JournalDraft } from '../ports/index.ts';
import { parseBase64Url, toBase64Url } from './base64url.ts';

const PARTNER = /^(?:A:Advance|L:PartnerPayable):([^:]+):/;

/** What a leaf says beside its entry. */
export interface LeafTold {
  readonly receiptNo?: string | undefined;
  /** 32 bytes; see `commitmentTo`. */
  readonly commitment?: Uint8Array | null | undefined;
  /** Of a correction: where the entry that it takes back is in the log, and of which kind it is. */
  readonly reversed?: { readonly index: number; readonly kind: string } | undefined;
}

/** The bytes of an entry's leaf; null where the entry is not public. Throws RangeError where the format cannot say it. */
export function leafOf(draft: JournalDraft, told: LeafTold = {}): Uint8Array | null {
  return draft.public ? encodeLeaf(entryLeafOf(draft, told)) : null;
}

/** Of what is private about a gift; null where it was made with a salt that is too short to hide anything behind. */
export function commitmentTo(donor: DonorPrivateRecord): Uint8Array | null {
  const salt = parseBase64Url(donor.salt);
  if (salt?.length !== SALT_BYTES) return null;
  return commitmentOf(salt, factsOf(donor));
}

/** What the giver stated; what they did not is absent. */
export function factsOf(donor: DonorPrivateRecord): PrivateFacts {
  const { displayName, message, fiscalTitle, fiscalTaxNumber, fiscalEmail } = donor;
  return {
    ...(displayName !== null && { displayName }),
    ...(message !== null && { message }),
    ...(fiscalTitle !== null && { fiscalTitle }),
    ...(fiscalTaxNumber !== null && { fiscalTaxNumber }),
    ...(fiscalEmail !== null && { fiscalEmail }),
  };
}

function entryLeafOf(draft: JournalDraft, { receiptNo, commitment, reversed }: LeafTold): EntryLeaf {
  const { kind, effectiveOn, charityId, projectId, journalId, amountMinor, currency, source, reason } = draft;
  assert(isEntryKind(kind), `${kind} is a kind of public entry`);
  return {
    v: 1,
    kind,
    date: effectiveOn,
    charity: charityId,
    project: projectId,
    entry: journalId,
    amountMinor,
    currency,
    postings: postingsOf(draft),
    ...(source !== null && { source }),
    ...(receiptNo !== undefined && { receiptNo }),
    ...(commitment && { commitment: toBase64Url(commitment) }),
    ...(reversed !== undefined && { reverses: reversed.index, of: requireEntryKind(reversed.kind) }),
    ...(reason !== null && { reason }),
    ...detailOf(kind, draft),
  };
}

/** What a kind of entry says beside its amounts: as much of it as its leaf has a field for. */
function detailOf(kind: EntryKind, draft: JournalDraft): Partial<EntryLeaf> {
  const { category, evidence, to, basis: reason, count, statement, settles } = draft.detail ?? {};
  const told = { category, evidence, to, ...(reason && { reason }), count, statement, settles, ...partnerOf(draft) };
  const { needs, may } = FIELDS_OF[kind];
  const fits = ([name, value]: [string, unknown]) =>
    value !== undefined && (needs.includes(name) || may.includes(name));
  return Object.fromEntries(Object.entries(told).filter(fits));
}

// The account names the partner by its id; its name is in the published plan.
function partnerOf({ postings }: JournalDraft): { readonly partner?: string } {
  const codes = postings.map(({ account }) => PARTNER.exec(account.code)?.[1]);
  const partner = codes.find((code) => code !== undefined);
  return partner === undefined ? {} : { partner };
}

// In one order, whatever order they were booked in, so that a correction mirrors its entry line by line.
function postingsOf({ postings }: JournalDraft): EntryLeaf['postings'] {
  return postings
    .map(({ account, amountMinor }) => [account.code, amountMinor] as const)
    .sort(([codeA, amountA], [codeB, amountB]) => {
      if (codeA !== codeB) return codeA < codeB ? -1 : 1;
      return Math.abs(amountA) - Math.abs(amountB);
    });
}

function requireEntryKind(kind: string): EntryKind {
  assert(isEntryKind(kind), `${kind} is a kind of public entry`);
  return kind;
}

function isEntryKind(kind: string): kind is EntryKind {
  return ENTRY_KINDS.some((known) => known === kind);
}
