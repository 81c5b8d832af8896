// An auditor's signature under a record of the builders' project, made in one step: samples wait for nothing.

import { createPrivateKey, sign } from 'node:crypto';
import { attestationMessage } from '@happy-homeland/log/books';
import { aProject } from './builders.ts';
import { LOG_ORIGIN } from './log-builders.ts';

/** Before the seed of an Ed25519 key in PKCS #8 (RFC 8410). */
const PKCS8 = '302e020100300506032b657004220420';
const SEED = '07'.repeat(32);
/** Of that seed, for the name `audit.example.org`. */
const VERIFIER_KEY = 'audit.example.org+082b9d13+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs';
const BY = '示例会计师事务所';

export function attestedWith({ digest, title }: { readonly digest: string; readonly title: string }) {
  const { projectId, charityId } = aProject();
  const what = { origin: LOG_ORIGIN, by: BY, digest, charity: charityId, project: projectId, title };
  const key = createPrivateKey({ key: Buffer.from(PKCS8 + SEED, 'hex'), format: 'der', type: 'pkcs8' });
  const signature = sign(null, attestationMessage(what), key).toString('base64url');
  return { by: BY, verifierKey: VERIFIER_KEY, signature };
}
