import type { SigningKey } from '@happy-homeland/log';
import { createSigningKey, formatVerifierKey } from '@happy-homeland/log';
import { attestationMessage, parseLeaf, verifyAttestation } from '@happy-homeland/log/books';
import { describe, expect, test } from 'vitest';
import { MemoryStore } from '../../adapters/memory/memory-store.ts';
import { toBase64Url } from '../../publication/base64url.ts';
import { fundedPorts } from '../../testing/funding.ts';
import { aProject, FaultyStore, idsOf, LOG_ORIGIN, OFFICER } from '../../testing/index.ts';
import type { AttestationCommand } from './attestation.ts';
import { takeAttestation } from './attestation.ts';

const { projectId, charityId } = aProject();
const REPORT = { by: '示例会计师事务所', digest: 'a7'.repeat(32), title: '2026 年度专项审计报告' };

function auditorKey(seed = 7, role: 'log' | 'witness' = 'log'): Promise<SigningKey> {
  return createSigningKey({ name: 'audit.example.org', role, seed: new Uint8Array(32).fill(seed) });
}

interface Signed {
  readonly key?: SigningKey;
  readonly origin?: string;
  readonly project?: string | undefined;
}

/** What an auditor has signed and hands in. */
async function signed({ key, origin = LOG_ORIGIN, project = projectId }: Signed = {}): Promise<AttestationCommand> {
  const { sign, verifierKey } = key ?? (await auditorKey());
  const message = attestationMessage({ ...REPORT, origin, charity: charityId, project });
  const signature = toBase64Url(await sign(message));
  const about = { about: 'project', verifierKey: formatVerifierKey(verifierKey), signature } as const;
  return { projectId, key: 'attestation', ...REPORT, ...about };
}

describe('an attestation', () => {
  test('is in the public log with the auditor’s signature, which anybody can verify', async () => {
    const ports = await fundedPorts();
    const command = await signed();
    expect(await takeAttestation(ports, OFFICER, command)).toEqual({ kind: 'done', ids: [] });
    const newest = await ports.store.log.newest(projectId, 'attestation');
    const leaf = newest && parseLeaf(newest.bytes);
    if (leaf?.kind !== 'attestation') throw new Error('an attestation');
    expect(leaf).toMatchObject({ ...REPORT, charity: charityId, project: projectId, key: command.verifierKey });
    expect(await verifyAttestation(leaf, LOG_ORIGIN)).toBe(true);
    for (const over of [
      { by: '另一家' },
      { digest: 'a8'.repeat(32) },
      { title: '另一份' },
      { charity: 'other' },
      { project: 'other' },
    ]) {
      expect(await verifyAttestation({ ...leaf, ...over }, LOG_ORIGIN)).toBe(false);
    }
    expect(await verifyAttestation(leaf, 'log.example.org/other')).toBe(false);
  });

  test('of a whole charity names no project', async () => {
    const ports = await fundedPorts();
    const { sign } = await auditorKey();
    const message = attestationMessage({ ...REPORT, origin: LOG_ORIGIN, charity: charityId });
    const command = { ...(await signed()), about: 'charity', signature: toBase64Url(await sign(message)) } as const;
    idsOf(await takeAttestation(ports, OFFICER, command));
    expect(await ports.store.log.newest(projectId, 'attestation')).toBeNull();
  });

  test.each([
    [
      'of another key',
      async () => ({ ...(await signed({ key: await auditorKey(8) })), verifierKey: (await signed()).verifierKey }),
    ],
    ['for another log', () => signed({ origin: 'log.example.org/other' })],
    ['of another project', () => signed({ project: 'other' })],
    ['of a witness, which signs nothing else', async () => signed({ key: await auditorKey(7, 'witness') })],
    ['that is none', async () => ({ ...(await signed()), signature: 'x' })],
    ['by a key that is none', async () => ({ ...(await signed()), verifierKey: 'audit.example.org' })],
  ] as const)('with a signature %s is refused', async (...given) => {
    const ports = await fundedPorts();
    const refused = { kind: 'refused', reason: 'signature-invalid' };
    expect(await takeAttestation(ports, OFFICER, await given[1]())).toEqual(refused);
    expect(await ports.store.log.newest(projectId, 'attestation')).toBeNull();
  });

  test.each([{ by: '' }, { title: '长'.repeat(121) }, { digest: 'A7'.repeat(32) }])(
    'that no leaf can say is refused: %o',
    async (over) => {
      const ports = await fundedPorts();
      const refused = { kind: 'refused', reason: 'attestation-unfit' };
      expect(await takeAttestation(ports, OFFICER, { ...(await signed()), ...over })).toEqual(refused);
    },
  );

  test.each([
    ['personal-data-in-by', { by: '示例会计师事务所 13800138000' }],
    ['personal-data-in-title', { title: '张某（11010519491231002X）专项审计报告' }],
  ] as const)('that leads to a person is refused: %s', async (...given) => {
    const [reason, over] = given;
    const ports = await fundedPorts();
    const command = { ...(await signed()), ...over };
    expect(await takeAttestation(ports, OFFICER, command)).toEqual({ kind: 'refused', reason });
    expect(await ports.store.log.newest(projectId, 'attestation')).toBeNull();
  });

  test('is published once, whatever key it is sent with', async () => {
    const ports = await fundedPorts();
    idsOf(await takeAttestation(ports, OFFICER, await signed()));
    const again = await takeAttestation(ports, OFFICER, { ...(await signed()), key: 'anew' });
    expect(again).toEqual({ kind: 'refused', reason: 'already-booked' });
  });

  test.each(['before', 'after'] as const)('is published once when the disk fails %s it is kept', async (when) => {
    const store = new FaultyStore(new MemoryStore());
    const ports = await fundedPorts({ store });
    const command = await signed();
    store.failNext(when);
    await expect(takeAttestation(ports, OFFICER, command)).rejects.toThrow('failed');
    idsOf(await takeAttestation(ports, OFFICER, command));
    expect(await store.log.newest(projectId, 'attestation')).not.toBeNull();
  });
});
