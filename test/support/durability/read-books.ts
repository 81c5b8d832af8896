// Reads a database in a process that has written nothing and prints what it holds. It uses none of our code: what it
// finds is what is in the file. Argument: url.

import { createClient } from '@libsql/client/sqlite3';

const [url = ''] = process.argv.slice(2);
const client = createClient({ url });
const column = async (sql: string) => (await client.execute(sql)).rows.map((row) => String(row[0]));
console.log(
  JSON.stringify({
    pledges: await column('SELECT pledge_id FROM pledge'),
    paid: await column("SELECT pledge_id FROM pledge WHERE payment_state = 'paid'"),
    receipts: await column('SELECT pledge_id FROM receipt'),
    effects: await column("SELECT effect_key FROM journal WHERE kind = 'donation.settled'"),
    notices: await column('SELECT event_id FROM inbox'),
    faults: [
      ...(await column('PRAGMA integrity_check')).filter((verdict) => verdict !== 'ok'),
      ...(await column('PRAGMA foreign_key_check')),
    ],
  }),
);
client.close();
