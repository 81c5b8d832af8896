// A trust file is itself a signed note: its root keys lie in drawers, and enough of their holders have to agree.

import { openNote } from './open-note.ts';
import type { Ed25519 } from './signature-scheme.ts';
import type { Trust } from './trust.ts';
import { parseTrust } from './trust.ts';
import type { VerifierKey } from './verifier-key.ts';

interface Roots {
  readonly rootKeys: readonly (string | VerifierKey)[];
  /** How many of them have to have signed; at least one. */
  readonly threshold: number;
  /** The newest version that the caller has seen: an older one is refused. */
  readonly seenVersion?: number;
  readonly ed25519?: Ed25519;
}

/** The trust of a signed file, or undefined. Its text is that of `formatTrust` and a line feed. */
export async function openTrust(
  note: string,
  { rootKeys, threshold, seenVersion = 0, ed25519 }: Roots,
): Promise<Trust | undefined> {
  const opened = await openNote(note, rootKeys, ed25519 === undefined ? {} : { ed25519 });
  if (!opened.ok) return undefined;
  // By public key: one drawer with two labels is one drawer.
  const signers = new Set(opened.signatures.map(({ key }) => key.publicKey.join()));
  if (signers.size < Math.max(threshold, 1)) return undefined;
  const trust = await parseTrust(opened.text.slice(0, -1));
  return trust !== undefined && trust.version >= seenVersion ? trust : undefined;
}
