// The public journal as CSV (RFC 4180), one row a posting, with a byte-order mark because that is how Excel knows UTF-8.
// A cell that a spreadsheet would take for a formula is quoted with an apostrophe: all that begins with a sign, in either
// width, and is no plain number.

import type { JournalEntry } from '@happy-homeland/contract';
import { toDecimalText } from '@happy-homeland/contract/money';
import { listLedger } from '../domain/project/project.ts';
import { isRefusal } from '../domain/refusal.ts';
import type { RequestContext } from '../http/environment.ts';
import { answerRefusal } from '../http/problem-response.ts';
import { answerTagged } from '../http/tagged-response.ts';

const ROWS_MAX = 50_000;
const PAGE = 100;
const COLUMNS = [
  ...['seq', 'date', 'kind', 'source', 'account', 'amount', 'currency', 'reverses', 'reason'],
  ...['category', 'partner', 'evidence'],
];

/** GET ledger.csv. Longer books than the named maximum end with a line that says so. */
export async function ledgerCsv(c: RequestContext): Promise<Response> {
  const projectId = c.req.param('projectId') ?? '';
  const rows: string[] = [COLUMNS.join(',')];
  let cursor: string | undefined;
  do {
    const page = await listLedger(c.var.ports, projectId, { cursor, limit: PAGE });
    if (isRefusal(page)) return answerRefusal(c, page);
    rows.push(...page.items.flatMap(rowsOf));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && rows.length < ROWS_MAX);
  if (cursor !== undefined) rows.push(`# more entries follow from cursor ${cursor}`);
  c.header('content-disposition', `attachment; filename="ledger-${projectId}.csv"`);
  return answerTagged(c, `\ufeff${rows.join('\r\n')}\r\n`, 'text/csv; charset=utf-8');
}

function rowsOf(entry: JournalEntry): readonly string[] {
  return entry.postings.map(({ account, amountMinor, currency }) =>
    [
      entry.seq,
      entry.date,
      entry.kind,
      entry.source ?? '',
      account,
      toDecimalText({ amountMinor, currency }),
      currency,
      entry.reverses ?? '',
      entry.reason ?? '',
      entry.category ?? '',
      entry.partner ?? '',
      // Digests, as `sha256sum` prints them.
      entry.evidence.map(({ sha256 }) => sha256).join(' '),
    ]
      .map(cell)
      .join(','),
  );
}

function cell(value: string | number): string {
  const text = String(value);
  const isFormula = /^\s*[=@+\-＝＠＋－\t\r]/.test(text) && !/^-\d+(?:\.\d+)?$/.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
