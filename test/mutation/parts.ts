// What is broken on purpose, and the tests that have to notice.

export type Part = {
  readonly name: string;
  /** Globs of the files that are changed. */
  readonly mutate: readonly string[];
  /** Globs of the tests that are run. */
  readonly tests: readonly string[];
  readonly limitMs: number;
  /** Where more is asked than `SCORE_MIN`. */
  readonly scoreMin?: number;
};

/** Per cent of the changes that have to be noticed. */
export const SCORE_MIN = 85;

const MINUTE_MS = 60_000;
const NO_TEST = '!**/*.test.ts';

export const PARTS: readonly Part[] = [
  {
    name: 'money',
    mutate: ['packages/contract/src/{money,currency,amount-text}.ts'],
    tests: ['packages/contract/src/*.test.ts'],
    limitMs: 5 * MINUTE_MS,
  },
  {
    name: 'signature',
    mutate: ['worker/src/adapters/stripe/signature.ts'],
    tests: ['worker/src/adapters/stripe/*.test.ts', 'worker/src/routes/stripe-webhook*.test.ts'],
    limitMs: 5 * MINUTE_MS,
  },
  {
    name: 'ledger',
    mutate: ['worker/src/ledger/*.ts', '!worker/src/ledger/*.test.ts'],
    tests: [
      'worker/src/ledger/*.test.ts',
      'worker/src/domain/{fund,held}/*.test.ts',
      'worker/src/domain/gift/{settlement*,dispute}.test.ts',
    ],
    limitMs: 10 * MINUTE_MS,
  },
  {
    name: 'settlement',
    mutate: ['worker/src/domain/gift/settlement*.ts', '!worker/src/domain/gift/*.test.ts'],
    tests: [
      'worker/src/domain/gift/*.test.ts',
      'worker/src/domain/fund/correction.test.ts',
      'worker/src/domain/tick/*.test.ts',
    ],
    limitMs: 15 * MINUTE_MS,
  },
  logPart({
    name: 'tree',
    files:
      '{consistency,hash*,inclusion,log-tree,proofs,prove,range,right-edge,tile*,tree-hash,verify,web-proofs,web-verify,entry-bundle}',
    tests: '{verify,proofs,tile,far-trees,vectors}',
  }),
  // Its tests load modules anew, which would make every constant of the others look as if it were computed in a test.
  logPart({ name: 'engine', files: '{*ed25519,web-hash}', tests: '{verifier,vectors,note}' }),
  logPart({
    name: 'notes',
    files: '{base64,bytes,canonical-json,checkpoint,*cosignature,*note,hex,signing-key,verifier-key,witness-protocol}',
    tests: '{note,bounds,checkpoint,canonical-json,witness-protocol,vectors}',
  }),
  logPart({
    name: 'verdicts',
    files: '{contradiction,*evidence,open-commitment,proof-file,receipt-file,signed-trust,trust,verdict}',
    tests: '{verdict,evidence,receipt-file,vectors}',
  }),
  logPart({ name: 'books', files: 'books/*', tests: '{books/*,receipt-file}' }),
  {
    name: 'witness',
    mutate: ['packages/witness/src/{app,checkpoint-note,evidence,log-id,pace,witness,store/*}.ts', NO_TEST],
    tests: ['packages/witness/src/{app,evidence,witness,store/*}.test.ts'],
    limitMs: 20 * MINUTE_MS,
  },
  {
    name: 'publication',
    mutate: ['worker/src/publication/*.ts', NO_TEST],
    tests: [
      'worker/src/publication/*.test.ts',
      'worker/src/domain/fund/{attestation,reconciliation}.test.ts',
      'worker/src/domain/pledge/erasure.test.ts',
      'worker/src/routes/{log,receipt}.test.ts',
    ],
    limitMs: 20 * MINUTE_MS,
  },
  ...rulesParts({
    engine: ['*', 'facts/!(labels*)', 'families/families'],
    dates: ['{codes/,dates/}*'],
    labels: ['facts/labels*'],
    a: ['families/{who-may-raise,application,certificate,qualification,scope}'],
    b: ['families/{plan,plan-and-filing,as-filed,changes,emergency,events,filing,filing-papers}'],
    c: ['families/{joint-fundraising,partner-papers,partner-points}'],
    d: ['families/{campaign-disclosure,campaign-period,disclosure-*,project-disclosure,yearly-disclosure}'],
    e: ['families/{use-and-costs,annual-*,bounds}'],
    f: ['families/{donor-side,donation-points,receipts}'],
    g: ['families/{surface,payment-place,platforms,personal-data}'],
  }),
];

/** The rules by family, because all of them at once do not end within the hour. */
function rulesParts(places: Readonly<Record<string, readonly string[]>>): Part[] {
  return Object.entries(places).map(([part, files]) => ({
    name: `rules-${part}`,
    mutate: [...files.map((file) => `packages/rules/src/${file}.ts`), '!packages/rules/src/**/*.test.ts'],
    tests: ['packages/rules/src/**/*.test.ts'],
    limitMs: 20 * MINUTE_MS,
    scoreMin: 90,
  }));
}

/** What verifies and what is verified: its answers are booleans, so that little of it may go unnoticed. */
function logPart({ name, files, tests }: Readonly<Record<'name' | 'files' | 'tests', string>>): Part {
  return {
    name: `log-${name}`,
    mutate: [`packages/log/src/${files}.ts`, NO_TEST],
    tests: [`packages/log/src/${tests}.test.ts`],
    limitMs: 20 * MINUTE_MS,
    scoreMin: 90,
  };
}

type Changed = { readonly status: string; readonly mutatorName: string };

export function isKilled({ status }: Changed): boolean {
  return status === 'Killed' || status === 'Timeout';
}

/** Changed without a test that noticed, or without a test that came by. */
export function isSurvivor({ status }: Changed): boolean {
  return status === 'Survived' || status === 'NoCoverage';
}

/** A comparison that may be off by one: an amount, a limit, an end of time. */
export function touchesBound({ mutatorName }: Changed): boolean {
  return mutatorName === 'EqualityOperator';
}
