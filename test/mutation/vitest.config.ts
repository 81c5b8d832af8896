// What the mutants of test/mutation/stryker.config.json have to survive: the unit tests of the money path. Quick ones
// only, because every mutant runs those that reach it.
import { join, resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const ROOT = resolve(import.meta.dirname, '../..');

export default defineConfig({
  root: ROOT,
  // The mutated copy of a package, not the one that the links of node_modules lead to.
  resolve: { alias: { '@happy-homeland/contract/money': join(ROOT, 'packages/contract/src/money.ts') } },
  test: {
    watch: false,
    environment: 'node',
    include: [
      'packages/contract/src/*.test.ts',
      'worker/src/domain/{settlement*,correction,pledge,sweep,tick}.test.ts',
      'worker/src/adapters/stripe/*.test.ts',
      'worker/src/routes/stripe-webhook*.test.ts',
    ],
  },
});
