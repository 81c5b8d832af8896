// What auditors say in the log counts as theirs only where their key has signed it.

import type { SigningKey } from '@happy-homeland/log';
import { createSigningKey, formatVerifierKey } from '@happy-homeland/log';
import type { FactLeaf } from '@happy-homeland/log/books';
import { attestationMessage } from '@happy-homeland/log/books';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { auditFolder } from '../testing/run-audit.ts';
import { LOG_DATE, LOG_ORIGIN, SampleLog } from '../testing/sample-log.ts';

let folder: ReturnType<typeof auditFolder>;
beforeEach(() => {
  folder = auditFolder();
});
afterEach(() => folder.remove());

const auditor = await createSigningKey({ name: 'audit.example.cn', role: 'log', seed: new Uint8Array(32).fill(7) });
const REPORT = { by: '示例会计师事务所', digest: 'd'.repeat(64), charity: 'charity', title: '年度审计报告（示例）' };

async function attested({ key = auditor, origin = LOG_ORIGIN, told = {} } = {}): Promise<FactLeaf> {
  const signature = await (key satisfies SigningKey).sign(attestationMessage({ origin, ...REPORT }));
  const signed = {
    key: formatVerifierKey(auditor.verifierKey),
    signature: Buffer.from(signature).toString('base64url'),
  };
  return { v: 1, kind: 'attestation', date: LOG_DATE, ...REPORT, ...signed, ...told };
}

async function auditOf(leaf: FactLeaf) {
  const log = await SampleLog.create();
  log.append(leaf);
  await log.publish();
  return folder.hh(log, ['--lang', 'en']);
}

test('an attestation that its key has signed is in order', async () => {
  const { code, out } = await auditOf(await attested());
  expect([code, out.includes('everything fits')]).toEqual([0, true]);
});

test.each([
  ['signed by another key', async () => attested({ key: await strangeKey() })],
  ['signed for another log', () => attested({ origin: 'log.example.net' })],
  ['of another report than was signed', () => attested({ told: { digest: 'e'.repeat(64) } })],
  ['in another’s name', () => attested({ told: { by: '另一家事务所（示例）' } })],
])('an attestation %s is named with its place', async (_, leaf) => {
  const { code, out } = await auditOf(await leaf());
  expect(code).toBe(1);
  expect(out).toMatch(/✗ attestation 2 is not validly signed: it says “.*事务所.*”, but the key audit\.example\.cn\+/);
});

function strangeKey(): Promise<SigningKey> {
  return createSigningKey({ name: 'audit.example.cn', role: 'log', seed: new Uint8Array(32).fill(8) });
}
