// The vectors in this engine: Node, workerd and Chromium each run this file, by every way there is to hash and to verify.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { loadEd25519, loadNobleEd25519 } from './ed25519.ts';
import * as now from './index.ts';
import type { Engine } from './testing/vector.ts';
import { VECTORS } from './testing/vectors.ts';
import * as later from './verifier.ts';
import { nodeHash as nodeHashLater } from './web-hash.ts';

const WEB = { ...later, nodeHash: nodeHashLater };
const { getRandomValues } = crypto;
/** As on a page that came over plain HTTP. */
const WITHOUT_WEB_CRYPTO = { getRandomValues: getRandomValues.bind(crypto) };

interface Way {
  readonly name: string;
  readonly hasWebCrypto: boolean;
  readonly engine: Engine;
}

const WAYS: readonly Way[] = [
  { name: 'by WebCrypto', hasWebCrypto: true, engine: { ...WEB, ed25519: await loadEd25519() } },
  { name: 'where WebCrypto is missing', hasWebCrypto: false, engine: { ...WEB, ed25519: await loadNobleEd25519() } },
  { name: 'by noble, at once', hasWebCrypto: false, engine: { ...now, ed25519: await loadNobleEd25519() } },
];

describe.each(WAYS)('$name', ({ hasWebCrypto, engine }) => {
  beforeEach(() => {
    if (!hasWebCrypto) vi.stubGlobal('crypto', WITHOUT_WEB_CRYPTO);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  test.each(VECTORS)('$name: $answer', async ({ ask, answer }) => {
    expect(await ask(engine)).toBe(answer);
  });

  test('each of them runs this way and no other', async () => {
    expect(engine.ed25519.name).toBe(hasWebCrypto ? 'webcrypto' : 'noble');
    expect('subtle' in crypto).toBe(hasWebCrypto);
    if (!hasWebCrypto) return;
    const digest = vi.spyOn(crypto.subtle, 'digest');
    const verify = vi.spyOn(crypto.subtle, 'verify');
    for (const { ask } of VECTORS) await ask(engine);
    expect(digest.mock.calls.length).toBeGreaterThan(VECTORS.length);
    expect(verify.mock.calls.length).toBeGreaterThan(VECTORS.length / 2);
  });
});
