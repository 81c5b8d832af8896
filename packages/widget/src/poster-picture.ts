// Draws the poster. The letters are those of the reader's own device, so that no font is loaded, and lines are broken
// between characters, so that nothing is cut. Rectangles and words alone: nothing that could be taken for a seal.

import { encode } from 'uqr';
import type { PosterWords } from './poster-words.ts';
import { tokens } from './tokens.ts';

const WIDTH = 750;
const HEIGHT = 1000;
const MARGIN = 48;
const INNER = WIDTH - 2 * MARGIN;
const QR_SIDE = 248;
/** Points of quiet around a code (ISO/IEC 18004: four). */
const QR_QUIET = 4;
const PHOTO_HEIGHT = 260;
const BAND = 64;
const LEADING = 1.4;
/** Long words are set in smaller letters before the picture grows. */
const SHRINK = 0.9;
const SHRINKS_MAX = 4;
const FONT = 'system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif';

interface Style {
  readonly size: number;
  readonly weight: 400 | 700;
  readonly colour: string;
}

interface Row extends Style {
  readonly text: string;
  readonly y: number;
}

interface Layout {
  readonly rows: readonly Row[];
  readonly photoHeight: number;
  /** Where the code stands; what it says stands beside it. */
  readonly codeY: number;
  readonly height: number;
}

const TITLE: Style = { size: 52, weight: 700, colour: tokens.ink.light };
const RAISED: Style = { size: 36, weight: 700, colour: tokens.accent.light };
const BODY: Style = { size: 28, weight: 400, colour: tokens.ink.light };
const SMALL: Style = { size: 24, weight: 400, colour: tokens.muted.light };

/** Draws on the canvas, which takes the size it needs: 750 × 1000, and higher where the words are more than that. */
export function drawPoster(canvas: HTMLCanvasElement, words: PosterWords, photo: HTMLImageElement | undefined): void {
  const context = canvas.getContext('2d');
  if (!context) throw new TypeError('no canvas to draw on');
  const layout = layOut(context, words, photo);
  canvas.width = WIDTH;
  canvas.height = layout.height;
  context.fillStyle = tokens.surface.light;
  context.fillRect(0, 0, WIDTH, layout.height);
  context.textBaseline = 'top';
  drawBand(context, words.ribbon);
  if (photo && layout.photoHeight) drawPhoto(context, photo, bandHeight(words));
  for (const row of layout.rows) drawRow(context, row);
  drawCode(context, words, layout.codeY);
}

/** The first arrangement that fits: with the photograph, without it, in smaller letters; then the picture grows. */
function layOut(context: CanvasRenderingContext2D, words: PosterWords, photo: HTMLImageElement | undefined): Layout {
  const arrange = (photoHeight: number, scale: number) => arrangement(context, words, { photoHeight, scale });
  if (photo) {
    const layout = arrange(PHOTO_HEIGHT, 1);
    if (layout.height <= HEIGHT) return layout;
  }
  let layout = arrange(0, 1);
  for (let shrinks = 1; layout.height > HEIGHT && shrinks <= SHRINKS_MAX; shrinks += 1) {
    layout = arrange(0, SHRINK ** shrinks);
  }
  return layout;
}

interface Fit {
  readonly photoHeight: number;
  readonly scale: number;
}

function arrangement(context: CanvasRenderingContext2D, words: PosterWords, { photoHeight, scale }: Fit): Layout {
  const { title, summary, forWhom, raised, asOf, by, filing } = words;
  const blocks: readonly (readonly [Style, string])[] = [
    [TITLE, title],
    [BODY, summary],
    [BODY, forWhom],
    [RAISED, raised],
    [SMALL, asOf],
    [SMALL, by],
    [SMALL, filing],
  ];
  const rows: Row[] = [];
  let y = bandHeight(words) + photoHeight + MARGIN / 2;
  for (const [style, text] of blocks) {
    const sized = { ...style, size: Math.round(style.size * scale) };
    for (const line of wrapped(context, text, { ...sized, width: INNER })) {
      rows.push({ ...sized, text: line, y });
      y += sized.size * LEADING;
    }
    y += sized.size / 3;
  }
  const codeHeight = Math.max(QR_SIDE, besideCode(context, words, 0).at(-1)?.y ?? 0);
  const needed = Math.ceil(y + codeHeight + MARGIN);
  const height = Math.max(HEIGHT, needed);
  return { rows, photoHeight, height, codeY: height - MARGIN - codeHeight };
}

