// What Hono carries through one request besides the request itself.

import type { Context } from 'hono';
import type { Ports } from '../ports/index.ts';

export interface Environment {
  Variables: { requestId: string; ports: Ports };
}

export type RequestContext = Context<Environment>;
