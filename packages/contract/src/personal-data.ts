// What becomes part of the public log stays there for ever, so words for it must not lead to a person. Only what can be told
// for certain by its shape is found here: mobile numbers of the mainland, identity numbers, bank cards, e-mail addresses.

const GAP = String.raw`[\s-]{0,2}`;
// Neither within a longer number, nor an amount of money.
const BEFORE = String.raw`(?<!\d|\d\.|¥ ?)`;
const PHONE = new RegExp(`${BEFORE}(?:(?:\\+|00)?86${GAP})?1[3-9]\\d${GAP}\\d{4}${GAP}\\d{4}(?!\\d|\\.\\d| ?元)`);
const DAY = String.raw`(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])`;
// A filing number goes on with letters after the code of the organisation.
const AFTER = '(?![\\dA-Z])';
const IDENTITY = new RegExp(`${BEFORE}[1-9]\\d{5}${GAP}${DAY}${GAP}\\d{3}[\\dX]${AFTER}`, 'gi');
const FOUR = `(?:${GAP}\\d{4}){3}`;
const CARD = new RegExp(
  `${BEFORE}(?:(?:62\\d\\d|9558)${FOUR}(?:${GAP}\\d{1,3})?|(?:4\\d|5[1-5])\\d\\d${FOUR})${AFTER}`,
  'gi',
);
const EMAIL = /[^\s@]@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2}/u;

const IDENTITY_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const IDENTITY_CHECKS = '10X98765432';

/** What is said where `holdsPersonalData` finds something. */
export const NO_PERSONAL_DATA =
  'must not hold a phone, identity or bank card number or an e-mail address: it is published for ever';

/**
 * Whether a text holds a mainland mobile number, an identity number (GB 11643) or bank card number with a right check digit,
 * or an e-mail address; also in full-width characters or in groups. Amounts, filing numbers and credit codes are none.
 */
export function holdsPersonalData(text: string): boolean {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Pd}/gu, '-');
  const found = (pattern: RegExp) => (plain.match(pattern) ?? []).map((part) => part.replace(/[\s-]/g, ''));
  return (
    PHONE.test(plain) || EMAIL.test(plain) || found(IDENTITY).some(isIdentityNumber) || found(CARD).some(isCardNumber)
  );
}

function isIdentityNumber(number: string): boolean {
  const sum = IDENTITY_WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  return IDENTITY_CHECKS[sum % 11] === number[17]?.toUpperCase();
}

/** Luhn, ISO/IEC 7812-1. */
function isCardNumber(number: string): boolean {
  const digits = [...number].reverse().map(Number);
  const sum = digits.reduce((total, digit, at) => total + (at % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)), 0);
  return sum % 10 === 0;
}
