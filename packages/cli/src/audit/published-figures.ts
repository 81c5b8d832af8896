// What a deployment publishes of a project, as far as the log can be held against it.

import { isSource } from './figure-names.ts';

/** All amounts in minor units of `currency`. */
export interface PublishedFigures {
  readonly projectId: string;
  readonly title: string;
  readonly currency: string;
  readonly raisedMinor: number;
  readonly donors: number;
  readonly bySource: readonly SourceFigures[];
  /** By the names of the public card; those that it does not have are absent. */
  readonly fundUse: Readonly<Record<string, number>>;
}

export interface SourceFigures {
  readonly source: string;
  readonly raisedMinor: number;
  readonly donors: number;
}

/**
 * The figures of a public card, or null where it is none. Read by hand: the whole schema is the deployment's, and one that
 * has a field more is audited all the same.
 */
export function parsePublishedFigures(card: unknown): PublishedFigures | null {
  const { projectId, title, currency, raisedMinor, donors, bySource, fundUse }: Record<string, unknown> = Object(card);
  if (typeof projectId !== 'string' || typeof title !== 'string' || typeof currency !== 'string') return null;
  if (!isAmount(raisedMinor) || !isAmount(donors) || !Array.isArray(bySource)) return null;
  const sources = bySource.map(parseSourceFigures).filter((figures) => figures !== null);
  const uses = Object.entries(Object(fundUse)).filter((entry): entry is [string, number] => isAmount(entry[1]));
  if (sources.length !== bySource.length) return null;
  return { projectId, title, currency, raisedMinor, donors, bySource: sources, fundUse: Object.fromEntries(uses) };
}

function parseSourceFigures(value: unknown): SourceFigures | null {
  const { source, raisedMinor, donors }: Record<string, unknown> = Object(value);
  return typeof source === 'string' && isSource(source) && isAmount(raisedMinor) && isAmount(donors)
    ? { source, raisedMinor, donors }
    : null;
}

function isAmount(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
