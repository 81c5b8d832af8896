// `hh doctor` of the healthy deployment with one answer bent.

import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Trust } from '@happy-homeland/log';
import { formatTrust } from '@happy-homeland/log';
import { run } from '../run.ts';
import type { Answer, Bend } from './healthy-deployment.ts';
import { HEALTHY_LOG, HEALTHY_NOW, HEALTHY_URL, healthyFetch } from './healthy-deployment.ts';

const folders: string[] = [];

/** Removes every folder that was made here. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
}

/** Runs `hh` against the healthy deployment. */
export async function hh(argv: readonly string[], { bend, nowMs = HEALTHY_NOW }: { bend?: Bend; nowMs?: number } = {}) {
  const { fetch, asked } = healthyFetch(bend);
  const out: string[] = [];
  const err: string[] = [];
  const code = await run([...argv, '--api', HEALTHY_URL], {
    print: (line) => out.push(line),
    warn: (line) => err.push(line),
    env: {},
    signal: new AbortController().signal,
    nowMs: () => nowMs,
    fetch,
  });
  return { code, out, err, asked };
}

/** What `hh doctor --json` finds when one answer is another. */
export async function found(path: string, change: Partial<Answer>, flags: readonly string[] = []) {
  const bend: Bend = (request, answer) => (request.path === path ? { ...answer, ...change } : answer);
  const { code, out } = await hh(['doctor', '--json', '--lang', 'en', ...flags], { bend });
  const verdicts = parseVerdicts(out.join(''));
  const bad = verdicts.filter(({ level }) => level === 'warning' || level === 'fault');
  if (code !== (bad.length > 0 ? 1 : 0)) throw new Error(`code ${code} with ${bad.length} findings`);
  return bad.map(({ check, level }) => `${level} ${check}`);
}

function parseVerdicts(out: string): { check: string; level: string }[] {
  return (JSON.parse(out) as { verdicts: { check: string; level: string }[] }).verdicts;
}

/** A folder with this mode, with a file or empty. */
export function folderWith(name: string | null, mode = 0o700): string {
  const folder = mkdtempSync(join(tmpdir(), 'happy-homeland-doctor-'));
  folders.push(folder);
  chmodSync(folder, mode);
  if (name !== null) writeFileSync(join(folder, name), 'x');
  return folder;
}

/** The trust file of the healthy deployment, changed. */
export async function trustFile(change: (trust: Trust) => Trust = (trust) => trust): Promise<string> {
  const name = join(folderWith(null), 'trust.json');
  writeFileSync(name, formatTrust(change((await HEALTHY_LOG).trust)));
  return name;
}
