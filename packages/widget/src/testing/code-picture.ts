// Pictures of codes as people have them: as they were saved, and as a camera sees them.

import { encodeQR } from 'qr';

/** Pixels of a module; a printed code that is held into a camera has a few of them. */
const MODULE = 4;

interface Sight {
  /** Degrees. */
  readonly turned?: number;
  /** Of the whole picture's side that the code takes. */
  readonly share?: number;
}

/** A picture with the code of this text on paper; without text a picture of no code. */
export function codeCanvas(text: string | null, { turned = 0, share = 0.5 }: Sight = {}): HTMLCanvasElement {
  const modules = text === null ? [] : encodeQR(text, 'raw', { border: 2 });
  const side = Math.max(200, (modules.length * MODULE) / share);
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d');
  if (context === null) throw new TypeError('no canvas to draw on');
  context.fillStyle = '#e9e2d2';
  context.fillRect(0, 0, side, side);
  context.translate(side / 2, side / 2);
  context.rotate((turned * Math.PI) / 180);
  context.translate((-modules.length * MODULE) / 2, (-modules.length * MODULE) / 2);
  for (const [y, row] of modules.entries()) {
    for (const [x, isDark] of row.entries()) {
      context.fillStyle = isDark ? '#26221c' : '#f4efe4';
      context.fillRect(x * MODULE, y * MODULE, MODULE, MODULE);
    }
  }
  return canvas;
}

export async function codePicture(text: string | null, sight?: Sight, type = 'image/png'): Promise<File> {
  const blob = await new Promise<Blob | null>((resolve) => codeCanvas(text, sight).toBlob(resolve, type, 0.7));
  if (blob === null) throw new TypeError(`no picture as ${type}`);
  return new File([blob], 'receipt', { type });
}
