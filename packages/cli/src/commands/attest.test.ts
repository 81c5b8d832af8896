import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatSigningKey } from '@happy-homeland/log';
import type { FactLeaf } from '@happy-homeland/log/books';
import { verifyAttestation } from '@happy-homeland/log/books';
import { afterAll, expect, test } from 'vitest';
import { run } from '../run.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'happy-homeland-attest-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));

const OF = { origin: 'log.example.org/shili', charity: 'charity2222', project: 'project2222' };
const ITEM = {
  itemId: 'abc',
  revision: 1,
  digest: 'ab'.repeat(32),
  content: { looked: '第 3 笔的发票（示例）', of: OF },
};

async function keyFile(role: 'log' | 'witness'): Promise<string> {
  const path = join(FOLDER, role);
  const key = { name: 'audit.example.org', role, seed: new Uint8Array(32).fill(7) };
  writeFileSync(path, `${await formatSigningKey(key)}\n`);
  return path;
}

async function hh(...words: string[]) {
  const sent: { readonly url: string; readonly body: string }[] = [];
  const [out, err]: [string[], string[]] = [[], []];
  const code = await run(words, {
    print: (line) => out.push(line),
    warn: (line) => err.push(line),
    env: { HH_API_URL: 'https://give.example.org', HH_API_KEY: 'k1' },
    signal: new AbortController().signal,
    fetch: async (url, init) => {
      sent.push({ url, body: String(init?.body ?? '') });
      return Response.json(init?.method === 'POST' ? ITEM : { item: ITEM, events: [] });
    },
  });
  return { code, sent, out, err: err.join('\n') };
}

test('attest signs what the deployment says of the record, and sends the signature and never the key', async () => {
  const { code, sent } = await hh('attest', 'abc', await keyFile('log'), '--name', '示例会计师事务所');
  expect([code, sent.map(({ url }) => url)]).toEqual([
    0,
    ['https://give.example.org/v1/manage/spot-checks/abc', 'https://give.example.org/v1/manage/spot-checks/abc/attest'],
  ]);
  const { by, verifierKey: key, signature, seenRevision } = JSON.parse(sent[1]?.body ?? '{}');
  expect(seenRevision).toBe(1);
  const { charity, project } = OF;
  const title = ITEM.content.looked;
  const leaf: FactLeaf = {
    v: 1,
    kind: 'attestation',
    date: '2026-11-22',
    digest: ITEM.digest,
    charity,
    project,
    title,
    by,
    key,
    signature,
  };
  expect(await verifyAttestation(leaf, OF.origin)).toBe(true);
  expect(JSON.stringify(sent)).not.toContain('PRIVATE');
});

test('attest wants a key that signs, and a name', async () => {
  expect(await hh('attest', 'abc', await keyFile('witness'), '--name', '示例')).toMatchObject({ code: 2, sent: [] });
  expect(await hh('attest', 'abc', join(FOLDER, 'nothing'), '--name', '示例')).toMatchObject({ code: 2, sent: [] });
  expect(await hh('attest', 'abc', await keyFile('log'))).toMatchObject({ code: 2, sent: [] });
});
