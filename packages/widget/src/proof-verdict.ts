// What is said of a log that was looked at: one word and one colour for everything that can be seen of it. Green is said
// only where somebody else than the operator has seen the log, and has seen it lately.

import type { LogState } from '@happy-homeland/sdk';

export type ProofWord =
  | 'verified'
  /** Nobody but the operator's own checkers has seen it, or nobody at all. */
  | 'own'
  | 'alone'
  | 'stale'
  | 'few'
  | 'older'
  /** Fewer have to have seen it, or others, than this browser remembers. */
  | 'weakened'
  /** Another log than this browser has seen at this address. */
  | 'replaced'
  | 'mismatch'
  | 'contradicted';

export type ProofTone = 'green' | 'amber' | 'red';

const DAY_MS = 24 * 3_600_000;
/** What came is not even the log's: of a proxy, a login page, a server half-way through an update. */
const NO_ANSWER: readonly string[] = ['trust-unusable', 'note-malformed', 'checkpoint-malformed', 'keys-unusable'];

/** The word for a state, or undefined where nothing is known. */
export function proofWord(state: LogState, nowMs: number): ProofWord | undefined {
  if (state.kind === 'unreachable') return undefined;
  if (state.kind === 'contradiction') return 'contradicted';
  if (state.kind === 'refused') {
    if (NO_ANSWER.includes(state.reason)) return undefined;
    if (state.reason === 'quorum-missed') return 'few';
    return state.reason === 'older' || state.reason === 'replaced' ? state.reason : 'mismatch';
  }
  const { cosignedBy, newestTimeMs, isWeakened } = state;
  if (isWeakened) return 'weakened';
  if (newestTimeMs === undefined) return 'alone';
  if (nowMs - newestTimeMs > DAY_MS) return 'stale';
  return cosignedBy.some(({ operator }) => operator === 'other') ? 'verified' : 'own';
}

export function toneOf(word: ProofWord): ProofTone {
  if (word === 'verified') return 'green';
  return word === 'mismatch' || word === 'replaced' || word === 'contradicted' ? 'red' : 'amber';
}
