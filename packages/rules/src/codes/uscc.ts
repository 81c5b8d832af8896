// The unified social credit code of a body (GB 32100-2015): 17 characters and a check character, of which characters 9
// to 17 are the older organisation code with a check of its own (GB 11714-1997). I, O, S, V and Z are never used.

import type { Words } from '../words.ts';
import { say } from '../words.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const FORM = /^[0-9A-HJ-NPQRTUWXY]{18}$/;
const MODULUS = 31;
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;
const ORGANISATION_MODULUS = 11;
const LETTER_OFFSET = 55;

/** Whether the code has 18 characters of the alphabet and both of its check characters are right. Never throws. */
export function isValidUscc(code: unknown): code is string {
  return typeof code === 'string' && FORM.test(code) && hasOwnCheck(code) && hasOrganisationCheck(code.slice(8, 17));
}

// The standard weighs the i-th character with 3^(i-1) modulo 31.
function hasOwnCheck(code: string): boolean {
  let sum = 0;
  let weight = 1;
  for (const character of code.slice(0, 17)) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % MODULUS;
  }
  return code[17] === ALPHABET[(MODULUS - (sum % MODULUS)) % MODULUS];
}

function hasOrganisationCheck(code: string): boolean {
  const sum = ORGANISATION_WEIGHTS.reduce((total, weight, at) => total + weight * organisationValue(code[at] ?? ''), 0);
  const check = ORGANISATION_MODULUS - (sum % ORGANISATION_MODULUS);
  const expected = check === 10 ? 'X' : String(check % ORGANISATION_MODULUS);
  return code[8] === expected;
}

function organisationValue(character: string): number {
  return character >= 'A' ? character.charCodeAt(0) - LETTER_OFFSET : Number(character);
}

/** What the first two characters say of the body. `unknown` for registrars and kinds that are not about charities. */
export type UsccKind =
  | 'association'
  | 'service'
  | 'foundation'
  | 'other-civil-affairs'
  | 'residents-committee'
  | 'villagers-committee'
  | 'institution'
  | 'business'
  | 'unknown';

const KINDS: Readonly<Record<string, UsccKind>> = {
  '51': 'association',
  '52': 'service',
  '53': 'foundation',
  '59': 'other-civil-affairs',
  '54': 'residents-committee',
  '55': 'villagers-committee',
  '12': 'institution',
  '91': 'business',
  '92': 'business',
  '93': 'business',
};

const KIND_WORDS: Readonly<Record<UsccKind, Words>> = {
  association: say('社会团体', 'social organisation'),
  service: say('社会服务机构', 'social service organisation'),
  foundation: say('基金会', 'foundation'),
  'other-civil-affairs': say('民政部门登记的其他组织', 'another body registered with civil affairs'),
  'residents-committee': say('居民委员会', 'residents’ committee'),
  'villagers-committee': say('村民委员会', 'villagers’ committee'),
  institution: say('事业单位', 'public institution'),
  business: say('市场主体', 'business'),
  unknown: say('类别不详', 'of unknown kind'),
};

/** The kind of body by registrar and category, the first two characters. 54 and 55 are recalled, not read. */
export function usccKind(code: string): { readonly kind: UsccKind; readonly words: Words } {
  const kind = KINDS[code.slice(0, 2)] ?? 'unknown';
  return { kind, words: KIND_WORDS[kind] };
}
