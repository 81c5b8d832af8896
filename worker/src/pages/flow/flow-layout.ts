// Where the ribbons run. The library lays out nodes and links; figures never come back from it, only places.

import { sankey } from 'd3-sankey';
import type { FlowLine, MoneyFlow } from './money-flow.ts';

/** A drawing's own units; text is `fontSize` of them. */
export interface FlowFrame {
  readonly width: number;
  readonly fontSize: number;
  /** Room for a label beside its bar. */
  readonly labelWidth: number;
}

export interface PlacedLine {
  readonly line: FlowLine;
  readonly side: 'in' | 'out';
  readonly bar: Box;
  /** SVG path along the middle of the ribbon, and how wide it is. */
  readonly path: string;
  readonly ribbonWidth: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface FlowLayout {
  readonly height: number;
  readonly lines: readonly PlacedLine[];
  readonly middle: Box;
}

const BAR_WIDTH = 8;
const LABEL_LINES = 3;
const LINE_HEIGHT = 1.3;
const RIBBONS_HEIGHT = 150;
/** One fen of a million is still there to be seen. */
const WIDTH_MIN = 1;
const MIDDLE = 'middle';

interface Place {
  readonly id: string;
}

/** At least one line on either side. */
export function layFlow({ inflows, outflows }: MoneyFlow, { width, fontSize }: FlowFrame): FlowLayout {
  // As far apart as a label is high, so that no two labels meet however thin their ribbons are.
  const apart = Math.ceil(fontSize * LINE_HEIGHT * LABEL_LINES) + 4;
  const rows = Math.max(inflows.length, outflows.length);
  const top = apart;
  const height = top + RIBBONS_HEIGHT + apart * (rows - 1) + Math.ceil(apart / 2);
  const idOf = (side: string, index: number) => `${side} ${index}`;
  const links = [
    ...inflows.map((line, index) => ({ source: idOf('in', index), target: MIDDLE, value: line.amountMinor, line })),
    ...outflows.map((line, index) => ({ source: MIDDLE, target: idOf('out', index), value: line.amountMinor, line })),
  ];
  const nodes: Place[] = [
    ...inflows.map((_, index) => ({ id: idOf('in', index) })),
    { id: MIDDLE },
    ...outflows.map((_, index) => ({ id: idOf('out', index) })),
  ];
  const laid = sankey<Place, { readonly line: FlowLine }>()
    .nodeId(({ id }) => id)
    .nodeSort(null)
    .linkSort(null)
    .nodeWidth(BAR_WIDTH)
    .nodePadding(apart)
    .extent([
      [0, top],
      [width, height - Math.ceil(apart / 2)],
    ])({ nodes, links });
  const boxes = new Map(laid.nodes.map((node) => [node.id, boxOf(node)]));
  const boxAt = (id: string) => boxes.get(id) ?? { x: 0, y: top, width: BAR_WIDTH, height: WIDTH_MIN };
  const lines = laid.links.map((link, index): PlacedLine => {
    const side = index < inflows.length ? 'in' : 'out';
    const bar = boxAt(side === 'in' ? idOf('in', index) : idOf('out', index - inflows.length));
    const path = ribbon({ bar, side, middle: boxAt(MIDDLE), fromY: link.y0 ?? top, toY: link.y1 ?? top });
    return { line: link.line, side, bar, path, ribbonWidth: Math.max(WIDTH_MIN, round(link.width ?? 0)) };
  });
  return { height, lines, middle: boxAt(MIDDLE) };
}

interface Ribbon {
  readonly bar: Box;
  readonly middle: Box;
  readonly side: 'in' | 'out';
  readonly fromY: number;
  readonly toY: number;
}

function ribbon({ bar, middle, side, fromY, toY }: Ribbon): string {
  const [from, to] = side === 'in' ? [bar, middle] : [middle, bar];
  const start = from.x + from.width;
  const bend = round((start + to.x) / 2);
  return `M${start},${round(fromY)}C${bend},${round(fromY)} ${bend},${round(toY)} ${to.x},${round(toY)}`;
}

interface Laid {
  readonly x0?: number | undefined;
  readonly x1?: number | undefined;
  readonly y0?: number | undefined;
  readonly y1?: number | undefined;
}

function boxOf({ x0 = 0, x1 = 0, y0 = 0, y1 = 0 }: Laid): Box {
  return { x: round(x0), y: round(y0), width: round(x1 - x0), height: Math.max(WIDTH_MIN, round(y1 - y0)) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
