// Keys for publishing. The deployment keeps a hash only, so the key is readable in this one answer and never again.

import * as z from 'zod/mini';
import { externalId, id, instant, plainText } from './scalars.ts';

export const apiKeyInput = z
  .strictObject({ federation: externalId, label: plainText(60), expiresAt: z.optional(instant) })
  .register(z.globalRegistry, {
    id: 'ApiKeyInput',
    description: 'Ask for a key that can publish for one federation only.',
  });

export const apiKeyCreated = z
  .strictObject({ keyId: id, key: z.string(), federation: externalId, expiresAt: z.nullable(instant) })
  .register(z.globalRegistry, {
    id: 'ApiKeyCreated',
    description: 'The key itself, shown once. Keep it; only its hash is stored.',
  });

export type ApiKeyInput = z.infer<typeof apiKeyInput>;
export type ApiKeyCreated = z.infer<typeof apiKeyCreated>;
