// Holds the write lock of a database, as an administrator's shell that was left open would. Arguments: url, milliseconds.

import { createClient } from '@libsql/client/sqlite3';

const [url = '', holdMs = '1000'] = process.argv.slice(2);
const client = createClient({ url, timeout: 5000 });
const transaction = await client.transaction('write');
console.log('held');
await new Promise((resolve) => setTimeout(resolve, Number(holdMs)));
await transaction.rollback();
console.log('released');
client.close();
