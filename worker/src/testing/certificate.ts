// A certificate for one name, signed by itself, for servers of tests: nothing secret lies in the repository.

import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** PEM texts. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

const DAY_MS = 86_400_000;
const TAG = { integer: 2, bits: 3, octets: 4, utf8: 12, sequence: 48, set: 49, time: 23, dnsName: 0x82 };
const VERSION_3 = Buffer.from([0xa0, 3, TAG.integer, 1, 2]);
const ECDSA_WITH_SHA256 = Buffer.from('06082a8648ce3d040302', 'hex');
const COMMON_NAME = Buffer.from('0603550403', 'hex');
const SUBJECT_ALT_NAME = Buffer.from('0603551d11', 'hex');
const EXTENSIONS = 0xa3;

/** X.509 version 3, P-256, valid for a day, with the name as its only subject alternative name. */
export function certificateFor(dnsName: string): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signedWith = sequence(ECDSA_WITH_SHA256);
  const name = sequence(der(TAG.set, sequence(COMMON_NAME, der(TAG.utf8, Buffer.from(`test ${dnsName}`)))));
  const names = sequence(der(TAG.dnsName, Buffer.from(dnsName)));
  const body = sequence(
    VERSION_3,
    der(TAG.integer, Buffer.from([1]), randomBytes(15)),
    signedWith,
    name,
    sequence(timeAt(Date.now() - DAY_MS), timeAt(Date.now() + DAY_MS)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(EXTENSIONS, sequence(sequence(SUBJECT_ALT_NAME, der(TAG.octets, names)))),
  );
  const signature = der(TAG.bits, Buffer.from([0]), sign('sha256', body, privateKey));
  const lines =
    sequence(body, signedWith, signature)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
  };
}

function sequence(...parts: readonly Uint8Array[]): Buffer {
  return der(TAG.sequence, ...parts);
}

function timeAt(ms: number): Buffer {
  const digits = new Date(ms).toISOString().replaceAll(/\D/g, '').slice(2, 14);
  return der(TAG.time, Buffer.from(`${digits}Z`));
}

function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const digits = Buffer.from(length.toString(16).padStart(length < 256 ? 2 : 4, '0'), 'hex');
  const sized = length < 128 ? digits : [128 + digits.length, ...digits];
  return Buffer.concat([Buffer.from([tag, ...sized]), content]);
}
