// Which facts a finding rests on, and who stands behind each: all of them are declared by somebody.

import type { ToldFacts } from './facts/fact-path.ts';
import { placeAround, placeNumber } from './facts/fact-path.ts';
import type { Facts, Source } from './facts/facts.ts';
import type { Evidence } from './finding.ts';
import type { Rule } from './rule.ts';

const VALUE_MAX = 120;

/** What was found for one set of facts, by the number of the place: most of it serves several rules. */
export interface EvidenceBook {
  readonly values: readonly unknown[];
  /** Whoever vouched for a place itself; null where nobody is named for anything. */
  readonly sources: readonly (Source | undefined)[] | null;
  readonly made: (Evidence | undefined)[];
}

export function openEvidence({ sources = [] }: Facts, { values }: ToldFacts): EvidenceBook {
  const named: (Source | undefined)[] = [];
  for (const source of sources) {
    const number = source.path === undefined ? undefined : placeNumber(source.path);
    if (number !== undefined) named[number] ??= source;
  }
  return { values, sources: named.length === 0 ? null : named, made: new Array(values.length).fill(undefined) };
}

/** The facts that a rule looks at and that were told, as evidence. */
export function evidenceFor({ paths, places }: Rule, book: EvidenceBook): Evidence[] {
  const { values, made } = book;
  let told = 0;
  for (const place of places) if (values[place] !== undefined) told += 1;
  // As long as it will be: an array that grows takes several times the room.
  const found = new Array<Evidence>(told);
  for (let at = places.length - 1; at >= 0; at -= 1) {
    const place = places[at] ?? -1;
    if (values[place] === undefined) continue;
    told -= 1;
    found[told] = made[place] ??= toEvidence(paths[at] ?? '', place, book);
  }
  return found;
}

function toEvidence(field: string, number: number, { values, sources }: EvidenceBook): Evidence {
  const value = values[number];
  const source = sources === null ? undefined : sourceOf(sources, number);
  return {
    field,
    value: textOf(value),
    vouchedBy: source?.by ?? 'organisation',
    vouchedOn: source?.on ?? null,
    url: source?.url ?? null,
  };
}

/** The source of the place itself, or of the nearest section around it. */
function sourceOf(sources: readonly (Source | undefined)[], place: number): Source | undefined {
  for (let number = place; number >= 0; number = placeAround(number)) {
    const source = sources[number];
    if (source !== undefined) return source;
  }
  return undefined;
}

function textOf(value: unknown): string | null {
  if (value === null) return null;
  if (Array.isArray(value)) return `[${value.length}]`;
  if (typeof value === 'object') return '{…}';
  const text = String(value);
  return text.length > VALUE_MAX ? `${text.slice(0, VALUE_MAX)}…` : text;
}
