// What a verifier believes before it has seen anything: which keys sign for a log, who has to have seen a checkpoint, and
// how many of them. Canonical JSON, so that it can be signed and compared byte for byte.

import { equalBytes } from './bytes.ts';
import type { CanonicalValue } from './canonical-json.ts';
import { formatCanonicalJson, isCanonicalObject, parseCanonicalJson } from './canonical-json.ts';
import type { KeyRole, VerifierKey } from './verifier-key.ts';
import { formatVerifierKey, parseVerifierKey } from './verifier-key.ts';

const FORMAT = 1;
const KEYS_MAX = 16;

/** A key of the log, and the sizes of tree that it may sign: a key that was replaced stays good for what it signed. */
export interface LogKey {
  readonly key: VerifierKey;
  readonly fromSize: number;
  /** The last size; absent while the key is in use. */
  readonly toSize?: number;
}

/** Who runs a witness: whoever runs the log, or somebody who would have to be persuaded. */
export type WitnessOperator = 'own' | 'other';

export interface TrustedWitness {
  readonly key: VerifierKey;
  readonly operator: WitnessOperator;
}

export interface Trust {
  /** Grows with every change; a lower one than a verifier has seen is an old file. */
  readonly version: number;
  readonly origin: string;
  readonly logKeys: readonly LogKey[];
  readonly witnesses: readonly TrustedWitness[];
  /** How many different witnesses have to have cosigned: 0 where there are none yet. */
  readonly quorum: number;
}

/** The text of a trust file: one line. */
export function formatTrust({ version, origin, logKeys, witnesses, quorum }: Trust): string {
  return formatCanonicalJson({
    format: FORMAT,
    keys: logKeys.map(({ key, fromSize, toSize }) => ({
      from: fromSize,
      ...(toSize === undefined ? {} : { to: toSize }),
      vkey: formatVerifierKey(key),
    })),
    origin,
    quorum,
    version,
    witnesses: witnesses.map(({ key, operator }) => ({ operator, vkey: formatVerifierKey(key) })),
  });
}

/** The trust that a file says, or undefined: also where two keys are one, or the quorum can never be met. */
export async function parseTrust(text: string): Promise<Trust | undefined> {
  const file = closed(parseCanonicalJson(text), ['format', 'keys', 'origin', 'quorum', 'version', 'witnesses']);
  if (file === undefined || file['format'] !== FORMAT) return undefined;
  const { origin, quorum, version } = file;
  if (typeof origin !== 'string' || origin === '' || !isCount(quorum) || !isCount(version)) return undefined;
  const logKeys = await readAll(file['keys'], readLogKey);
  const witnesses = await readAll(file['witnesses'], readWitness);
  if (logKeys === undefined || logKeys.length === 0 || witnesses === undefined) return undefined;
  if (quorum > witnesses.length || sharesKey([...logKeys, ...witnesses])) return undefined;
  return { version, origin, logKeys, witnesses, quorum };
}

/** Whether a key may sign a tree of this size. */
export function mayKeySign({ fromSize, toSize }: LogKey, size: bigint): boolean {
  return size >= BigInt(fromSize) && (toSize === undefined || size <= BigInt(toSize));
}

async function readLogKey(value: CanonicalValue): Promise<LogKey | undefined> {
  const fields = closed(value, ['from', 'vkey']) ?? closed(value, ['from', 'to', 'vkey']);
  const key = await readKey(fields?.['vkey'], 'log');
  const from = fields?.['from'];
  const to = fields?.['to'];
  if (key === undefined || !isCount(from)) return undefined;
  if (to === undefined) return { key, fromSize: from };
  return isCount(to) && to >= from ? { key, fromSize: from, toSize: to } : undefined;
}

async function readWitness(value: CanonicalValue): Promise<TrustedWitness | undefined> {
  const fields = closed(value, ['operator', 'vkey']);
  const key = await readKey(fields?.['vkey'], 'witness');
  const operator = fields?.['operator'];
  return key !== undefined && (operator === 'own' || operator === 'other') ? { key, operator } : undefined;
}

async function readKey(vkey: CanonicalValue | undefined, role: KeyRole): Promise<VerifierKey | undefined> {
  const key = typeof vkey === 'string' ? await parseVerifierKey(vkey) : undefined;
  return key?.role === role ? key : undefined;
}

/** Every item of a list of at most sixteen, or undefined. */
async function readAll<Item>(
  list: CanonicalValue | undefined,
  read: (value: CanonicalValue) => Promise<Item | undefined>,
): Promise<Item[] | undefined> {
  if (!isList(list) || list.length > KEYS_MAX) return undefined;
  const items = await Promise.all(list.map(read));
  const known = items.filter((item) => item !== undefined);
  return known.length === list.length ? known : undefined;
}

/** An object with exactly these fields. */
function closed(
  value: CanonicalValue | undefined,
  fields: readonly string[],
): Readonly<Record<string, CanonicalValue>> | undefined {
  if (value === undefined || !isCanonicalObject(value)) return undefined;
  return Object.keys(value).join() === fields.join() ? value : undefined;
}

/** A cosignature does not say who made it: one key under two names would count as two witnesses. */
function sharesKey(all: readonly { readonly key: VerifierKey }[]): boolean {
  return all.some(({ key }, at) => all.slice(0, at).some((other) => equalBytes(other.key.publicKey, key.publicKey)));
}

function isList(value: CanonicalValue | undefined): value is readonly CanonicalValue[] {
  return Array.isArray(value);
}

function isCount(value: CanonicalValue | undefined): value is number {
  return typeof value === 'number' && value >= 0;
}
