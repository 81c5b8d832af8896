// A program: copies a database that a server is writing to. Arguments: source, target. It reads one snapshot in one
// transaction and writes nothing to the source, not even a checkpoint: two connections that write or checkpoint at once
// are what SQLite 3.45 can lose a page by (tursodatabase/libsql#2271). A process of its own, so that the server's event
// loop never waits for it, and the same SQLite as the server's, which a shell tool would not be.

import { open, stat } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { FileConnection } from './file-connection.ts';

const NICE = 10;
const OWNER_ONLY = 0o077;

const [source = '', target = ''] = process.argv.slice(2);
process.umask(OWNER_ONLY);
setPriority(NICE);
await stat(source);
const file = new FileConnection(source);
file.rows('PRAGMA wal_autocheckpoint = 0');
file.rows('VACUUM INTO ?', [target]);
file.close();
const copy = await open(target, 'r+');
await copy.sync();
await copy.close();
