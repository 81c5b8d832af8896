// What a doubtful neighbour waits for: a whole public log audited over HTTP from an empty folder, every file fetched, kept
// and verified, the books added up, every published figure compared.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { Figure } from '../support/figures.ts';
import type { WrittenLog } from './audit-log.ts';
import { writeLog } from './audit-log.ts';
import { Program } from './program.ts';

const MS_PER_SECOND = 1_000;
const KIB_PER_MIB = 1_024;
const MEMORY_MAX_MIB = 300;

interface AuditBenchOptions {
  readonly folder: string;
  readonly leaves: number;
}

export async function auditFigures({ folder, leaves }: AuditBenchOptions): Promise<Figure[]> {
  const files = join(folder, 'public-log');
  const written = await writeLog(files, leaves);
  const { audited, server } = await auditOver(files, written, join(folder, 'audit'));
  server.close();
  const name = `audit: ${leaves} entries over HTTP`;
  const hashed = { reference: hashSeconds(files), against: 'reading and hashing the same files and no more' };
  return [
    { bench: name, value: audited.seconds, unit: 's', ...hashed },
    { bench: `${name}, CPU`, value: audited.cpuSeconds, unit: 's CPU', ...hashed },
    {
      bench: `${name}, most memory`,
      value: audited.kibibytes / KIB_PER_MIB,
      unit: 'MiB',
      reference: MEMORY_MAX_MIB,
      against: 'allowed',
    },
  ];
}

async function auditOver(files: string, { cards }: WrittenLog, data: string) {
  const server = createServer((request, response) => answer({ files, cards }, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await using audit = new Program({ name: 'audit-once', args: [`http://127.0.0.1:${port}`, data], core: 1 });
  return { audited: await audit.ask(undefined, parseAudited), server };
}

interface Served {
  readonly files: string;
  readonly cards: readonly object[];
}

function answer({ files, cards }: Served, { url = '' }: IncomingMessage, response: ServerResponse): void {
  if (url.startsWith('/v1/projects')) {
    response.end(JSON.stringify({ items: cards, nextCursor: null }));
    return;
  }
  response.end(readFileSync(join(files, url.replace('/log/', ''))));
}

function parseAudited(answer: unknown): { seconds: number; cpuSeconds: number; kibibytes: number } {
  const { code, seconds, cpuSeconds, kibibytes } = Object(answer);
  if (code !== 0) throw new Error(`the audit of the bench ended with ${code}`);
  return { seconds: Number(seconds), cpuSeconds: Number(cpuSeconds), kibibytes: Number(kibibytes) };
}

function hashSeconds(folder: string): number {
  const startedMs = performance.now();
  for (const name of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (name.isFile())
      createHash('sha256')
        .update(readFileSync(join(name.parentPath, name.name)))
        .digest();
  }
  return (performance.now() - startedMs) / MS_PER_SECOND;
}
