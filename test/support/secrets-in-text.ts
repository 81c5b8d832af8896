// Shapes of real secrets. Keys that open nothing but a sandbox on this machine are told apart by what they say of
// themselves, not by where they stand.

type Shape = { readonly what: string; readonly pattern: RegExp };

const SHAPES: readonly Shape[] = [
  { what: 'a live key of the payment provider', pattern: /\b(?:sk|rk|pk)_live_[0-9A-Za-z]{10,}/g },
  { what: 'a test key of the payment provider', pattern: /\b(?:sk|rk)_test_[0-9A-Za-z]{20,}/g },
  { what: 'a signing secret of the payment provider', pattern: /\bwhsec_[0-9A-Za-z+/=]{32,}/g },
  { what: 'a private key', pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/g },
  { what: 'a JSON web token', pattern: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/g },
  { what: 'a token of a code host', pattern: /\b(?:gh[pousr]_[0-9A-Za-z]{36,}|github_pat_\w{22,}|glpat-[\w-]{20,})/g },
  {
    what: 'a token of a package registry',
    pattern: /\bnpm_[0-9A-Za-z]{36,}|\/\/[\w.-]+\/:_(?:authToken|password)=(?!\$\{)\S+/g,
  },
  { what: 'a cloud access key', pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bAIza[\w-]{35}\b|\bLTAI[0-9A-Za-z]{12,}/g },
  { what: 'a token of a chat service', pattern: /\bxox[abeoprs]-[\w-]{10,}/g },
  {
    what: 'a user name with a password in an address',
    pattern: /\b(?:https?|libsql|postgres(?:ql)?|mysql|redis):\/\/[^\s:/@'"`$<>]+:[^\s/@'"`$<>]{8,}@/g,
  },
  { what: 'a key of our own', pattern: /\bhhk_[0-9A-Za-z]{24,}/g },
];

/** What a key says of itself that opens nothing: the words of tests and examples, or one letter over and over. */
const OPENS_NOTHING =
  /example|sample|fake|dummy|secret|test(?!_)|only|demo|wrong|other|old|new|sandbox|x{6,}|0{6,}|1234|abcdef|(.)\1{5,}/i;

/** Every secret in the text, by shape and line. */
export function secretsIn(text: string): readonly string[] {
  return SHAPES.flatMap(({ what, pattern }) =>
    [...text.matchAll(pattern)]
      .filter(([match]) => what === 'a private key' || !OPENS_NOTHING.test(match.replace(/^[a-z]+_(?:live|test)_/, '')))
      .map(({ index }) => `line ${text.slice(0, index).split('\n').length}: ${what}`),
  );
}
