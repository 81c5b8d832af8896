// Messages from Workers. There is no private network to reach from there and no name to resolve before `fetch` does, so an
// address is judged by its text; the platform itself connects to the public Internet alone.

import type { Webhooks } from '../../ports/index.ts';
import { WEBHOOK_TIMEOUT_MS } from '../../ports/index.ts';
import { refuseUrl } from './public-address.ts';

export const edgeWebhooks: Webhooks = {
  refuse: async (url) => refuseUrl(url),
  post: async ({ url, headers, body }) => {
    const refusal = refuseUrl(url);
    if (refusal !== null) return { kind: 'failed', because: refusal };
    try {
      const signal = AbortSignal.timeout(WEBHOOK_TIMEOUT_MS);
      const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
      await response.body?.cancel();
      return { kind: 'answered', status: response.status, retryAfter: response.headers.get('retry-after') };
    } catch {
      return { kind: 'failed', because: 'it could not be reached' };
    }
  },
};
