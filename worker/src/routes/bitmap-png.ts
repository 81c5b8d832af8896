// Squares of black and white as a PNG (ISO/IEC 15948), one bit a pixel. Editors that strip everything take this picture;
// an SVG they do not. Compressing is left to the platform, so this is a header, some rows and their check sums.

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** Polynomial of the check sum, as the specification writes it (annex D). */
const POLYNOMIAL = 0xedb88320;
const BITS_A_BYTE = 8;

/** `true` is black. Each square is drawn `scale` pixels wide and high. */
export async function bitmapPng(
  squares: readonly (readonly boolean[])[],
  scale: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const side = squares.length * scale;
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, side);
  view.setUint32(4, side);
  // One bit, greyscale; compression, filter and interlace have one value each that anybody uses.
  header.set([1, 0, 0, 0, 0], 8);
  const rows = squares.flatMap((row) => Array.from({ length: scale }, () => rowBytes(row, scale)));
  const chunks = [chunk('IHDR', header), chunk('IDAT', await deflated(joined(rows))), chunk('IEND', new Uint8Array(0))];
  return joined([SIGNATURE, ...chunks]);
}

/** A filter byte, then eight pixels in each byte, the leftmost highest; white is 1. */
function rowBytes(row: readonly boolean[], scale: number): Uint8Array {
  const side = row.length * scale;
  const bytes = new Uint8Array(1 + Math.ceil(side / BITS_A_BYTE));
  for (let x = 0; x < side; x += 1) {
    if (row[Math.floor(x / scale)] !== true) {
      const at = 1 + Math.floor(x / BITS_A_BYTE);
      bytes[at] = (bytes[at] ?? 0) | (0x80 >> (x % BITS_A_BYTE));
    }
  }
  return bytes;
}

async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Length, name, content, and the check sum of name and content. */
function chunk(name: string, content: Uint8Array): Uint8Array {
  const named = joined([new TextEncoder().encode(name), content]);
  const bytes = new Uint8Array(named.length + 8);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, content.length);
  bytes.set(named, 4);
  view.setUint32(named.length + 4, checkSum(named));
  return bytes;
}

function checkSum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < BITS_A_BYTE; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ POLYNOMIAL : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
