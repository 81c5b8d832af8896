// What a person does in an engine: looks for something, clicks it, types. A place is CSS; `>>` goes on inside the element's
// own tree: `hh-donate >> .go`.

import { eventually } from '../eventually.ts';
import type { Engine } from './engine.ts';

/** Escape, as both standards write keys that are no letters. */
export const ESCAPE = '\uE00C';

export interface Hand {
  readonly engine: Engine;
  /** What `read`, a function of the element there, answers; undefined where nothing is there. */
  see<Seen>(place: string, read: (element: HTMLElement) => Seen): Promise<Seen | undefined>;
  /** The words of the element, once they match. */
  reads(place: string, words: RegExp): Promise<string>;
  click(place: string): Promise<void>;
  press(...keys: readonly string[]): Promise<void>;
  /** Into the field there, in place of what stood there. */
  type(place: string, text: string): Promise<void>;
}

export function handOn(engine: Engine): Hand {
  const find = (place: string) =>
    `${JSON.stringify(place.split(' >> '))}.reduce((at, css) => (at?.shadowRoot ?? at)?.querySelector(css), document)`;
  async function see<Seen>(place: string, read: (element: HTMLElement) => Seen): Promise<Seen | undefined> {
    return parseSeen(await engine.evaluate(`((found) => (found ? { seen: (${read})(found) } : {}))(${find(place)})`));
  }
  const press = (...keys: readonly string[]) => {
    const actions = keys.flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    return engine.perform([{ type: 'key', id: 'keys', actions }]);
  };
  return {
    engine,
    see,
    press,
    reads: (place, words) =>
      eventually(async () => {
        const text = await see(place, (element) => (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim());
        if (text === undefined || !words.test(text)) throw new Error(`${place} reads ${text}, and not ${words}`);
        return text;
      }),
    click: (place) =>
      eventually(async () => {
        const middle = await see(place, (element) => {
          element.scrollIntoView({ block: 'center', behavior: 'instant' });
          const { x, y, width, height } = element.getBoundingClientRect();
          return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
        });
        if (!middle) throw new Error(`nothing to click at ${place}`);
        const move = { type: 'pointerMove', duration: 0, origin: 'viewport', ...middle };
        const actions = [move, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }];
        await engine.perform([{ type: 'pointer', id: 'mouse', actions }]);
      }),
    type: async (place, text) => {
      await see(place, (field) => {
        field.focus();
        if (field instanceof HTMLInputElement) field.select();
      });
      await press(...text);
    },
  };
}

function parseSeen<Seen>(answer: unknown): Seen | undefined {
  return (answer as { readonly seen?: Seen }).seen;
}
