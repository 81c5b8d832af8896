import { loadEd25519, parseTrust, parseVerifierKey } from '@happy-homeland/log';
import type { FactLeaf } from '@happy-homeland/log/books';
import { parseLeaf } from '@happy-homeland/log/books';
import { describe, expect, test } from 'vitest';
import { createLogKeys } from '../adapters/log/log-keys.ts';
import { aLogKey, aLogWorld, LOG_ENV, LOG_ORIGIN } from '../testing/index.ts';
import { parseBase64Url } from './base64url.ts';
import { beginLog, rotationMessage } from './facts.ts';
import { LogWatch } from './log-watch.ts';
import { sequence } from './sequencer.ts';
import { trustText } from './served-files.ts';

const TODAY = '2026-11-22';
const MINUTE_MS = 60_000;

describe('a log', () => {
  test('is named once, however often it begins', async () => {
    const { ports } = await aLogWorld();
    await beginLog(ports, TODAY);
    await Promise.all([beginLog(ports, TODAY), beginLog(ports, TODAY)]);
    expect(await ports.store.log.fixed()).toBe(1);
  });

  test('says of a new key, signed by both, from which size on it signs', async () => {
    const { ports, another } = await aLogWorld();
    await sequence(ports);
    const keys = await createLogKeys({ origin: LOG_ORIGIN, keys: [await aLogKey(2), LOG_ENV.LOG_KEY] });
    const rotating = another('test', { keys });
    await beginLog(rotating, TODAY);
    await beginLog(rotating, TODAY);
    const [newKey = '', oldKey = ''] = keys.verifierKeys;
    const fact = await ports.store.log.ofFact(`key:${newKey}`);
    const leaf = parseLeaf(fact?.bytes ?? new Uint8Array(0)) as FactLeaf;
    expect(leaf).toMatchObject({ kind: 'key.rotation', oldKey, newKey, validFrom: 1 });
    const message = rotationMessage({ origin: LOG_ORIGIN, oldKey, newKey, validFrom: 1 });
    const verifier = await loadEd25519();
    for (const [key, text] of [
      [oldKey, leaf.oldSignature],
      [newKey, leaf.newSignature],
    ] as const) {
      const publicKey = (await parseVerifierKey(key))?.publicKey ?? new Uint8Array(0);
      const signature = parseBase64Url(text ?? '') ?? new Uint8Array(0);
      expect(await verifier.verify({ publicKey, message, signature })).toBe(true);
    }
    const trust = await parseTrust(await trustText(another('test', { keys: { ...keys, verifierKeys: [newKey] } })));
    expect(trust?.logKeys.map(({ fromSize, toSize }) => [fromSize, toSize])).toEqual([
      [1, undefined],
      [0, 1],
    ]);
  });
});

describe('readiness', () => {
  test('says that the log is well, behind, alone or stopped', async () => {
    const { ports, give, witness, another } = await aLogWorld();
    await sequence(ports);
    const watch = new LogWatch(ports);
    expect(await watch.findings()).toEqual([]);
    await give(1);
    expect(await watch.findings()).toEqual([]);
    ports.clock.advance(11 * MINUTE_MS);
    expect(await watch.findings()).toEqual(['log-stalled']);
    witness.isAway = true;
    await sequence(ports);
    expect(await watch.findings()).toEqual([]);
    ports.clock.advance(25 * 60 * MINUTE_MS);
    expect(await watch.findings()).toEqual(['log-unwitnessed']);
    const stopped = another('test');
    for (const [reason, code] of [
      ['rolled-back', 'log-rolled-back'],
      ['damaged', 'log-damaged'],
      ['file-differs', 'log-damaged'],
      ['other-origin', 'log-other-origin'],
    ] as const) {
      stopped.log.session.stop = reason;
      expect(await new LogWatch(stopped).findings()).toEqual([code]);
    }
  });
});
