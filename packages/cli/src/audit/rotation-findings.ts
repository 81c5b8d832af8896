// Keys that took over from others: both have to have signed that, in the log itself, before the newer one is believed.

import type { Trust } from '@happy-homeland/log';
import { formatVerifierKey, loadEd25519, parseVerifierKey } from '@happy-homeland/log';
import type { FactLeaf } from '@happy-homeland/log/books';
import type { AuditFinding } from './finding.ts';
import type { Replay } from './replay.ts';

interface Rotation {
  readonly oldKey: string;
  readonly validFrom: number;
}

/**
 * What is wrong with the keys of a log that has been gone through. However many there are, they lead back to one first key:
 * a second one that nobody took over from is a stranger's, since when it is said to be there as it may.
 */
export async function rotationFindings({ rotations }: Replay, trust: Trust): Promise<AuditFinding[]> {
  const found: AuditFinding[] = [];
  const takenOver = new Map<string, Rotation>();
  for (const [index, leaf] of rotations) {
    const { oldKey = '', newKey = '', validFrom = 0 } = leaf;
    const isFirst = !takenOver.has(newKey);
    if (isFirst && (await isSignedByBoth(leaf, trust.origin))) takenOver.set(newKey, { oldKey, validFrom });
    else found.push({ kind: 'rotation-wrong', index, key: newKey });
  }
  const keys = trust.logKeys.map(({ key, fromSize }) => ({ text: formatVerifierKey(key), fromSize }));
  const first = firstOf(keys.at(-1)?.text ?? '', takenOver);
  for (const { text, fromSize } of keys) {
    const isKnown = firstOf(text, takenOver) === first && fromSize === (takenOver.get(text)?.validFrom ?? 0);
    if (!isKnown) found.push({ kind: 'rotation-wrong', index: null, key: text });
  }
  return found;
}

/** The key that nobody took over from, some of the ones before this one; this one itself where they go round in circles. */
function firstOf(key: string, takenOver: ReadonlyMap<string, Rotation>): string {
  const seen = new Set<string>();
  let at = key;
  for (let before = takenOver.get(at); before !== undefined; before = takenOver.get(at)) {
    if (seen.has(at)) return key;
    seen.add(at);
    at = before.oldKey;
  }
  return at;
}

async function isSignedByBoth(leaf: FactLeaf, origin: string): Promise<boolean> {
  const { oldKey = '', newKey = '', oldSignature = '', newSignature = '', validFrom } = leaf;
  const message = new TextEncoder().encode(`fund/key-rotation/v1\n${origin}\n${oldKey}\n${newKey}\n${validFrom}\n`);
  const ed25519 = await loadEd25519();
  for (const [text, signature] of [[oldKey, oldSignature] as const, [newKey, newSignature] as const]) {
    const key = await parseVerifierKey(text);
    if (key?.role !== 'log') return false;
    const { publicKey } = key;
    if (!(await ed25519.verify({ publicKey, message, signature: Buffer.from(signature, 'base64url') }))) return false;
  }
  return true;
}
