// The negative control: five notices, one autocommit statement each, through the bare libSQL client, after it once met a
// locked database. At once, because the client may recover when its garbage is collected. Argument: url.

import { createClient } from '@libsql/client/sqlite3';

const [url = ''] = process.argv.slice(2);
const client = createClient({ url, timeout: 0 });
const insert = (eventId: string) =>
  client.execute({
    sql: "INSERT INTO inbox (provider, event_id, event_type, outcome, received_ms) VALUES ('bare', ?, 'x', 'x', 0)",
    args: [eventId],
  });

const other = createClient({ url, timeout: 5000 });
const lock = await other.transaction('write');
const met = await insert('refused').then(
  () => 'nothing',
  (failure: { code?: string }) => failure.code,
);
await lock.rollback();
console.log(`met ${met}`);
for (const eventId of ['1', '2', '3', '4', '5']) {
  const { rowsAffected } = await insert(eventId);
  if (rowsAffected === 1) console.log(`acknowledged ${eventId}`);
}
process.exit(0);
