// The graph of the architecture as a table: `rules ← contract ← sdk ← widget`, `log ← sdk`,
// `contract ← sheet`, `sdk, log, rules, contract, sheet ← cli`, `log ← witness`, `rules, log, contract, sheet ← worker`, and no
// other arrow.

const CONTRACT = '@happy-homeland/contract';
const LOG = '@happy-homeland/log';
const RULES = '@happy-homeland/rules';
const SDK = '@happy-homeland/sdk';
const SHEET = '@happy-homeland/sheet';

/** Entries of the contract that carry no schema, so that browsers may load them. */
const WITHOUT_ZOD = [
  'money',
  'amount-words',
  'canonical-json',
  'compliance-words',
  'declared-facts',
  'personal-data',
  'role',
  'operation-role',
  'work',
  'payment-code',
].map((entry) => `${CONTRACT}/${entry}`);

const NOBLE = ['@noble/curves', '@noble/ed25519', '@noble/hashes'];

/** What one package may import at all. `'any'` is left to its package.json. */
export type Room = {
  readonly folder: string;
  readonly workspaces: readonly string[] | 'any';
  readonly thirdParty: readonly string[] | 'any';
  /** Runs in a browser or on the edge as well, so Node's own modules are out. */
  readonly isIsomorphic: boolean;
};

export const ROOMS: readonly Room[] = [
  { folder: 'packages/rules/', workspaces: [], thirdParty: [], isIsomorphic: true },
  { folder: 'packages/log/', workspaces: [], thirdParty: NOBLE, isIsomorphic: true },
  { folder: 'packages/contract/', workspaces: [RULES], thirdParty: ['zod'], isIsomorphic: true },
  { folder: 'packages/sdk/', workspaces: [CONTRACT, LOG], thirdParty: NOBLE, isIsomorphic: true },
  {
    folder: 'packages/sheet/',
    workspaces: [CONTRACT],
    thirdParty: ['fflate', 'saxen', '@noble/hashes'],
    isIsomorphic: true,
  },
  { folder: 'packages/widget/', workspaces: [SDK], thirdParty: ['lit', 'qr', 'uqr'], isIsomorphic: true },
  {
    folder: 'packages/cli/',
    workspaces: [SDK, LOG, RULES, CONTRACT, SHEET],
    thirdParty: ['write-excel-file'],
    isIsomorphic: false,
  },
  {
    folder: 'packages/stripe-sandbox/',
    workspaces: [],
    thirdParty: ['hono', '@hono/node-server', 'stripe'],
    isIsomorphic: false,
  },
  {
    folder: 'packages/witness/',
    workspaces: [LOG],
    thirdParty: ['hono', '@hono/node-server', ...NOBLE],
    isIsomorphic: false,
  },
  {
    folder: 'worker/',
    workspaces: [RULES, LOG, CONTRACT, SHEET],
    thirdParty: [
      'hono',
      '@hono/node-server',
      'drizzle-orm',
      '@libsql/client',
      'libsql',
      'stripe',
      'uqr',
      'altcha-lib',
      'prom-client',
      'd3-sankey',
      'better-auth',
      'nodemailer',
    ],
    isIsomorphic: false,
  },
  { folder: 'examples/', workspaces: 'any', thirdParty: 'any', isIsomorphic: false },
  { folder: 'test/', workspaces: 'any', thirdParty: 'any', isIsomorphic: false },
];

/** A third-party package that only part of a room may touch, or only in one way. */
export type Confinement = {
  readonly folder: string;
  readonly package: string;
  /** Paths inside the repository where it is allowed. */
  readonly only?: RegExp;
  /** Whole specifiers that are free of this rule. */
  readonly except?: readonly string[];
  readonly how?: 'type' | 'dynamic';
  readonly fix: string;
};

