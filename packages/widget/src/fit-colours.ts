// A host may give every colour a value, but none that cannot be read: what is too close to its surface takes the house's own
// colour instead. Loaded only where the host has set a colour.

import type { Rgb } from './contrast.ts';
import { contrastOf, rgbOf } from './contrast.ts';
import { tokens } from './tokens.ts';

/** WCAG 2.2, 1.4.3 and 1.4.6. Large text is for people who need more, so it takes the stricter figure too. */
const TEXT_MIN = 4.5;
const LARGE_TEXT_MIN = 7;
/** 1.4.11, of what is no text. */
const SHAPE_MIN = 3;

const TEXTS = ['ink', 'muted', 'accent', 'ok', 'warn', 'bad'] as const;
const SHAPES = ['progress', 'focus'] as const;

type Name = keyof typeof tokens;

interface Seen {
  readonly name: Name;
  readonly rgb: Rgb | undefined;
  readonly min: number;
}

const sheets = new WeakMap<HTMLElement, CSSStyleSheet>();
const told = new Set<string>();
const watched = new WeakSet<HTMLElement>();

/** Looks at the colours as they are now, and puts the house's in the place of what cannot be read. */
export function fitColours(host: HTMLElement, root: ShadowRoot): void {
  const sheet = sheets.get(host) ?? new CSSStyleSheet();
  if (!sheets.has(host)) {
    sheets.set(host, sheet);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
  // What was put in place before is no colour of the host.
  sheet.replaceSync('');
  // The reader's own colours come before anybody's.
  if (matchMedia('(forced-colors:active)').matches) return;
  const rgb = coloursOf(root);
  const min = host.getAttribute('size')?.startsWith('larg') ? LARGE_TEXT_MIN : TEXT_MIN;
  const isDark = getComputedStyle(host).colorScheme === 'dark';
  const found = judge(rgb, min, isDark);
  const rules = [...found].map(([name, hex]) => `--hh-${name}:${hex}!important`);
  if (rules.length > 0) sheet.replaceSync(`:host{${rules.join(';')}}`);
  for (const [name, hex] of found) tell(name, hex, min);
  fitAgainIfSchemeChanges(host, root);
}

// What reads in one theme need not in the other. An element that is gone by then is kept by nobody.
function fitAgainIfSchemeChanges(host: HTMLElement, root: ShadowRoot): void {
  if (watched.has(host)) return;
  watched.add(host);
  const shown = new WeakRef(root);
  const again = () => {
    const still = shown.deref();
    if (!(still?.host instanceof HTMLElement)) return;
    watched.delete(still.host);
    if (still.isConnected) fitColours(still.host, still);
  };
  matchMedia('(prefers-color-scheme:dark)').addEventListener('change', again, { once: true });
}

function judge(rgb: ReadonlyMap<Name, Rgb>, min: number, isDark: boolean): Map<Name, string> {
  const found = new Map<Name, string>();
  const house = (name: Name) => (isDark ? tokens[name].dark : tokens[name].light);
  let surface = rgb.get('surface');
  // On some greys nothing reads well, and through a surface that is not there nobody knows what shines.
  if (!surface || Math.max(contrastOf(surface, [0, 0, 0]), contrastOf(surface, [255, 255, 255])) < min) {
    found.set('surface', house('surface'));
    surface = rgbOf(house('surface'));
  }
  const ground = surface;
  const seen: readonly Seen[] = [
    ...TEXTS.map((name) => ({ name, rgb: rgb.get(name), min })),
    ...SHAPES.map((name) => ({ name, rgb: rgb.get(name), min: SHAPE_MIN })),
  ];
  for (const { name, rgb: colour, min: least } of seen) {
    if (colour && contrastOf(colour, ground) >= least) continue;
    const { light, dark } = tokens[name];
    const candidates = [light, dark, tokens.ink.light, tokens.ink.dark, '#000000', '#FFFFFF'];
    found.set(name, candidates.find((hex) => contrastOf(rgbOf(hex), ground) >= least) ?? house(name));
  }
  return found;
}

/** The colours as the browser computes them, in whatever notation they were written; those that are none, or show through, are absent. */
function coloursOf(root: ShadowRoot): Map<Name, Rgb> {
  const probe = document.createElement('i');
  const brush = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  root.append(probe);
  const colours = new Map<Name, Rgb>();
  for (const name of ['surface', ...TEXTS, ...SHAPES] as const) {
    probe.style.backgroundColor = `var(--hh-${name})`;
    if (!brush) continue;
    brush.clearRect(0, 0, 1, 1);
    brush.fillStyle = getComputedStyle(probe).backgroundColor;
    brush.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = brush.getImageData(0, 0, 1, 1).data;
    if (alpha === 255) colours.set(name, [red, green, blue]);
  }
  probe.remove();
  return colours;
}

function tell(name: Name, hex: string, min: number): void {
  const fault =
    name === 'surface' ? `nothing reads at ${min}:1 on --hh-surface` : `--hh-${name} cannot be read on --hh-surface`;
  const line = `hh: ${fault}, so it is ${hex}. Set a pair of ${min}:1 or more for the theme you name`;
  if (told.has(line)) return;
  told.add(line);
  console.warn(line);
}
