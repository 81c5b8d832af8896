// What a script adds to the receipt's page: a picture of it to keep. Drawn here, so that nothing is sent and the letters are
// those of the reader's own device.

const WIDTH = 750;
const MARGIN = 48;
const QR_SIDE = 240;
const LINE = 1.5;
const INK = '#1f1b16';
const PAPER = '#fffdf9';

interface Line {
  readonly text: string;
  readonly size: number;
  readonly isBold: boolean;
}

/** Makes the button work; without script it is not there. */
export function offerPicture(root: Document): void {
  const button = root.querySelector<HTMLButtonElement>('button[data-picture]');
  const sheet = root.querySelector<HTMLElement>('.receipt-sheet');
  if (button === null || sheet === null) return;
  button.hidden = false;
  button.addEventListener('click', () => void savePicture(sheet, button.dataset['picture'] ?? 'receipt.png'));
}

async function savePicture(sheet: HTMLElement, name: string): Promise<void> {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (context === null) return;
  const lines = linesOf(sheet).flatMap((line) => wrapped(context, line));
  const height = lines.reduce((sum, { size }) => sum + size * LINE, MARGIN * 3 + QR_SIDE);
  canvas.width = WIDTH;
  canvas.height = Math.ceil(height);
  context.fillStyle = PAPER;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = INK;
  context.textBaseline = 'top';
  let y = MARGIN;
  for (const line of lines) {
    context.font = fontOf(line);
    context.fillText(line.text, MARGIN, y);
    y += line.size * LINE;
  }
  const code = sheet.querySelector<HTMLImageElement>('img.qr');
  if (code !== null) context.drawImage(code, MARGIN, y + MARGIN / 2, QR_SIDE, QR_SIDE);
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  if (picture === null) return;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(picture);
  link.download = name;
  link.click();
}

/** What the sheet says, in its order: the picture never says more or less than the page. */
function linesOf(sheet: HTMLElement): Line[] {
  const colon = document.documentElement.lang === 'en' ? ': ' : '：';
  const parts = sheet.querySelectorAll<HTMLElement>('h1,.outcome,.rows>div,.not-fiscal,.address,figcaption');
  return [...parts].map((element) => {
    const text = element.matches('.rows>div')
      ? [...element.children].map((child) => child.textContent?.trim() ?? '').join(colon)
      : (element.textContent?.trim() ?? '');
    return {
      text: text.replaceAll(/\s+/g, ' '),
      size: element.matches('h1') ? 44 : 26,
      isBold: element.matches('h1,.outcome'),
    };
  });
}

function wrapped(context: CanvasRenderingContext2D, line: Line): Line[] {
  context.font = fontOf(line);
  const rows: string[] = [''];
  // Between characters, but not within a word of letters.
  for (const [piece] of line.text.matchAll(/[a-z,.]+|./gi)) {
    const row = rows.at(-1) ?? '';
    if (context.measureText(row + piece).width > WIDTH - 2 * MARGIN) rows.push(piece.trimStart());
    else rows[rows.length - 1] = row + piece;
  }
  return rows.map((text) => ({ ...line, text }));
}

function fontOf({ size, isBold }: Line): string {
  return `${isBold ? '700' : '400'} ${size}px ${getComputedStyle(document.body).fontFamily}`;
}
