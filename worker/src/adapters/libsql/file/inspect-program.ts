// A program: inspects a database file that nobody writes to, in a process that has written none of it, and prints what
// it found as one line of JSON. Argument: path.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { FileConnection } from './file-connection.ts';
import type { Inspection } from './inspect.ts';
import { inspect, untrusted } from './inspect.ts';

const [path = ''] = process.argv.slice(2);
const { size: bytes } = await stat(path);
const hash = createHash('sha256');
await pipeline(createReadStream(path), hash);
const found = { bytes, sha256: hash.digest('hex'), ...(await inspectOrSay(path)) };
process.stdout.write(`${JSON.stringify(found)}\n`);

// A file that cannot even be asked is a finding like any other.
async function inspectOrSay(name: string): Promise<Inspection> {
  try {
    const file = new FileConnection(name);
    const inspection = await inspect(file);
    file.close();
    return inspection;
  } catch (error) {
    return untrusted([error instanceof Error ? error.message : 'it cannot be read']);
  }
}
