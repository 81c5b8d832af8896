// `hh audit` of a sample log, in a folder of its own.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../run.ts';
import { cardOf, gift, LOG_URL, SampleLog } from './sample-log.ts';

const NOW = Date.parse('2026-11-22T04:00:00Z');

/** Where an audit keeps what it fetched. */
export function auditFolder() {
  const data = mkdtempSync(join(tmpdir(), 'happy-homeland-audit-'));

  async function hh(log: SampleLog, flags: readonly string[] = []) {
    const out: string[] = [];
    const err: string[] = [];
    const code = await run(['audit', LOG_URL, '--data', data, ...flags], {
      print: (line) => out.push(line),
      warn: (line) => err.push(line),
      env: {},
      signal: new AbortController().signal,
      nowMs: () => NOW,
      timeZone: 'Asia/Shanghai',
      pause: async () => undefined,
      fetch: log.fetch,
    });
    return { code, out: out.join('\n'), err: err.join('\n') };
  }

  async function findingsOf(log: SampleLog) {
    const { code, out } = await hh(log, ['--json', '--lang', 'en']);
    return { code, findings: parseFindings(out) };
  }

  return { data, hh, findingsOf, remove: () => rmSync(data, { recursive: true }) };
}

function parseFindings(out: string): { kind: string; index?: number }[] {
  return (JSON.parse(out) as { findings: { kind: string; index?: number }[] }).findings;
}

/** Gifts of 1.00, 2.00, … to `well`, and what is published of them. */
export async function logOfGifts(count: number): Promise<SampleLog> {
  const log = await SampleLog.create();
  log.append(
    ...Array.from({ length: count }, (_, at) => gift(100 * (at + 1), { entry: `e${at}`, receiptNo: `r${at}` })),
  );
  log.cards = [cardOf('well', 50 * count * (count + 1), count)];
  await log.publish();
  return log;
}
