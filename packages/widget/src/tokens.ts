// The colours of the house, once. Elements read `tokensCss` in their shadow roots, pages as `tokens.css`; every pair
// is 7:1 or better on the surface, the progress bar excepted, which never carries text. Imports nothing, so that a
// build script can load it alone.

/** Custom property name (without `--hh-`) → light and dark value. */
export const tokens = {
  surface: { light: '#FFFDF9', dark: '#17140F' },
  ink: { light: '#1F1B16', dark: '#F3EDE4' },
  muted: { light: '#574F45', dark: '#C9BFB2' },
  accent: { light: '#A61E25', dark: '#FF8A80' },
  progress: { light: '#C8521E', dark: '#E58A5A' },
  ok: { light: '#175C3F', dark: '#7BD4A8' },
  warn: { light: '#7A4D00', dark: '#F2C063' },
  bad: { light: '#9B1C1C', dark: '#FF8A80' },
  focus: { light: '#174EA6', dark: '#8AB4F8' },
  line: { light: '#E7DFD3', dark: '#3A342B' },
} as const;

type Scheme = 'light' | 'dark';

function declarations(scheme: Scheme): string {
  const values = Object.entries(tokens).map(([name, value]) => `--hh-${name}:${value[scheme]}`);
  return `{color-scheme:${scheme};${values.join(';')}}`;
}

/**
 * The tokens as a style sheet, for a page (`:root`, `[data-theme]`) and a shadow root (`:host`, `[theme]`) alike.
 * Dark follows the reader's system unless a theme is named.
 */
export const tokensCss = [
  `:root,:host${declarations('light')}`,
  `@media(prefers-color-scheme:dark){:root:not([data-theme=light]),:host(:not([theme=light]))${declarations('dark')}}`,
  `[data-theme=dark],:host([theme=dark])${declarations('dark')}`,
].join('');
