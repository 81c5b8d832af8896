// How well the text of a card reads, measured in the colours that the browser computes.

import type { Rgb } from '../contrast.ts';
import { contrastOf } from '../contrast.ts';
import type { CardHarness } from './card-harness.ts';

/** Whatever notation it is written in. */
function rgb(text: string): Rgb {
  const brush = document.createElement('canvas').getContext('2d');
  if (!brush) throw new Error('no canvas to read colours with');
  brush.fillStyle = text;
  brush.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = brush.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

/** What stands behind the text of an element. */
function ground(element: Element | null): Rgb {
  for (let at = element; at; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at);
    if (backgroundColor !== 'rgba(0, 0, 0, 0)') return rgb(backgroundColor);
  }
  return [255, 255, 255];
}

/** Of everything with text of its own, the least. */
export function worstContrast(shown: CardHarness): number {
  const withText = shown
    .all('*')
    .filter(({ childNodes }) => [...childNodes].some((node) => node instanceof Text && node.data.trim()));
  return Math.min(...withText.map((element) => contrastOf(rgb(getComputedStyle(element).color), ground(element))));
}
