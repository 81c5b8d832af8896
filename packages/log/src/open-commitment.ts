// Opening what a leaf keeps secret, in the giver's own browser. `commitmentOf` of the books makes it; this recomputes it on
// WebCrypto.
import { concatBytes, equalBytes, utf8 } from './bytes.ts';
import { formatCanonicalJson } from './canonical-json.ts';
import type { ReceiptOpening } from './receipt-file.ts';
import { digest } from './web-hash.ts';

const DOMAIN = 'fund/donor/v1\n';
/** 32 bytes in base64url: the last character has two spare bits, which are zero. */
const COMMITMENT = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;

/** Whether this salt and these facts are what the commitment was made from. `commitment` is base64url. */
export async function opensCommitment(commitment: string, { salt, facts }: ReceiptOpening): Promise<boolean> {
  if (!COMMITMENT.test(commitment)) return false;
  const standard = commitment.replaceAll('-', '+').replaceAll('_', '/');
  const expected = Uint8Array.from(atob(standard), (character) => character.charCodeAt(0));
  const actual = await digest(concatBytes(utf8(DOMAIN), salt, utf8(formatCanonicalJson({ ...facts }))));
  return equalBytes(actual, expected);
}
