import { describe, expect, test } from 'vitest';
import { contrastOf, rgbOf } from './contrast.ts';
import { tokens, tokensCss } from './tokens.ts';

const contrast = (one: string, other: string) => contrastOf(rgbOf(one), rgbOf(other));

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
