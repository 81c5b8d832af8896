// What a page loads that wants our frames as high as the cards in them. It speaks to frames of its own origin alone, and
// believes a height only from the frame it is about, from that origin, under the number it gave. No other script needs it.

import { newChannel, parseHeight } from './frame-channel.ts';

const ORIGIN = new URL(import.meta.url).origin;
const CARD = /^\/embed\/[a-z2-7]+\/frame$/;

const channels = new WeakMap<HTMLIFrameElement, string>();

function isOurs(frame: HTMLIFrameElement): boolean {
  if (!URL.canParse(frame.src)) return false;
  const { origin, pathname } = new URL(frame.src);
  return origin === ORIGIN && CARD.test(pathname);
}

function greet(frame: HTMLIFrameElement): void {
  if (!isOurs(frame)) return;
  const channel = channels.get(frame) ?? newChannel();
  channels.set(frame, channel);
  frame.contentWindow?.postMessage({ hh: 'hello', channel }, ORIGIN);
}

// What has not come yet is an empty page of the host's own; it is greeted when it has.
function hasCome(frame: HTMLIFrameElement): boolean {
  return frame.contentDocument?.URL !== 'about:blank';
}

addEventListener('message', ({ data, origin, source }) => {
  const told = origin === ORIGIN ? parseHeight(data) : null;
  if (told === null) return;
  for (const frame of document.querySelectorAll('iframe')) {
    const isIt = frame.contentWindow === source && channels.get(frame) === told.channel;
    if (isIt) frame.style.height = `${told.height}px`;
  }
});

// Frames that come later, or load again, are heard of in the same way: loading does not bubble, but it can be caught.
document.addEventListener(
  'load',
  ({ target }) => {
    if (target instanceof HTMLIFrameElement) greet(target);
  },
  true,
);
for (const frame of document.querySelectorAll('iframe')) if (hasCome(frame)) greet(frame);
