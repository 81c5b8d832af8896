// A short code that a giver writes into the note of a bank transfer (对公转账附言), so that the money finds its project. It is
// read from paper and typed on a phone: no two of its characters look alike, and the last one tells most slips from the rest.
// No zod in this file: browsers load it.

/** Base32 as RFC 4648 writes it in our ids, and without look-alikes (Crockford), place by place. */
const OF_ID = 'abcdefghijklmnopqrstuvwxyz234567';
const OF_CODE = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 35 bits of the project's id. That any two of a hundred thousand projects share them has odds of one in seven; theirs wait. */
const PAYLOAD = 7;
const GROUP = 4;
const MARK = 'HH';

/** `HH-XXXX-XXXX` of a project; the last character is the check. */
export function paymentCodeOf(projectId: string): string {
  const payload = [...projectId.slice(0, PAYLOAD)].map((char) => OF_CODE[OF_ID.indexOf(char)] ?? '').join('');
  if (payload.length !== PAYLOAD) throw new RangeError('a project id is lowercase base32');
  const code = payload + checkCharacter(payload, OF_CODE);
  return `${MARK}-${code.slice(0, GROUP)}-${code.slice(GROUP)}`;
}

/**
 * How the id of the project begins that a note names, or null where it names none, or more than one. Full-width characters,
 * small letters, blanks and dashes are read as meant, and O, I and L as the digits they are taken for.
 */
export function projectPrefixIn(note: string): string | null {
  const plain = note
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\p{Pd}_.·]/gu, '-');
  const found = new Set<string>();
  for (const [, first = '', second = ''] of plain.matchAll(/HH[\s-]*([0-9A-Z]{4})[\s-]*([0-9A-Z]{4})(?![0-9A-Z])/g)) {
    const code = (first + second).replaceAll('O', '0').replaceAll(/[IL]/g, '1');
    const payload = code.slice(0, PAYLOAD);
    if (checkCharacter(payload, OF_CODE) === code.slice(PAYLOAD)) found.add(payload);
  }
  const [payload] = found;
  if (payload === undefined || found.size > 1) return null;
  return [...payload].map((char) => OF_ID[OF_CODE.indexOf(char)] ?? '').join('');
}

/**
 * The hybrid system of ISO 7064 (section 9, MOD M+1,M) over an alphabet of M characters; null for a character that is not in it.
 * The standard lists M = 10, 26 and 36; 36 would give letters that look like digits, so the same system runs over our 32.
 */
export function checkCharacter(payload: string, alphabet: string): string | null {
  const modulus = alphabet.length;
  let product = modulus;
  for (const char of payload) {
    const value = alphabet.indexOf(char);
    if (value < 0) return null;
    const sum = (product + value) % modulus;
    product = ((sum === 0 ? modulus : sum) * 2) % (modulus + 1);
  }
  return alphabet[(modulus + 1 - product) % modulus] ?? null;
}
