// On Cloudflare Workers there is no socket: the platform writes the client's address itself, and replaces whatever the
// client wrote there. Only behind Cloudflare may this be used.

import type { Callers } from '../../ports/index.ts';
import { networkText, parseAddress } from './network.ts';

export const cloudflareCallers: Callers = {
  networkOf: (request) => {
    const address = parseAddress(request.headers.get('cf-connecting-ip') ?? '');
    return address === null ? null : networkText(address);
  },
};
