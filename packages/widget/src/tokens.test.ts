import { describe, expect, test } from 'vitest';
import { tokens, tokensCss } from './tokens.ts';

/** WCAG 2.2 relative luminance of `#RRGGBB`. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(['light', 'dark'] as const)('in the %s theme', (scheme) => {
  test.each(['ink', 'muted', 'accent', 'ok', 'warn', 'bad'] as const)('%s reads at 7:1 on the surface', (name) => {
    expect(contrast(tokens[name][scheme], tokens.surface[scheme])).toBeGreaterThanOrEqual(7);
  });

  test('the bar is seen on the surface at 3:1', () => {
    expect(contrast(tokens.progress[scheme], tokens.surface[scheme])).toBeGreaterThanOrEqual(3);
  });
});

test('one style sheet serves a page and a shadow root, each in both themes', () => {
  for (const selector of [':root,:host{', '[data-theme=dark],:host([theme=dark]){', ':host(:not([theme=light])){']) {
    expect(tokensCss).toContain(selector);
  }
  expect(tokensCss).toContain('--hh-accent:#A61E25');
});
