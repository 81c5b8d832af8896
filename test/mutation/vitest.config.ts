// The tests that test/mutation/run.ts names, on the changed copy of the sources.
import { join, resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const ROOT = resolve(import.meta.dirname, '../..');

export default defineConfig({
  root: ROOT,
  // The changed copy of a package, not the one that the links of node_modules lead to.
  resolve: { alias: { '@happy-homeland/contract/money': join(ROOT, 'packages/contract/src/money.ts') } },
  test: {
    watch: false,
    environment: 'node',
    include: (process.env['HH_MUTATION_TESTS'] ?? 'packages/contract/src/*.test.ts').split(' '),
  },
});
