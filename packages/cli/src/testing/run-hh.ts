// One command line run in this process, with nothing but what is given; any request is a mistake.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../run.ts';
import { SAMPLE_NOW_MS } from './sample-file.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder of its own, and commands over the files in it. */
export function folderOfFiles() {
  const directory = mkdtempSync(join(tmpdir(), 'happy-homeland-cli-'));
  let files = 0;
  return {
    directory,
    remove: () => rmSync(directory, { recursive: true }),
    /** Writes a file and gives its name. */
    fileOf(content: unknown): string {
      files += 1;
      const name = join(directory, `${files}.json`);
      writeFileSync(name, JSON.stringify(content));
      return name;
    },
  };
}

/** Runs `hh` at noon of 2026-11-22. */
export async function runHh(argv: readonly string[], nowMs = SAMPLE_NOW_MS): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(argv, {
    print: (line) => out.push(line),
    warn: (line) => err.push(line),
    env: {},
    signal: new AbortController().signal,
    nowMs: () => nowMs,
    timeZone: 'Asia/Shanghai',
    fetch: () => Promise.reject(new Error('nothing may be sent')),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}