export const CONFINEMENTS: readonly Confinement[] = [
  {
    folder: 'packages/sdk/',
    package: CONTRACT,
    except: WITHOUT_ZOD,
    how: 'type',
    fix: `use import type, or a value from ${WITHOUT_ZOD.join(' or ')}: the main entry brings zod into the browser`,
  },
  {
    folder: 'packages/widget/',
    package: 'qr',
    only: /^packages\/widget\/src\/(?:qr-decoder|testing\/code-picture)\.ts$/,
    fix: 'load packages/widget/src/qr-decoder.ts with import(), so that it lands in a lazy chunk',
  },
  {
    folder: 'packages/widget/',
    package: 'uqr',
    only: /^packages\/widget\/src\/(?:poster-picture|page-code)\.ts$/,
    fix: 'draw codes in packages/widget/src/poster-picture.ts or page-code.ts: only their parts bring the library',
  },
  {
    folder: 'packages/cli/',
    package: 'write-excel-file',
    only: /^packages\/cli\/src\/books\/xlsx\.ts$/,
    fix: 'make rows and let packages/cli/src/books/xlsx.ts write them',
  },
  {
    folder: 'packages/stripe-sandbox/',
    package: 'stripe',
    how: 'type',
    fix: 'use import type: the sandbox is checked against the types of the SDK but does not run it',
  },
  {
    folder: 'worker/',
    package: 'stripe',
    only: /^worker\/src\/adapters\/stripe\//,
    fix: 'go through the payments port; only worker/src/adapters/stripe knows the SDK',
  },
  {
    folder: 'worker/',
    package: '@libsql/client',
    only: /^worker\/src\/adapters\/libsql\//,
    fix: 'go through the store port; only worker/src/adapters/libsql knows the database',
  },
  {
    folder: 'worker/',
    package: 'libsql',
    only: /^worker\/src\/adapters\/libsql\//,
    fix: 'go through the store port; only worker/src/adapters/libsql knows the database',
  },
  {
    folder: 'worker/',
    package: 'drizzle-orm',
    only: /^worker\/(?:src\/adapters\/libsql\/|drizzle\.config\.ts$)/,
    fix: 'go through the store port; only worker/src/adapters/libsql knows the database',
  },
  {
    folder: 'worker/',
    package: 'prom-client',
    only: /^worker\/src\/adapters\/prometheus\//,
    fix: 'measure through worker/src/operations/measures.ts; Workers have no such registry',
  },
  {
    folder: 'worker/',
    package: 'better-auth',
    only: /^worker\/src\/adapters\/better-auth\//,
    fix: 'go through the port of signing in; nothing else knows the library',
  },
  {
    folder: 'worker/',
    package: 'nodemailer',
    only: /^worker\/src\/adapters\/smtp\//,
    fix: 'go through the mail port; only worker/src/adapters/smtp knows the library, and Workers load it by import()',
  },
  {
    folder: 'worker/',
    package: 'd3-sankey',
    only: /^worker\/src\/pages\/flow\/flow-layout\.ts$/,
    fix: 'draw from what worker/src/pages/flow/flow-layout.ts answers; nothing else knows the library',
  },
  {
    folder: 'worker/',
    package: '@hono/node-server',
    only: /^worker\/src\/node\.ts$/,
    fix: 'build the server in worker/src/node.ts; the application runs on Workers too',
  },
];

/** An inner part of the worker, and all that it may see. */
export type Layer = {
  readonly folder: string;
  /** Folders and files of the worker it may import, besides itself. */
  readonly inside: readonly string[];
  /** Packages it may import; `type` packages leave nothing at run time. */
  readonly packages: readonly string[];
  readonly typeOnlyPackages: readonly string[];
};

/** One brand, one error class and one assertion per package: every layer needs them, and they import nothing. */
const GROUND = ['worker/src/brand.ts', 'worker/src/error.ts', 'worker/src/assert.ts'];

export const LAYERS: readonly Layer[] = [
  {
    folder: 'worker/src/domain/',
    inside: ['worker/src/ledger/', 'worker/src/publication/', 'worker/src/ports/', ...GROUND],
    packages: [RULES, `${RULES}/catalog`, ...WITHOUT_ZOD],
    typeOnlyPackages: [CONTRACT],
  },
  {
    folder: 'worker/src/ledger/',
    // An entry is made with what the public log says of it.
    inside: ['worker/src/ports/', 'worker/src/publication/leaf.ts', ...GROUND],
    packages: WITHOUT_ZOD,
    typeOnlyPackages: [CONTRACT],
  },
  {
    folder: 'worker/src/publication/',
    inside: ['worker/src/ledger/', 'worker/src/ports/', ...GROUND],
    packages: [LOG, `${LOG}/books`, `${LOG}/receipt`, ...WITHOUT_ZOD],
    typeOnlyPackages: [CONTRACT],
  },
  {
    folder: 'worker/src/ports/',
    inside: ['worker/src/ledger/', ...GROUND],
    packages: WITHOUT_ZOD,
    typeOnlyPackages: [CONTRACT],
  },
];
