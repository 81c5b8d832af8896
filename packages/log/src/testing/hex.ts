// Hexadecimal, for what was published that way. Tests run in Node, workerd and browsers, so there is no Buffer.
import { HEX } from '../hex.ts';

export function fromHex(text: string): Uint8Array {
  const pairs = text.match(/../g) ?? [];
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, HEX));
}
