// The script of our card in a frame, for pages that asked for one: once the page around it has said hello, it tells that
// page, and nobody else, how high the card is, and again whenever that changes.

import { parseHello } from './frame-channel.ts';

/** How a browser writes the origin of a page that has none; nothing can be said to it alone. */
const OPAQUE_ORIGIN = 'null';

let host: { readonly origin: string; readonly channel: string } | null = null;

function tell(): void {
  if (host === null) return;
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  parent.postMessage({ hh: 'height', channel: host.channel, height }, host.origin);
}

addEventListener('message', ({ data, origin, source }) => {
  const hello = source === parent && parent !== window && origin !== OPAQUE_ORIGIN ? parseHello(data) : null;
  if (hello === null) return;
  host = { origin, channel: hello.channel };
  tell();
});

new ResizeObserver(tell).observe(document.body);
