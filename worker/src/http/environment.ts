// What Hono carries through one request besides the request itself.

import type { Context } from 'hono';
import type { Ports } from '../ports/index.ts';

export interface Environment {
  Variables: {
    requestId: string;
    ports: Ports;
    /** Where the request comes from. Asked first of all, because limiting a body replaces the request it was asked of. */
    network: string | null;
  };
}

export type RequestContext = Context<Environment>;
