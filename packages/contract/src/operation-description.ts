// What the contract says of one HTTP operation.

import type { z } from 'zod/mini';
import type { ProblemSlug } from './problem.ts';
import type { Route } from './route-shape.ts';

export interface Operation extends Route {
  readonly tag: 'projects' | 'pledges' | 'receipts' | 'log' | 'manage' | 'provider' | 'service';
  readonly summary: string;
  readonly security: 'none' | 'pledge-secret' | 'complaint-secret' | 'api-key' | 'provider-signature';
  readonly idempotencyKey?: true;
  /** Optional request headers: name → what it is for. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: z.ZodMiniType;
  readonly body?: z.ZodMiniType;
  /** Media types of a body that is a file. */
  readonly fileTypes?: readonly string[];
  readonly success: { readonly status: 200 | 201 | 202; readonly schema?: z.ZodMiniType; readonly mediaType?: string };
  /** The answer where less than all of it could be done now: what, and until when. */
  readonly partly?: { readonly status: 202; readonly schema: z.ZodMiniType };
  readonly problems: readonly ProblemSlug[];
}
