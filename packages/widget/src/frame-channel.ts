// What a page and our card in its frame say to each other: `hello` with a number that nobody else knows, and the height
// of the card under that number. Whatever else comes is not for us. Nothing personal is ever said.

/** CSS pixels that a frame is made high at most, whatever it is told. */
const HEIGHT_MAX = 8000;
const CHANNEL = /^[0-9a-f]{32}$/;

/** From the page to the frame: under which number it will believe. */
export interface Hello {
  readonly hh: 'hello';
  readonly channel: string;
}

/** From the frame to the page, whole CSS pixels. */
export interface Height {
  readonly hh: 'height';
  readonly channel: string;
  readonly height: number;
}

/** A number that cannot be guessed. */
export function newChannel(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The message, or null for whatever is not exactly one. */
export function parseHello(data: unknown): Hello | null {
  const { hh, channel, ...rest } = fieldsOf(data);
  return hh === 'hello' && isChannel(channel) && isEmpty(rest) ? { hh, channel } : null;
}

/** The message, or null for whatever is not exactly one. */
export function parseHeight(data: unknown): Height | null {
  const { hh, channel, height, ...rest } = fieldsOf(data);
  const isHeight = typeof height === 'number' && Number.isInteger(height) && height > 0 && height <= HEIGHT_MAX;
  return hh === 'height' && isChannel(channel) && isHeight && isEmpty(rest) ? { hh, channel, height } : null;
}

function fieldsOf(data: unknown): Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null ? { ...data } : {};
}

function isChannel(value: unknown): value is string {
  return typeof value === 'string' && CHANNEL.test(value);
}

function isEmpty(rest: object): boolean {
  return Object.keys(rest).length === 0;
}
