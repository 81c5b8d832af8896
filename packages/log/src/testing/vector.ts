import type { ConsistencyClaim } from '../consistency.ts';
import type { InclusionClaim } from '../inclusion.ts';
import { openNote } from '../open-note.ts';
import type { Prover } from '../prove.ts';
import type { Ed25519 } from '../signature-scheme.ts';
import { parseTrust } from '../trust.ts';
import { verifyCheckpoint, verifyProofFile } from '../verdict.ts';
import type { VerifierKey } from '../verifier-key.ts';
import { GROWTH_FROM_100, LEAF, NOTE, PROOF_LINES, ROOT_OF_100, ROOT_OF_300, TRUST } from './recorded-log.ts';

type Later<Value> = Value | Promise<Value>;

/** One implementation of everything that is computed. */
export interface Engine {
  readonly ed25519: Ed25519;
  readonly leafHash: (entry: Uint8Array) => Later<Uint8Array>;
  readonly nodeHash: (left: Uint8Array, right: Uint8Array) => Later<Uint8Array>;
  readonly verifyInclusion: (claim: InclusionClaim) => Later<boolean>;
  readonly verifyConsistency: (claim: ConsistencyClaim) => Later<boolean>;
  readonly proveInclusion: Prover['proveInclusion'];
}

export interface Vector {
  readonly name: string;
  readonly ask: (engine: Engine) => Promise<string>;
  readonly answer: string;
}

/** What a network that asks for a login answers, with 200. */
export const HTML = '<!doctype html>\n<title>Sign in</title>\n\n<p>\n';
export const STRANGER = '— stranger.example.org AAAAAAECAwQ=\n';
export const lineOf = (name: string) => NOTE.split('\n').find((line) => line.startsWith(`— ${name} `)) ?? '';
/** The signature of somebody who is known, with one of its letters changed. */
export const spoiled = (name: string) => NOTE.replace(lineOf(name), lineOf(name).replace(/([^A])(.{8}=*)$/, 'A$2'));

export const yesOrNo = (isTrue: boolean) => (isTrue ? 'yes' : 'no');

/** The path of the recorded leaf. */
export const PROOF: readonly Uint8Array[] = PROOF_LINES.trimEnd().split('\n').map(bytesOf);

/** Whether the recorded leaf is where it was, or whatever is claimed instead. */
export function included(change: Partial<InclusionClaim> = {}): Vector['ask'] {
  return async ({ verifyInclusion }) => {
    const claim = { leafHash: LEAF, index: 123n, size: 300n, proof: PROOF, root: ROOT_OF_300, ...change };
    return yesOrNo(await verifyInclusion(claim));
  };
}

const RECORDED_GROWTH = {
  size1: 100n,
  size2: 300n,
  root1: ROOT_OF_100,
  root2: ROOT_OF_300,
  proof: GROWTH_FROM_100,
};

/** Whether the recorded tree of 100 grew to that of 300, or whatever is claimed instead. */
export function grown(change: Partial<ConsistencyClaim> = {}): Vector['ask'] {
  return async ({ verifyConsistency }) => yesOrNo(await verifyConsistency({ ...RECORDED_GROWTH, ...change }));
}

/** 'ok', or why not. `quorum` of the three witnesses, unless it is the recorded one. */
export function receipt(file: string, { leaf = LEAF, quorum = 2 } = {}): Vector['ask'] {
  return async ({ ed25519 }) => {
    const trust = await parseTrust(TRUST.replace('"quorum":2', `"quorum":${quorum}`));
    if (trust === undefined) return 'no trust file';
    const verdict = await verifyProofFile({ file, leafHash: leaf, trust, ed25519 });
    return verdict.ok ? 'ok' : verdict.reason;
  };
}

/** 'ok', or why a checkpoint is not trusted. */
export function checkpoint(note: string): Vector['ask'] {
  return async ({ ed25519 }) => {
    const trust = await parseTrust(TRUST);
    if (trust === undefined) return 'no trust file';
    const verdict = await verifyCheckpoint(note, { trust, ed25519 });
    return verdict.ok ? 'ok' : verdict.reason;
  };
}

/** How many signatures of a note are verified, or why none is. */
export function opened(note: string, keys: readonly (string | VerifierKey)[]): Vector['ask'] {
  return async ({ ed25519 }) => {
    const read = await openNote(note, keys, { ed25519 });
    return read.ok ? `${read.signatures.length}` : read.reason;
  };
}

/** Every answer to many questions, each once. */
export function each(asks: readonly Vector['ask'][]): Vector['ask'] {
  return async (engine) => {
    const answers = new Set<string>();
    for (const ask of asks) answers.add(await ask(engine));
    return [...answers].sort().join(' ');
  };
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
