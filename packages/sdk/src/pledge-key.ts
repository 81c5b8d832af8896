// The idempotency key of a gift is made and kept before the first request, so that a double click, a reload, a second
// tab and a lost answer all come out as the one pledge. A new key is a new gift: nothing here makes one as a retry.

import { nowMs } from './clock.ts';
import { toHex } from './hex.ts';
import type { KeyStore } from './key-store.ts';
import { memoryKeyStore } from './key-store.ts';

/** The same gift within this time is the same pledge; after it, a gift of its own. */
export const KEY_LIFETIME_MS = 30 * 60_000;

/** A kept key. Without WebCrypto the fingerprint is the request itself, and then it is kept in memory only. */
export interface PledgeKey {
  readonly key: string;
  readonly fingerprint: string;
  readonly madeAt: number;
  /** The deployment has answered this key before, so its next answer is a replay. */
  readonly answered?: boolean;
}

export interface PledgeKeys {
  /** The kept key of this very gift, or a new one, kept. `body` is the canonical request. */
  take(projectId: string, body: string): Promise<PledgeKey>;
  /**
   * Replaces the kept key, or forgets it so that the next gift has a key of its own; unless another gift has taken
   * its place meanwhile.
   */
  replace(projectId: string, old: PledgeKey, replacement?: PledgeKey): Promise<void>;
}

export function createPledgeKeys(keys: KeyStore): PledgeKeys {
  // A page over plain http cannot hash, and what is not hashed is not written down.
  const store = crypto.subtle ? keys : memoryKeyStore();
  const read = async (projectId: string) => parsePledgeKey(await store.get(nameOf(projectId)));
  const write = async (projectId: string, kept: PledgeKey) => {
    await store.set(nameOf(projectId), JSON.stringify(kept));
    return kept;
  };
  return {
    async take(projectId, body) {
      const kept = await read(projectId);
      if (kept && isFresh(kept) && kept.fingerprint === (await fingerprintOf(kept.key, body))) return kept;
      const key = newKey();
      return write(projectId, { key, fingerprint: await fingerprintOf(key, body), madeAt: nowMs() });
    },
    async replace(projectId, old, replacement) {
      if ((await read(projectId))?.key !== old.key) return;
      if (replacement) await write(projectId, replacement);
      else await store.delete(nameOf(projectId));
    },
  };
}

function nameOf(projectId: string): string {
  return `hh:pledge:${projectId}`;
}

// A clock set back must not keep a key for ever.
function isFresh({ madeAt }: PledgeKey): boolean {
  return Math.abs(nowMs() - madeAt) < KEY_LIFETIME_MS;
}

// Salted with the key, so that a name cannot be looked up in a prepared table of hashes.
async function fingerprintOf(key: string, body: string): Promise<string> {
  if (!crypto.subtle) return body;
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key + body))));
}

/** A random UUID, version 4 (RFC 9562 §5.4). `crypto.randomUUID` would do, but exists in secure contexts only. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const variant = '89ab'[bytes.reduce((sum, byte) => sum + byte, 0) % 4];
  return toHex(bytes).replace(/(.{8})(.{4}).(.{3}).(.{3})/, `$1-$2-4$3-${variant}$4-`);
}

// Any script of the host page can write to its storage, so what comes out is checked before it is used.
function parsePledgeKey(text: string | null | undefined): PledgeKey | undefined {
  try {
    const kept = JSON.parse(text as string) as PledgeKey;
    return /^[\da-f-]{36}$/.test(kept.key) ? kept : undefined;
  } catch {
    return undefined;
  }
}
