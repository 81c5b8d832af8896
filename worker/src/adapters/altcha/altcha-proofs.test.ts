import type { Challenge } from '@happy-homeland/contract';
import { challenge as challengeSchema } from '@happy-homeland/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Proofs } from '../../ports/index.ts';
import { solveProof } from '../../testing/index.ts';
import { systemIds } from '../system/ids.ts';
import { createSecrets } from '../system/secrets.ts';
import { createProofs, PHONE_WORK } from './altcha-proofs.ts';

const TERMS = { projectId: 'abcdefghijklmnop', expiresMs: Date.UTC(2026, 10, 22, 6, 10) };
const LIGHT = { cost: 1, triesMin: 1, triesMax: 3 };

async function proofsOf(key: string, work = LIGHT): Promise<Proofs> {
  return createProofs({ secrets: await createSecrets(key), ids: systemIds, work });
}

/** A proof with one thing changed after it was solved. */
async function forged(change: (proof: { challenge: Challenge; solution: { counter: number } }) => void) {
  const sent = JSON.parse(
    atob((await solveProof(await proofs.challenge(TERMS))).replace(/-/g, '+').replace(/_/g, '/')),
  );
  change(sent);
  return btoa(JSON.stringify(sent)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

let proofs: Proofs;

beforeAll(async () => {
  proofs = await proofsOf('a key that only tests use, forty characters');
});

describe('a proof of work', () => {
  test('that was solved holds for its project, to its time, under an id of its own', async () => {
    const [one, other] = [await proofs.challenge(TERMS), await proofs.challenge(TERMS)];
    expect(challengeSchema.parse(one)).toEqual(one);
    const verified = await proofs.verify(await solveProof(one));
    expect(verified).toEqual({ ...TERMS, proofId: one.parameters.nonce });
    expect((await proofs.verify(await solveProof(other)))?.proofId).not.toBe(verified?.proofId);
  });

  test('never asks more work than was said, whatever the challenge', async () => {
    for (let time = 0; time < 50; time += 1) {
      const proof = await solveProof(await proofs.challenge(TERMS));
      const { solution } = JSON.parse(atob(proof.replaceAll('-', '+').replaceAll('_', '/')));
      expect(solution.counter).toBeLessThan(LIGHT.triesMax);
    }
  });

  test.each([
    [
      'of another deployment',
      async () => solveProof(await (await proofsOf('another key, also forty characters long')).challenge(TERMS)),
    ],
    [
      'moved to another project',
      () => forged((proof) => Object.assign(proof.challenge.parameters.data, { projectId: 'ponmlkjihgfedcba' })),
    ],
    [
      'with a later end',
      () =>
        forged((proof) => Object.assign(proof.challenge.parameters.data, { expiresAt: '2030-01-01T00:00:00.000Z' })),
    ],
    ['made easier', () => forged((proof) => Object.assign(proof.challenge.parameters, { cost: 2 }))],
    [
      'with a key that was not derived',
      () => forged((proof) => Object.assign(proof.solution, { derivedKey: 'ab'.repeat(32) })),
    ],
    ['without a signature', () => forged((proof) => Reflect.deleteProperty(proof.challenge, 'signature'))],
    ['with a name that no schema knows', () => forged((proof) => Object.assign(proof, { extra: 1 }))],
    ['of no JSON', async () => 'bm8'],
    ['of no base64url', async () => '%%%'],
    ['of nothing', async () => ''],
    ['of more than a header holds', async () => 'a'.repeat(3000)],
  ])('%s does not hold', async (_name, make) => {
    expect(await proofs.verify(await make())).toBeNull();
  });

  test('as a phone gets it is solved by ALTCHA’s own solver', async () => {
    const heavy = await proofsOf('a key that only tests use, forty characters', { ...PHONE_WORK, triesMax: 200 });
    const challenge = await heavy.challenge(TERMS);
    expect(challenge.parameters.cost).toBe(PHONE_WORK.cost);
    expect(await heavy.verify(await solveProof(challenge))).not.toBeNull();
  });
});
