import { describe, expect, test } from 'vitest';

import { checkImports } from './import-check.ts';

const findings = (path: string, text: string): string[] => checkImports([{ path, text }]).map(({ rule }) => rule);

describe('checkImports', () => {
  test.each([
    ['packages/rules/src/a.ts', "import { z } from 'zod';"],
    ['packages/rules/src/a.ts', "import { readFile } from 'node:fs/promises';"],
    ['packages/contract/src/a.ts', "import { evaluate } from '@happy-homeland/sdk';"],
    ['packages/log/src/a.ts', "import type { Money } from '@happy-homeland/contract';"],
    ['packages/sdk/src/a.ts', "import { moneySchema } from '@happy-homeland/contract';"],
    ['packages/sdk/src/a.ts', "export { moneySchema } from '@happy-homeland/contract';"],
    ['packages/sdk/src/a.ts', "import { z } from 'zod';"],
    ['packages/sdk/src/a.ts', "const { z } = await import('zod');"],
    ['packages/widget/src/a.ts', "import type { Money } from '@happy-homeland/contract';"],
    ['packages/widget/src/a.ts', "import { decodeQR } from 'qr/decode.js';"],
    ['packages/widget/src/a.ts', "import { x } from '../../sdk/src/x.ts';"],
    ['packages/stripe-sandbox/src/a.ts', "import Stripe from 'stripe';"],
    ['packages/cli/src/a.ts', "import { Hono } from 'hono';"],
    ['packages/witness/src/a.ts', "import { x } from '@happy-homeland/rules';"],
    ['worker/src/routes/pledge.ts', "import type Stripe from 'stripe';"],
    ['worker/src/routes/pledge.ts', "import { sql } from 'drizzle-orm';"],
    ['worker/src/domain/pledge/pledge.ts', "import { createClient } from '@libsql/client';"],
    ['worker/src/domain/pledge/pledge.ts', "import type { Context } from 'hono';"],
    ['worker/src/domain/pledge/pledge.ts', "import { pledgeSchema } from '@happy-homeland/contract';"],
    ['worker/src/domain/pledge/pledge.ts', "import { leaf } from '@happy-homeland/log';"],
    ['worker/src/domain/pledge/pledge.ts', "import { randomUUID } from 'node:crypto';"],
    ['worker/src/domain/pledge/pledge.ts', "import { reply } from '../../routes/pledge.ts';"],
    ['worker/src/ledger/append.ts', "import { settle } from '../domain/gift/settlement.ts';"],
    ['worker/src/ports/store.ts', "import { open } from '../adapters/libsql/client.ts';"],
    ['worker/src/app.ts', "import { serve } from '@hono/node-server';"],
    ['worker/src/node.ts', "import { createClient } from '@happy-homeland/sdk';"],
    ['worker/src/node.ts', "import axios from 'axios';"],
    ['examples/demo/src/a.ts', "import { createApp } from '../../../worker/src/app.ts';"],
    ['examples/demo/src/a.ts', "import { page } from '../../community-site/src/page.ts';"],
    ['test/ports/store.test.ts', "import { memoryStore } from '../../worker/src/adapters/memory/store.ts';"],
  ])('refuses in %s: %s', (path, text) => {
    expect(findings(path, text)).toHaveLength(1);
  });

  test.each([
    ['packages/contract/src/a.ts', "import { z } from 'zod'; import { evaluate } from '@happy-homeland/rules';"],
    ['packages/log/src/a.ts', "import { sha256 } from '@noble/hashes/sha2.js';"],
    ['packages/sdk/src/a.ts', "import type { Pledge } from '@happy-homeland/contract';"],
    ['packages/sdk/src/a.ts', "import { formatMoney } from '@happy-homeland/contract/money';"],
    ['packages/widget/src/a.ts', "import { html } from 'lit'; import { repeat } from 'lit/directives/repeat.js';"],
    ['packages/widget/src/qr-decoder.ts', "import { decodeQR } from 'qr/decode.js';"],
    ['packages/stripe-sandbox/src/a.ts', "import type Stripe from 'stripe'; import { Hono } from 'hono';"],
    ['packages/stripe-sandbox/src/a.test.ts', "import Stripe from 'stripe';"],
    ['worker/src/adapters/stripe/payments.ts', "import Stripe from 'stripe';"],
    ['worker/src/adapters/libsql/store.ts', "import { drizzle } from 'drizzle-orm/libsql';"],
    ['worker/src/domain/pledge/pledge.ts', "import type { Pledge } from '@happy-homeland/contract';"],
    [
      'worker/src/domain/pledge/pledge.ts',
      "import { append } from '../../ledger/append.ts'; import { a } from './a.ts';",
    ],
    ['worker/src/domain/pledge/pledge.test.ts', "import { memoryStore } from '../../adapters/memory/store.ts';"],
    ['worker/src/node.ts', "import { serve } from '@hono/node-server'; import { env } from 'node:process';"],
    [
      'test/journeys/a.test.ts',
      "import { createApp } from '@happy-homeland/worker'; import { a } from '../support/a.ts';",
    ],
  ])('allows in %s: %s', (path, text) => {
    expect(findings(path, text)).toEqual([]);
  });

  test('names the place, the import and the way out', () => {
    const [finding] = checkImports([{ path: 'packages/sdk/src/a.ts', text: "\n\nimport { z } from 'zod';\n" }]);
    expect(finding).toEqual({
      path: 'packages/sdk/src/a.ts',
      line: 3,
      rule: "imports against the graph: 'zod'",
      fix: expect.stringContaining('@noble/hashes'),
    });
  });
});
