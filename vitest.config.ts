import { resolve } from 'node:path';
import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

import { BrowserMissing, findBrowser } from './test/support/browser.ts';
import { temporaryDirectory } from './test/support/temporary-directory.ts';

// The runtime of Workers would ask its maker where this machine is. Tests ask nobody outside for anything.
process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false';

// Hundreds of programs are started that read the same sources: what the first has compiled serves the others of a run.
const compiled = temporaryDirectory('compiled');
process.once('exit', compiled.remove);
process.env['NODE_COMPILE_CACHE'] = compiled.path;

const NEVER = ['**/node_modules/**', '**/dist/**'];
const SIMULATED_DOM = '**/*.dom.test.ts';
const REAL_BROWSER = '**/*.browser.test.ts';

/** As in worker/wrangler.jsonc. */
const WORKERS_COMPATIBILITY_DATE = '2026-10-01';
/**
 * Folders of the worker whose tests also run inside workerd. The others need what only Node has: files and processes
 * (adapters/libsql, adapters/system, operations, the Node entry and its neighbours) or a simulated document (pages).
 */
const ON_WORKERS = ['adapters/stripe', 'adapters/workers', 'domain', 'http', 'ledger', 'routes', 'testing'];
/** Modules with a native library inside, which the tests' builders import by the way. */
const NATIVE = ['@libsql/client/sqlite3', 'libsql'];
const NO_NATIVE_LIBRARY = resolve(import.meta.dirname, 'test/support/workers/no-native-library.ts');

/** Long enough for a machine that others use too: what hangs is found all the same, what is slow is not a fault. */
const QUICK_LIMIT_MS = 30_000;
const ELEMENT_LIMIT_MS = 15_000;
const JOURNEY_LIMIT_MS = 90_000;
/** A scenario starts servers and ends them. */
const FAULT_LIMIT_MS = 120_000;
/** Journeys start the whole demo, which publishes its data through the API first. */
const JOURNEY_START_LIMIT_MS = 180_000;

/**
 * Projects of one group run together in the order of their names, groups one after the other. A group ends with its
 * longest file, which leaves a core idle: so the long ones (faults, then journeys) share a group with the many short
 * ones inside workerd, which fill its end. What runs in a browser's own pages is judged by limits of seconds, and stands
 * apart from everything that takes both cores.
 */
const GROUP = { quick: 0, long: 1, pages: 2 };

/**
 * One more than the cores of the smallest machine, where vitest would leave one of them idle: a file that waits, for a
 * page, an alarm, a disk or a process that begins, leaves its core to another.
 */
const WORKERS = 3;

/** What the log's tests are in every engine: Node, workerd, Chromium. */
const LOG_TESTS = ['packages/log/src/**/*.test.ts', 'packages/sdk/src/{verify-receipt,log-watch}.test.ts'];
/** What makes pledges runs wherever fetch does; its clock is moved by hand, which is no business of the runtime. */
const CLIENT_TESTS = 'packages/sdk/src/{client,pages,pledge}.test.ts';
/** Reads a file of the disk. */
const NODE_ALONE = 'packages/log/src/readme.test.ts';
/** Loads its modules anew, which a page cannot. */
const NOT_IN_A_PAGE = 'packages/log/src/verifier.test.ts';

/** The same tests of the application and of the log, inside the runtime that Workers run in. */
const WORKERD = {
  // Stripe's source maps point to sources that are not published; a line for each of them would bury the results.
  logLevel: 'error' as const,
  resolve: { alias: Object.fromEntries(NATIVE.map((name) => [name, NO_NATIVE_LIBRARY])) },
  plugins: [
    cloudflareTest({
      miniflare: { compatibilityDate: WORKERS_COMPATIBILITY_DATE, compatibilityFlags: ['nodejs_compat'] },
    }),
  ],
  test: {
    name: 'workerd',
    include: [
      `worker/src/{${ON_WORKERS.join(',')}}/**/*.test.ts`,
      ...LOG_TESTS,
      CLIENT_TESTS,
      'packages/witness/src/{app,evidence,witness}.test.ts',
    ],
    exclude: [...NEVER, NODE_ALONE],
    // One isolate for all of them: nothing they share outlives a test, and each start costs a second.
    isolate: false,
    testTimeout: QUICK_LIMIT_MS,
    maxWorkers: WORKERS,
    sequence: { groupOrder: GROUP.long },
  },
};

const DOM = {
  test: {
    name: 'dom',
    environment: 'happy-dom',
    include: [`packages/${SIMULATED_DOM}`, `examples/${SIMULATED_DOM}`],
    exclude: NEVER,
    maxWorkers: WORKERS,
    sequence: { groupOrder: GROUP.quick },
  },
};

