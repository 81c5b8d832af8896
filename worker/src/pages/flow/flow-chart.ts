// “Where the money went” as a drawing of the server's: labelled directly, without script, legend or hover. It is drawn twice,
// for a phone and for a desk, because text in a drawing shrinks and grows with it; style sheets show one. Whatever does not
// fit is said in full by the table beside it.

import { formatMoney } from '@happy-homeland/contract/money';
import { html } from 'hono/html';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import type { FlowFrame, FlowLayout, PlacedLine } from './flow-layout.ts';
import { layFlow } from './flow-layout.ts';
import { flowName } from './flow-words.ts';
import type { MoneyFlow } from './money-flow.ts';
import { withFewNames } from './money-flow.ts';

type Currency = Parameters<typeof formatMoney>[0]['currency'];

const NAMES_MAX = 6;
const GAP = 6;
/** A Chinese character is as wide as it is high; a Latin one, on the average of system fonts, this much. */
const LATIN_WIDTH = 0.58;
const HAN = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u;

export interface FlowView {
  readonly flow: MoneyFlow;
  readonly currency: Currency;
}

/** The drawing in both sizes. */
export function flowChart({ flow, currency }: FlowView, context: PageContext): Html {
  const drawn = { ...flow, outflows: withFewNames(flow.outflows, NAMES_MAX) };
  const [narrow, wide] = context.largeText ? [18, 18] : [13, 14];
  const view = { flow: drawn, currency };
  return html`${drawing(view, { width: 288, fontSize: narrow, labelWidth: 120 }, { context, size: 'narrow' })}${drawing(
    view,
    { width: 640, fontSize: wide, labelWidth: 280 },
    { context, size: 'wide' },
  )}`;
}

interface Surroundings {
  readonly context: PageContext;
  readonly size: 'narrow' | 'wide';
}

function drawing({ flow, currency }: FlowView, frame: FlowFrame, { context, size }: Surroundings): Html {
  const words = messagesFor(context.lang).flow;
  const layout = layFlow(flow, frame);
  const total = formatMoney({ amountMinor: flow.totalMinor, currency }, context.lang);
  const [title, desc] = [`flow-title-${size}`, `flow-desc-${size}`];
  const draw = { layout, frame, currency, context };
  return html`<svg class="flow flow-${size}" viewBox="0 0 ${frame.width} ${layout.height}" font-size="${frame.fontSize}" role="img" aria-labelledby="${title} ${desc}" focusable="false">
<title id="${title}">${words.title}</title><desc id="${desc}">${words.desc(total)}</desc>
${layout.lines.map(({ path, ribbonWidth }) => html`<path class="flow-ribbon" d="${path}" stroke-width="${ribbonWidth}"/>`)}
${bars(layout)}
<text x="${layout.middle.x + layout.middle.width / 2}" y="${frame.fontSize}" text-anchor="middle">${label(words.all, draw)} ${amount(total, draw)}</text>
${layout.lines.map((line) => labelOf(line, draw))}
</svg>`;
}

function bars({ lines, middle }: FlowLayout): Html {
  const all = [...lines.map(({ bar, line }) => ({ bar, kind: line.kind })), { bar: middle, kind: 'all' }];
  return html`${all.map(
    ({ bar, kind }) =>
      html`<rect class="flow-bar flow-${kind}" x="${bar.x}" y="${bar.y}" width="${bar.width}" height="${bar.height}"/>`,
  )}`;
}

interface Draw {
  readonly frame: FlowFrame;
  readonly currency: Currency;
  readonly context: PageContext;
}

function labelOf({ line, side, bar }: PlacedLine, draw: Draw): Html {
  const { frame, currency, context } = draw;
  const { what, name, isPublished } = flowName(line, messagesFor(context.lang));
  const x = side === 'in' ? bar.x + bar.width + GAP : bar.x - GAP;
  const rows = [
    label(what, draw),
    ...(name === null ? [] : [label(name, draw, isPublished)]),
    amount(formatMoney({ amountMinor: line.amountMinor, currency }, context.lang), draw),
  ];
  const step = frame.fontSize * 1.3;
  const first = bar.y + bar.height / 2 - ((rows.length - 1) * step) / 2 + frame.fontSize * 0.35;
  return html`<text text-anchor="${side === 'in' ? 'start' : 'end'}">${rows.map(
    (row, index) => html`<tspan x="${x}" y="${tenths(first + index * step)}">${row}</tspan>`,
  )}</text>`;
}

function label(text: string, { frame, context }: Draw, isPublished = false): Html {
  const shown = shortened(text, frame.labelWidth / frame.fontSize);
  return isPublished && context.lang === 'en' && HAN.test(text)
    ? html`<tspan lang="zh-CN">${shown}</tspan>`
    : html`${shown}`;
}

// An amount is never cut: one that is too wide is set narrower.
function amount(text: string, { frame }: Draw): Html {
  const isWide = widthOf(text) * frame.fontSize > frame.labelWidth;
  return isWide
    ? html`<tspan class="flow-amount" textLength="${frame.labelWidth}" lengthAdjust="spacingAndGlyphs">${text}</tspan>`
    : html`<tspan class="flow-amount">${text}</tspan>`;
}

/** `text` in at most `widthMax` times the size of its type; what is cut off is shown as `…`. */
export function shortened(text: string, widthMax: number): string {
  if (widthOf(text) <= widthMax) return text;
  const kept: string[] = [];
  let width = 1;
  for (const { segment } of new Intl.Segmenter('zh').segment(text)) {
    width += widthOf(segment);
    if (width > widthMax) break;
    kept.push(segment);
  }
  return `${kept.join('').trimEnd()}…`;
}

function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (HAN.test(character) ? 1 : LATIN_WIDTH), 0);
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
