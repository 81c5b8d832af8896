// One entry of the books: its accounts, its postings, then the journal row that seals them. Plain SQL: this is the hot
// path, and a posting takes its account only if the account still is what the entry believes it to be; otherwise the
// row is missing and the seal refuses the entry.

import type { AccountRecord, JournalDraft } from '../../../ports/index.ts';
import { journal } from '../schema.ts';
import type { Compiled } from './compiled.ts';
import { entryLeaf } from './log.ts';
import { holds, insertRow } from './row.ts';

export function appendJournal(draft: JournalDraft, leaf: Uint8Array | null): Compiled[] {
  const accounts = new Map(draft.postings.map(({ account }) => [account.accountId, account]));
  return [
    ...guardsOf(draft),
    ...[...accounts.values()].map(openAccount),
    ...creditsFirst(draft).map((line) => post(draft, line)),
    ...(leaf === null ? [] : [entryLeaf(draft, leaf)]),
    seal(draft),
  ];
}

// Asked before anything is posted, because the same fact booked twice may run an account dry first, and "booked
// already" is the better answer.
function guardsOf({ effectKey, reversesSeq }: JournalDraft): Compiled[] {
  const fresh = holds('effect', 'NOT EXISTS (SELECT 1 FROM journal WHERE effect_key = ?)', [effectKey]);
  if (reversesSeq === null) return [fresh];
  return [fresh, holds('reversed-once', 'NOT EXISTS (SELECT 1 FROM journal WHERE reverses_seq = ?)', [reversesSeq])];
}

// SQLite checks each statement. A credit only relieves: a fund, or the advance that its fund answers for; so in this order
// no sum between two postings breaks a rule that the whole entry keeps.
function creditsFirst({ postings }: JournalDraft): number[] {
  const lines = [...postings.keys()];
  return [
    ...lines.filter((line) => (postings[line]?.amountMinor ?? 0) < 0),
    ...lines.filter((line) => (postings[line]?.amountMinor ?? 0) >= 0),
  ];
}

function openAccount(account: AccountRecord): Compiled {
  const { accountId, tenantId, charityId, projectId, code, currency, side } = account;
  return {
    sql: `INSERT INTO account (account_id, tenant_id, charity_id, project_id, code, currency, side)
      VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account_id) DO NOTHING`,
    args: [accountId, tenantId, charityId, projectId, code, currency, side],
  };
}

function post({ journalId, postings }: JournalDraft, line: number): Compiled {
  const posting = postings[line];
  if (posting === undefined) throw new RangeError(`no posting ${line}`);
  const { accountId, tenantId, charityId, projectId, code, currency, side } = posting.account;
  return {
    sql: `INSERT INTO posting (journal_id, line, account_id, amount_minor, currency)
      SELECT ?, ?, account_id, ?, currency FROM account
      WHERE account_id = ? AND tenant_id = ? AND charity_id = ? AND project_id IS ? AND code = ? AND currency = ?
        AND side = ?`,
    args: [journalId, line, posting.amountMinor, accountId, tenantId, charityId, projectId, code, currency, side],
  };
}

/** Inserting the journal row is the seal: its trigger adds the postings up, and none can follow. */
function seal(draft: JournalDraft): Compiled {
  return insertRow(journal, { ...draft, postingCount: draft.postings.length });
}
