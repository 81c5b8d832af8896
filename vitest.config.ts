import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

import { BrowserMissing, findBrowser } from './test/support/browser.ts';

const NEVER = ['**/node_modules/**', '**/dist/**'];
const SIMULATED_DOM = '**/*.dom.test.ts';
const REAL_BROWSER = '**/*.browser.test.ts';

const ELEMENT_LIMIT_MS = 15_000;
const JOURNEY_LIMIT_MS = 90_000;
/** A scenario starts servers and ends them. */
const FAULT_LIMIT_MS = 120_000;
/** Journeys start the whole demo, which publishes its data through the API first. */
const JOURNEY_START_LIMIT_MS = 180_000;

/**
 * Projects of one group run together, groups one after the other: a browser that shares two cores with the unit tests
 * is slow in ways that look like faults.
 */
const GROUP = { quick: 0, faults: 1, elements: 2, journeys: 3 };

const DOM = {
  test: {
    name: 'dom',
    environment: 'happy-dom',
    include: [`packages/${SIMULATED_DOM}`, `examples/${SIMULATED_DOM}`],
    exclude: NEVER,
    sequence: { groupOrder: GROUP.quick },
  },
};

/** Servers that are started and ended: one after the other, and not beside what measures. */
const FAULTS = {
  test: {
    name: 'faults',
    environment: 'node',
    include: ['test/faults/**/*.test.ts'],
    exclude: NEVER,
    fileParallelism: false,
    testTimeout: FAULT_LIMIT_MS,
    sequence: { groupOrder: GROUP.faults },
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
          sequence: { groupOrder: GROUP.quick },
        },
      },
      DOM,
      {
        test: {
          name: 'repo',
          environment: 'node',
          include: ['test/*.test.ts', 'test/{ports,golden,support,acceptance,attack}/**/*.test.ts'],
          exclude: NEVER,
          testTimeout: 30_000,
          sequence: { groupOrder: GROUP.quick },
        },
      },
      FAULTS,
      {
        // Served as the modules they are: bundling a dependency when it is first seen reloads the page in mid-test.
        optimizeDeps: { exclude: ['lit', 'lit-html', 'lit-element', '@lit/reactive-element', 'uqr'] },
        test: {
          name: 'elements',
          api: { host: '127.0.0.1' },
          include: [`packages/widget/src/${REAL_BROWSER}`],
          exclude: NEVER,
          testTimeout: ELEMENT_LIMIT_MS,
          sequence: { groupOrder: GROUP.elements },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: await browserOrExplanation() }),
            instances: [{ browser: 'chromium' as const }],
            viewport: { width: 390, height: 844 },
          },
        },
      },
      {
        test: {
          name: 'journeys',
          environment: 'node',
          include: ['test/journeys/**/*.test.ts'],
          exclude: NEVER,
          fileParallelism: false,
          testTimeout: JOURNEY_LIMIT_MS,
          hookTimeout: JOURNEY_START_LIMIT_MS,
          sequence: { groupOrder: GROUP.journeys },
        },
      },
    ],
  },
}));
