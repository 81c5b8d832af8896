// What a deployment stated of each project month by month: how many entries, under which root of their own, and what its
// accounts held. Whoever kept one statement can hold the log to it; here every one is held to the log.

import { RightEdge } from '@happy-homeland/log';
import type { Books, FactLeaf, Leaf, LeafFigure } from '@happy-homeland/log/books';
import type { AuditFinding } from './finding.ts';

interface Stretch {
  readonly from: number;
  readonly edge: RightEdge;
}

export class Statements {
  readonly #stretches = new Map<string, Stretch>();

  /** Takes the leaf at `index` in; what a statement says and the log does not. `books` hold every leaf before it. */
  add(index: number, { leaf, leafHash, books }: Taken): AuditFinding[] {
    const { project } = leaf;
    if (project === undefined) return [];
    const stretch = this.#stretches.get(project) ?? { from: 0, edge: new RightEdge() };
    const isStatement = leaf.kind === 'statement';
    const found = isStatement ? differencesOf(index, leaf, { stretch, books }) : [];
    // A statement is the first leaf of the next one.
    const next = isStatement ? { from: index, edge: new RightEdge() } : stretch;
    next.edge.add(leafHash);
    this.#stretches.set(project, next);
    return found;
  }
}

interface Taken {
  readonly leaf: Leaf;
  readonly leafHash: Uint8Array;
  readonly books: Books;
}

function differencesOf(
  index: number,
  leaf: FactLeaf,
  { stretch, books }: { readonly stretch: Stretch; readonly books: Books },
): AuditFinding[] {
  const { project = '', from, until, count, root, figures = [] } = leaf;
  const balances = books.figures(project)?.balances ?? [];
  const pairs = [
    ['range', `${from}..${until}`, `${stretch.from}..${index}`],
    ['count', String(count), String(stretch.edge.size)],
    ['root', root ?? '', Buffer.from(stretch.edge.root()).toString('base64url')],
    ['figures', figuresText(figures), figuresText(balances)],
  ] as const;
  return pairs
    .filter(([, stated, recomputed]) => stated !== recomputed)
    .map(([what, stated, recomputed]) => ({
      kind: 'statement-differs',
      index,
      projectId: project,
      what,
      stated,
      recomputed,
    }));
}

function figuresText(figures: readonly LeafFigure[]): string {
  const lines = figures.filter(({ amountMinor }) => amountMinor !== 0);
  return lines
    .map(({ code, currency, amountMinor }) => `${code} ${amountMinor} ${currency}`)
    .sort()
    .join(', ');
}
