// Adds the books up again from the file, in a process that wrote none of it and with none of our code: every entry to
// zero, every balance and every total from its postings, and what each project raised. Argument: url.

import { createClient } from '@libsql/client/sqlite3';

const [url = ''] = process.argv.slice(2);
const client = createClient({ url });
const rows = async (sql: string) =>
  (await client.execute(sql)).rows.map((row) => Object.values({ ...row }).map(String));

const UNBALANCED = `SELECT journal_id, currency, sum(amount_minor) FROM posting GROUP BY journal_id, currency
  HAVING sum(amount_minor) <> 0`;
const WITHOUT_JOURNAL = 'SELECT journal_id FROM posting WHERE journal_id NOT IN (SELECT journal_id FROM journal)';
const WRONG_BALANCE = `SELECT a.account_id, b.amount_minor, sum(p.amount_minor) FROM account a
  JOIN posting p ON p.account_id = a.account_id LEFT JOIN balance b ON b.account_id = a.account_id
  GROUP BY a.account_id HAVING b.amount_minor IS NOT sum(p.amount_minor)`;
const UNRECEIPTED = `SELECT pledge_id FROM pledge WHERE payment_state = 'paid'
  AND (SELECT count(*) FROM receipt WHERE receipt.pledge_id = pledge.pledge_id) <> 1`;
const UNBOOKED = `SELECT pledge_id FROM pledge WHERE payment_state = 'paid' AND (SELECT count(*) FROM journal
  WHERE effect_key = 'paid:' || provider || ':' || payment_ref AND amount_minor = pledge.amount_minor) <> 1`;
const RAISED = `SELECT j.project_id, sum(p.amount_minor) FROM journal j JOIN posting p USING (journal_id)
  WHERE j.kind = 'donation.settled' AND p.amount_minor > 0 GROUP BY j.project_id`;

const faults = [
  ...(await rows('PRAGMA integrity_check')).filter(([verdict]) => verdict !== 'ok'),
  ...(await rows('PRAGMA foreign_key_check')),
  ...(await rows(UNBALANCED)),
  ...(await rows(WITHOUT_JOURNAL)),
  ...(await rows(WRONG_BALANCE)),
  ...(await rows(UNRECEIPTED)),
  ...(await rows(UNBOOKED)),
];
const raised = Object.fromEntries((await rows(RAISED)).map(([project, minor]) => [project, Number(minor)]));
console.log(JSON.stringify({ faults, raised }));
client.close();
