import {
  leafHash,
  openNote,
  parseCheckpoint,
  parseEntryBundle,
  parseTrust,
  rootFromTiles,
  tilePath,
} from '@happy-homeland/log';
import { parseLeaf } from '@happy-homeland/log/books';
import { beforeEach, describe, expect, test } from 'vitest';
import { beginLog } from '../publication/facts.ts';
import { sequence } from '../publication/sequencer.ts';
import type { TestPorts } from '../testing/index.ts';
import { aJournal, anId, booking, publishedPorts, testClient } from '../testing/index.ts';

const TODAY = '2026-11-22';
let ports: TestPorts;
let made = 0;

beforeEach(async () => {
  ports = await publishedPorts();
  await beginLog(ports, TODAY);
});

async function give(count: number): Promise<void> {
  const unit = Array.from({ length: count }, () => {
    made += 1;
    return booking(aJournal({ journalId: anId(`gift${made}`), effectKey: `paid:stripe:pi_${made}` }));
  });
  expect(await ports.store.commit(unit)).toEqual({ kind: 'committed' });
}

async function bytesOf(path: string) {
  const answer = await testApp().request(`https://give.example.org/log/${path}`);
  return { answer, bytes: new Uint8Array(await answer.arrayBuffer()) };
}

function testApp() {
  return createApp(ports);
}

import { createApp } from '../app.ts';

describe('the public log', () => {
  test('is a checkpoint that its key signed, and tiles that have its root', async () => {
    await give(300);
    await sequence(ports);
    const { text, headers } = await testClient(ports)('/log/checkpoint');
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect((await openNote(text, ports.log.keys.verifierKeys)).ok).toBe(true);
    const checkpoint = parseCheckpoint(text);
    expect(checkpoint?.size).toBe(301n);
    const root = await rootFromTiles({
      size: 301n,
      readTile: async (address) => (await bytesOf(tilePath(address))).bytes,
    });
    expect(root).toEqual(checkpoint?.root);
  });

  test('says every entry of the books in its bundles, hashed as its tiles say', async () => {
    await give(3);
    await sequence(ports);
    const { answer, bytes } = await bytesOf('tile/entries/000.p/4');
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const entries = parseEntryBundle(bytes, 4) ?? [];
    expect(entries.map((entry) => parseLeaf(entry)?.kind)).toEqual(['genesis', ...Array(3).fill('donation.settled')]);
    const { bytes: tile } = await bytesOf('tile/0/000.p/4');
    expect(tile).toEqual(Uint8Array.from(entries.flatMap((entry) => [...leafHash(entry)])));
  });

  test('still has a partial file after a fuller one has replaced it', async () => {
    await give(3);
    await sequence(ports);
    const before = await Promise.all(['tile/0/000.p/4', 'tile/entries/000.p/4'].map(bytesOf));
    await give(400);
    await sequence(ports);
    expect(await ports.log.blobs.get('tile/0/000.p/4')).toBeNull();
    const after = await Promise.all(['tile/0/000.p/4', 'tile/entries/000.p/4'].map(bytesOf));
    expect(after.map(({ bytes }) => bytes)).toEqual(before.map(({ bytes }) => bytes));
  });

  test.each([
    'tile/0/001',
    'tile/0/000',
    'tile/0/000.p/9',
    'tile/0/0',
    'tile/0/000.p/256',
    'tile/x/000',
    'tile/64/000',
    'tile/entries/../000',
    'tile/0/x001/000',
  ])('has no %s', async (path) => {
    await give(3);
    await sequence(ports);
    const { answer } = await bytesOf(path);
    expect(answer.status).toBe(404);
  });

  test('says before the first checkpoint that there is none', async () => {
    expect((await testClient(ports)('/log/checkpoint')).status).toBe(404);
    expect((await testClient(ports)('/log/cosigned')).status).toBe(404);
  });

  test('names its keys and witnesses in a trust file', async () => {
    const { text, headers } = await testClient(ports)('/log/trust.json');
    expect(headers.get('content-type')).toBe('application/json');
    const trust = await parseTrust(text);
    expect(trust).toMatchObject({ origin: ports.log.keys.origin, quorum: 0, witnesses: [] });
    expect(trust?.logKeys).toHaveLength(1);
  });
});
