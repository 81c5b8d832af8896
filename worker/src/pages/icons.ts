// A dozen line icons of our own, drawn on a 24-unit grid. Always hidden from assistive technology and always beside
// words: an icon repeats, it never says.

import { html } from 'hono/html';
import type { Html } from './page-context.ts';

/** Outlines as SVG path data; every subpath is drawn with the text colour. */
const PATHS = {
  payee: 'M4 10l8-5 8 5M5 10h14M7 10v7M12 10v7M17 10v7M4 20h16M5 17h14',
  people:
    'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6M3 19c0-3 2.6-5 6-5s6 2 6 5M16 5.4a3 3 0 0 1 0 5.2M17.5 14.4c2.1.7 3.5 2.4 3.5 4.6',
  purse: 'M4 8h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2h10v3M16 14h.5',
  phone: 'M6 4h3l1.5 4-2 1.5a11 11 0 0 0 6 6l1.5-2 4 1.5v3a2 2 0 0 1-2 2A16 16 0 0 1 4 6a2 2 0 0 1 2-2z',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  attention: 'M12 4l9 16H3zM12 10v4M12 17v.5',
  stop: 'M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3zM8 12h8',
  unknown: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.7.4-1.1.9-1.1 1.8M12 16.5v.5',
  flag: 'M6 21V4M6 5h11l-2 4 2 4H6',
  arrow: 'M5 12h13M13 7l5 5-5 5',
  receipt: 'M6 3h12v18l-2-1.5-2 1.5-2-1.5-2 1.5-2-1.5L6 21zM9 8h6M9 12h6',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 7v5l3 2',
  book: 'M12 6c-2-1.3-4.6-1.6-8-1.5v13c3.4-.1 6 .2 8 1.5 2-1.3 4.6-1.6 8-1.5v-13c-3.4-.1-6 .2-8 1.5zM12 6v13',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 11v5M12 8v.5',
} as const;

export type IconName = keyof typeof PATHS;

/** One icon, sized by the text around it. */
export function icon(name: IconName): Html {
  return html`<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"><path d="${PATHS[name]}"/></svg>`;
}
