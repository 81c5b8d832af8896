// Stands in the upload to Workers for the Ed25519 that old browsers load: Workers have had WebCrypto's since 2023, and what
// is never reached weighs three kilobytes. Where WebCrypto should lack it after all, nothing can be signed or verified.

/** Written by the caller, read by nobody here. */
export const hashes: { sha512?: unknown; sha512Async?: unknown } = {};

export const getPublicKeyAsync = lacking;
export const signAsync = lacking;
export const verifyAsync = lacking;

function lacking(): Promise<never> {
  return Promise.reject(new Error('this runtime has no Ed25519 in WebCrypto'));
}
