// A browser without Ed25519, and a page without WebCrypto: each loads what is missing, and answers the same.
import { afterEach, describe, expect, test, vi } from 'vitest';

import { SmallLog } from './testing/small-log.ts';

const log = await SmallLog.create();
const file = await log.file(7n, await log.cosigned(3));
const offered = { file, leafHash: log.leaves[7]!, trust: log.trust };

/** The package as a page loads it, which asks the browser once what it can. */
async function freshPage() {
  vi.resetModules();
  return import('./verifier.ts');
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  // Other files share these modules, and must not inherit what this page found.
  vi.resetModules();
});

describe('a receipt is verified', () => {
  test('by the browser where it knows Ed25519', async () => {
    const { loadEd25519, verifyProofFile } = await freshPage();
    expect((await loadEd25519()).name).toBe('webcrypto');
    expect(await verifyProofFile(offered)).toMatchObject({ ok: true });
  });

  test('by the other implementation where the browser refuses the key', async () => {
    vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('Unrecognized name.', 'NotSupportedError'));
    const { loadEd25519, verifyProofFile } = await freshPage();
    expect((await loadEd25519()).name).toBe('noble');
    expect(await verifyProofFile(offered)).toMatchObject({ ok: true });
    expect(await verifyProofFile({ ...offered, leafHash: log.leaves[8]! })).toMatchObject({ ok: false });
  });

  test('on a page over plain HTTP, where there is no WebCrypto at all', async () => {
    vi.stubGlobal('crypto', { getRandomValues: () => new Uint8Array() });
    const { leafHash, loadEd25519, verifyProofFile } = await freshPage();
    expect((await loadEd25519()).name).toBe('noble');
    expect(await verifyProofFile(offered)).toMatchObject({ ok: true });
    expect(await leafHash(new TextEncoder().encode('leaf 7'))).toEqual(log.leaves[7]);
  });
});
