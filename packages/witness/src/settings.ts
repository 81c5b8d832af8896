// What a witness is told, read once and refused with the names of everything that is wrong.

import type { LogKey, SigningKey } from '@happy-homeland/log';
import { formatVerifierKey, parseNote, parseSigningKey, parseTrust, parseVerifierKey } from '@happy-homeland/log';
import { WitnessError } from './error.ts';
import type { WatchedLog } from './watched-log.ts';

export type Env = Readonly<Record<string, string | undefined>>;

export interface Settings {
  readonly key: SigningKey;
  readonly logs: readonly WatchedLog[];
  /** Who runs this witness, for the page; undefined shows the key's name alone. */
  readonly operator: string | undefined;
}

/** What the environment does not hold itself. */
interface Told {
  /** The secret text of the key, from the environment or from a file; empty where there is none. */
  readonly key: string;
  /** Texts of trust files, signed or not. Who put them there vouches for them. */
  readonly trusts: readonly string[];
}

const LOGS_MAX = 64;

/** Reads and checks the settings. @throws WitnessError `not-configured`, naming every fault */
export async function readSettings(env: Env, { key: keyText, trusts }: Told): Promise<Settings> {
  const faults: string[] = [];
  const key = await readKey(keyText, faults);
  const logs = joined([...(await readLogs(env, faults)), ...(await readTrusts(trusts, faults))]);
  if (logs.length === 0 && faults.length === 0) {
    faults.push('WITNESS_LOGS must name the public key of at least one log, or a trust file must');
  }
  if (logs.length > LOGS_MAX) faults.push(`${logs.length} logs are more than ${LOGS_MAX}`);
  const isShared = logs.some(({ keys }) => keys.some((log) => isSameKey(log, key)));
  if (isShared) faults.push('the key of this witness is also the key of a log: nobody can witness for himself');
  if (key === undefined || faults.length > 0) throw notConfigured(faults);
  return { key, logs, operator: env['WITNESS_OPERATOR'] || undefined };
}

/** @throws WitnessError `not-configured` */
export function readPort(env: Env, usual: number): number {
  const text = env['PORT'] || String(usual);
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw notConfigured([`PORT must be a port number, got ${text}`]);
}

async function readKey(text: string, faults: string[]): Promise<SigningKey | undefined> {
  // A secret is never repeated, not even a wrong one.
  if (text.trim() === '') {
    faults.push('there is no key: make one with hh-witness keygen --name NAME, or set WITNESS_KEY');
    return undefined;
  }
  const key = await parseSigningKey(text.trim());
  if (key?.verifierKey.role === 'witness') return key;
  const isLog = key?.verifierKey.role === 'log';
  faults.push(
    isLog
      ? 'WITNESS_KEY is the key of a log: a witness needs one of its own, from hh-witness keygen'
      : 'WITNESS_KEY is no key: it must be the whole line that hh-witness keygen wrote, PRIVATE+KEY+…',
  );
  return undefined;
}

async function readLogs(env: Env, faults: string[]): Promise<WatchedLog[]> {
  const texts = (env['WITNESS_LOGS'] ?? '').split(/[\s,]+/).filter((text) => text !== '');
  const logs: WatchedLog[] = [];
  for (const text of texts) {
    const key = await parseVerifierKey(text);
    // The name of a log's key is its origin (C2SP tlog-checkpoint).
    if (key?.role === 'log') logs.push({ origin: key.name, keys: [{ key, fromSize: 0 }] });
    else faults.push(`WITNESS_LOGS: ${text} is not the public key of a log, origin+id+base64`);
  }
  return logs;
}

async function readTrusts(texts: readonly string[], faults: string[]): Promise<WatchedLog[]> {
  const logs: WatchedLog[] = [];
  for (const [at, text] of texts.entries()) {
    const trust = await parseTrust((parseNote(text)?.text ?? text).trim());
    if (trust === undefined) faults.push(`trust file ${at + 1} is no trust file of this version`);
    else logs.push({ origin: trust.origin, keys: trust.logKeys });
  }
  return logs;
}

/** One log for each origin, with every key that was given for it. */
function joined(logs: readonly WatchedLog[]): WatchedLog[] {
  const byOrigin = new Map<string, LogKey[]>();
  for (const { origin, keys } of logs) {
    const known = byOrigin.get(origin) ?? [];
    const isNew = (key: LogKey) => !known.some((other) => textOf(other) === textOf(key));
    byOrigin.set(origin, [...known, ...keys.filter(isNew)]);
  }
  return [...byOrigin].map(([origin, keys]) => ({ origin, keys }));
}

function textOf({ key }: LogKey): string {
  return formatVerifierKey(key);
}

function isSameKey({ key }: LogKey, own: SigningKey | undefined): boolean {
  return key.publicKey.join() === own?.verifierKey.publicKey.join();
}

function notConfigured(faults: readonly string[]): WitnessError {
  const message = `the witness cannot start:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`;
  return new WitnessError({ code: 'not-configured', message });
}