const REPO = {
  test: {
    name: 'repo',
    environment: 'node',
    // As in `unit`: each file ends what it starts, and loading what they share takes longer than most of them.
    isolate: false,
    include: ['test/*.test.ts', 'test/{golden,support,acceptance}/**/*.test.ts'],
    exclude: NEVER,
    testTimeout: QUICK_LIMIT_MS,
    maxWorkers: WORKERS,
    sequence: { groupOrder: GROUP.quick },
  },
};

/** All adapters of a port, and the real server over real sockets: too slow for the fast half. */
const PORTS = {
  test: {
    name: 'ports',
    environment: 'node',
    // As in `unit`: each file ends what it starts, and loading what they share takes longer than most of them.
    isolate: false,
    include: ['test/{ports,attack}/**/*.test.ts'],
    exclude: NEVER,
    testTimeout: QUICK_LIMIT_MS,
    maxWorkers: WORKERS,
    sequence: { groupOrder: GROUP.quick },
  },
};

/** Servers that are started and ended, in folders and on ports of their own. */
const FAULTS = {
  test: {
    name: 'faults',
    environment: 'node',
    include: ['test/faults/**/*.test.ts'],
    exclude: NEVER,
    testTimeout: FAULT_LIMIT_MS,
    maxWorkers: WORKERS,
    sequence: { groupOrder: GROUP.long },
  },
};

/** Without a browser the other projects still run; the elements fail, saying how to get one. */
async function browserOrExplanation() {
  try {
    return await findBrowser();
  } catch (problem) {
    if (!(problem instanceof BrowserMissing)) throw problem;
    return { executablePath: problem.message, args: [] };
  }
}

/** Chromium without a window, as large as a phone. */
async function inChromium() {
  return {
    enabled: true,
    headless: true,
    screenshotFailures: false,
    provider: playwright({ launchOptions: await browserOrExplanation() }),
    instances: [{ browser: 'chromium' as const }],
    viewport: { width: 390, height: 844 },
  };
}

export default defineConfig(async () => ({
  test: {
    watch: false,
    passWithNoTests: true,
    // A forgotten timer or socket must not keep a finished run alive.
    teardownTimeout: 5_000,
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['packages/**/*.test.ts', 'worker/**/*.test.ts', 'examples/**/*.test.ts'],
          exclude: [...NEVER, SIMULATED_DOM, REAL_BROWSER],
          // Loading the application 140 times takes longer than testing it; nothing the tests share outlives one.
          isolate: false,
          testTimeout: QUICK_LIMIT_MS,
          maxWorkers: WORKERS,
          sequence: { groupOrder: GROUP.quick },
        },
      },
      WORKERD,
      DOM,
      REPO,
      PORTS,
      FAULTS,
      {
        // Served as the modules they are: bundling a dependency when it is first seen reloads the page in mid-test.
        optimizeDeps: { exclude: ['lit', 'lit-html', 'lit-element', '@lit/reactive-element', 'qr'] },
        test: {
          name: 'elements',
          api: { host: '127.0.0.1' },
          include: [`packages/widget/src/${REAL_BROWSER}`],
          exclude: NEVER,
          testTimeout: ELEMENT_LIMIT_MS,
          sequence: { groupOrder: GROUP.pages },
          browser: await inChromium(),
        },
      },
      {
        // Found out beforehand, because a dependency that is bundled when it is first seen reloads the page in mid-test.
        optimizeDeps: { include: ['fast-check', '@noble/ed25519', '@noble/hashes/sha2.js'] },
        test: {
          name: 'log in chromium',
          api: { host: '127.0.0.1' },
          include: LOG_TESTS,
          exclude: [...NEVER, NODE_ALONE, NOT_IN_A_PAGE],
          testTimeout: QUICK_LIMIT_MS,
          sequence: { groupOrder: GROUP.pages },
          browser: await inChromium(),
        },
      },
      {
        test: {
          name: 'journeys',
          environment: 'node',
          include: ['test/journeys/**/*.test.ts'],
          exclude: NEVER,
          // Each has servers, folders and a browser of its own. Loading what they share takes seconds, as in `unit`.
          isolate: false,
          maxWorkers: WORKERS,
          testTimeout: JOURNEY_LIMIT_MS,
          hookTimeout: JOURNEY_START_LIMIT_MS,
          sequence: { groupOrder: GROUP.long },
        },
      },
    ],
  },
}));
