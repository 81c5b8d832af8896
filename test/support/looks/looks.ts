// The ways in which every element is looked at: on a phone and on a desktop, light, dark and in large letters.

import type { BrowserContextOptions } from 'playwright';
import type { Bounds } from './flaws.ts';
import { ELEMENT_STATES } from './states.ts';

export const SCREENS: Readonly<Record<string, BrowserContextOptions>> = {
  phone: { viewport: { width: 360, height: 780 } },
  desktop: { viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false },
};

export interface Look {
  readonly attributes: Readonly<Record<string, string>>;
  readonly bounds: Bounds;
  readonly isDark: boolean;
}

/** Small print is nine tenths of 16 px, and 18 px where somebody asked for large letters. */
const USUAL: Bounds = { letterPx: 14.4, targetPx: 44, contrast: 4.5 };

export const LOOKS: Readonly<Record<string, Look>> = {
  light: { attributes: { theme: 'light' }, bounds: USUAL, isDark: false },
  dark: { attributes: { theme: 'dark' }, bounds: USUAL, isDark: true },
  large: {
    attributes: { theme: 'light', size: 'large' },
    bounds: { letterPx: 18, targetPx: 48, contrast: 7 },
    isDark: false,
  },
};

export const PICTURED = ELEMENT_STATES.filter(({ pictured }) => pictured);