function bandHeight({ ribbon }: PosterWords): number {
  return ribbon ? BAND : BAND / 4;
}

function drawBand(context: CanvasRenderingContext2D, ribbon: string | undefined): void {
  context.fillStyle = ribbon ? tokens.warn.light : tokens.accent.light;
  context.fillRect(0, 0, WIDTH, ribbon ? BAND : BAND / 4);
  if (ribbon) drawRow(context, { text: ribbon, size: 32, weight: 700, colour: tokens.surface.light, y: 14 });
}

/** Cut to the frame from its middle, as the card shows it. */
function drawPhoto(context: CanvasRenderingContext2D, photo: HTMLImageElement, y: number): void {
  const { naturalWidth: width, naturalHeight: height } = photo;
  const scale = Math.max(WIDTH / width, PHOTO_HEIGHT / height);
  const [cutWidth, cutHeight] = [WIDTH / scale, PHOTO_HEIGHT / scale];
  const [left, top] = [(width - cutWidth) / 2, (height - cutHeight) / 2];
  context.drawImage(photo, left, top, cutWidth, cutHeight, 0, y, WIDTH, PHOTO_HEIGHT);
}

function drawRow(context: CanvasRenderingContext2D, { text, y, x = MARGIN, ...style }: Row & { readonly x?: number }) {
  context.font = fontOf(style);
  context.fillStyle = style.colour;
  context.fillText(text, x, y);
}

function drawCode(context: CanvasRenderingContext2D, words: PosterWords, y: number): void {
  const { data, size } = encode(words.address, { ecc: 'M', border: QR_QUIET });
  const point = Math.floor(QR_SIDE / size);
  context.fillStyle = '#fff';
  context.fillRect(MARGIN, y, point * size, point * size);
  context.fillStyle = '#000';
  for (const [row, points] of data.entries()) {
    for (const [column, isDark] of points.entries()) {
      if (isDark) context.fillRect(MARGIN + column * point, y + row * point, point, point);
    }
  }
  for (const row of besideCode(context, words, y)) drawRow(context, { ...row, x: MARGIN + QR_SIDE + MARGIN / 2 });
}

/** The address stands there in letters too: a code that nobody can read leads nowhere. */
function besideCode(context: CanvasRenderingContext2D, words: PosterWords, top: number): readonly Row[] {
  const width = INNER - QR_SIDE - MARGIN / 2;
  const blocks: readonly (readonly [Style, string])[] = [
    [BODY, words.scan],
    [{ ...SMALL, size: 20 }, words.address],
    [{ ...SMALL, size: 20 }, words.noSeal],
    [SMALL, ''],
  ];
  let y = top;
  return blocks.flatMap(([style, text]) =>
    wrapped(context, text, { ...style, width }).map((line) => {
      const row = { ...style, text: line, y };
      y += style.size * LEADING;
      return row;
    }),
  );
}

interface Measure extends Style {
  readonly width: number;
}

/** Lines of at most this width: broken between Chinese characters and between words, and within what is too long for a line. */
export function wrapped(context: CanvasRenderingContext2D, text: string, { width, ...style }: Measure): string[] {
  context.font = fontOf(style);
  const fits = (line: string) => context.measureText(line).width <= width;
  const lines: string[] = [];
  let line = '';
  for (const [piece] of text.replaceAll(/\s+/g, ' ').matchAll(/[\w,.'%-]+|./gu)) {
    if (fits(line + piece)) {
      line += piece;
      continue;
    }
    if (line.trim()) lines.push(line.trim());
    line = '';
    for (const character of piece.trimStart()) {
      if (!fits(line + character)) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  return [...lines, line.trim()];
}

function fontOf({ size, weight }: Pick<Style, 'size' | 'weight'>): string {
  return `${weight} ${size}px ${FONT}`;
}
