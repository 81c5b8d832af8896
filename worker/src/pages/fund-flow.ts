// Where the money came from and where it went, drawn: a picture of the tables beside it, labelled directly, with nothing to
// hover over. Drawn here, so that it stands on the page without script and is printed as it is seen.

import type { ProjectCard } from '@happy-homeland/contract';
import { formatMoney } from '@happy-homeland/contract/money';
import type { SankeyLink, SankeyNode } from 'd3-sankey';
import { sankey } from 'd3-sankey';
import { html } from 'hono/html';
import { messagesFor } from './messages/messages-for.ts';
import type { Html, PageContext } from './page-context.ts';

/** Of a phone: wider, the letters would be too small there. */
const WIDTH = 360;
const NODE_WIDTH = 12;
/** Room for a label of two lines beside each end. */
const ROW_HEIGHT = 60;
const LINE_HEIGHT = 18;
const LABEL_GAP = 8;
/** Above the first end and below the last: its label is higher than itself. */
const EDGE = 26;
/** Labels stand on both sides of what flows. */
const SIDE = 124;
/** What is there is seen, however small its share. */
const THINNEST = 1.5;

/** Of the box in the middle. */
const MIDDLE = 'project';

interface Place {
  readonly id: string;
  readonly label: string;
  readonly amountMinor: number;
}

interface Flow {
  readonly source: string;
  readonly target: string;
  readonly value: number;
}

/** Empty while nothing has come in, and where refunds took more than came from one side: a picture could not say that. */
export function fundFlow(card: ProjectCard, context: PageContext): Html {
  const words = messagesFor(context.lang).project;
  const [from, to] = [comings(card, context), goings(card, context)];
  if (from.length === 0 || to.length === 0 || [...from, ...to].some(({ amountMinor }) => amountMinor < 0))
    return html``;
  const height = Math.max(from.length, to.length) * ROW_HEIGHT;
  const { nodes, links } = layOut({ from, to, height });
  const drawn = links.map((link) => html`<path class="flow" d="${ribbon(link)}"/>`);
  const boxes = nodes.map(({ x0 = 0, y0 = 0, y1 = 0 }) => {
    const size = Math.max(y1 - y0, THINNEST).toFixed(1);
    return html`<rect class="flow-node" x="${x0.toFixed(1)}" y="${y0.toFixed(1)}" width="${NODE_WIDTH}" height="${size}"/>`;
  });
  const labels = nodes
    .filter(({ id }) => id !== MIDDLE)
    .map((node) => label({ node, isComing: from.some(({ id }) => id === node.id), card }, context));
  return html`<svg class="fund-flow" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${words.flowLabel}">${drawn}${boxes}${labels}</svg>`;
}

function layOut({ from, to, height }: { readonly from: Place[]; readonly to: Place[]; readonly height: number }) {
  const middle: Place = { id: MIDDLE, label: '', amountMinor: 0 };
  const draw = sankey<Place, Flow>()
    .nodeId(({ id }) => id)
    .nodeWidth(NODE_WIDTH)
    .nodePadding(LINE_HEIGHT * 2 + 4)
    // In the order of the tables, top to bottom.
    .nodeSort(null)
    .extent([
      [SIDE, EDGE],
      [WIDTH - SIDE, height - EDGE],
    ]);
  return draw({
    nodes: [...from, middle, ...to].map((place) => ({ ...place })),
    links: [
      ...from.map(({ id, amountMinor }) => ({ source: id, target: MIDDLE, value: amountMinor })),
      ...to.map(({ id, amountMinor }) => ({ source: MIDDLE, target: id, value: amountMinor })),
    ],
  });
}

// Filled between two edges: a thick line would bulge out of so narrow a picture.
function ribbon({ source, target, y0 = 0, y1 = 0, width = 0 }: SankeyLink<Place, Flow>): string {
  const [left = 0, right = 0] = [placed(source)?.x1, placed(target)?.x0];
  const half = Math.max(width, THINNEST) / 2;
  const bend = (left + right) / 2;
  const point = (...numbers: number[]) => numbers.map((number) => number.toFixed(1)).join(' ');
  const there = `M${point(left, y0 - half)}C${point(bend, y0 - half, bend, y1 - half, right, y1 - half)}`;
  return `${there}L${point(right, y1 + half)}C${point(bend, y1 + half, bend, y0 + half, left, y0 + half)}Z`;
}

/** Where the layout put an end; it names ends until it has. */
function placed(end: SankeyLink<Place, Flow>['source']): SankeyNode<Place, Flow> | null {
  return typeof end === 'object' ? end : null;
}

interface Labelled {
  readonly node: SankeyNode<Place, Flow>;
  readonly isComing: boolean;
  readonly card: ProjectCard;
}

function label({ node, isComing, card }: Labelled, context: PageContext): Html {
  const { x0 = 0, x1 = 0, y0 = 0, y1 = 0 } = node;
  const x = (isComing ? x0 - LABEL_GAP : x1 + LABEL_GAP).toFixed(1);
  const y = (y0 + y1) / 2;
  // Plain text: what keeps an amount in one line on the page is no part of a picture.
  const amount = formatMoney({ amountMinor: node.amountMinor, currency: card.currency }, context.lang);
  return html`<text class="flow-label" text-anchor="${isComing ? 'end' : 'start'}" x="${x}" y="${(y - 2).toFixed(1)}">${node.label}<tspan x="${x}" dy="${LINE_HEIGHT}">${amount}</tspan></text>`;
}

function comings({ bySource, fundUse }: ProjectCard, context: PageContext): Place[] {
  const { flow } = messagesFor(context.lang).project;
  return present([
    ...bySource.map(({ source, raisedMinor }) => ({ id: source, label: flow[source], amountMinor: raisedMinor })),
    { id: 'interest', label: flow.interest, amountMinor: fundUse.interestMinor },
    { id: 'received', label: flow.received, amountMinor: fundUse.receivedMinor },
  ]);
}

function goings({ fundUse }: ProjectCard, context: PageContext): Place[] {
  const { flow } = messagesFor(context.lang).project;
  return present([
    { id: 'fees', label: flow.fees, amountMinor: fundUse.feesMinor },
    { id: 'management', label: flow.management, amountMinor: fundUse.managementMinor },
    { id: 'advances', label: flow.advances, amountMinor: fundUse.advancesMinor },
    { id: 'spent', label: flow.spent, amountMinor: fundUse.spentMinor },
    { id: 'transferred', label: flow.transferred, amountMinor: fundUse.transferredMinor },
    { id: 'held', label: flow.held, amountMinor: fundUse.heldMinor },
  ]);
}

function present(places: readonly Place[]): Place[] {
  return places.filter(({ amountMinor }) => amountMinor !== 0);
}
