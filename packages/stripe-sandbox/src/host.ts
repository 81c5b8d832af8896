import type { HttpBindings } from '@hono/node-server';

/** What a Node server hands over with a request; nothing when the sandbox is called in process. */
export type HostBindings = Partial<HttpBindings>;
