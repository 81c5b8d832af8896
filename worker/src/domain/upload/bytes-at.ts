// Numbers inside a file that anybody may have made: what lies beyond its end reads as −1, which no check takes for a size.

/** Big-endian 16 bits, as JPEG and the newer kind of EXIF write them. */
export function uint16(bytes: Uint8Array, at: number): number {
  return at >= 0 && at + 2 <= bytes.length ? viewOf(bytes).getUint16(at) : -1;
}

/** Big-endian 32 bits, as PNG writes them. */
export function uint32(bytes: Uint8Array, at: number): number {
  return at >= 0 && at + 4 <= bytes.length ? viewOf(bytes).getUint32(at) : -1;
}

/** Little-endian 16 bits, as WebP writes them. */
export function uint16le(bytes: Uint8Array, at: number): number {
  return at >= 0 && at + 2 <= bytes.length ? viewOf(bytes).getUint16(at, true) : -1;
}

/** Little-endian 24 bits. */
export function uint24le(bytes: Uint8Array, at: number): number {
  return at >= 0 && at + 3 <= bytes.length ? uint16le(bytes, at) + ((bytes[at + 2] ?? 0) << 16) : -1;
}

/** Little-endian 32 bits. */
export function uint32le(bytes: Uint8Array, at: number): number {
  return at >= 0 && at + 4 <= bytes.length ? viewOf(bytes).getUint32(at, true) : -1;
}

/** Whether the file has this text at this place, one byte a character. */
export function hasText(bytes: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (bytes[at + index] !== text.charCodeAt(index)) return false;
  return true;
}

/** One byte a character, whatever it means. */
export function latin1(bytes: Uint8Array, from = 0, to = bytes.length): string {
  let text = '';
  for (let at = from; at < to; at += CHUNK)
    text += String.fromCharCode(...bytes.subarray(at, Math.min(to, at + CHUNK)));
  return text;
}

/** The parts, one behind the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Arguments of one call: more than these may not fit on the stack. */
const CHUNK = 8_192;

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
