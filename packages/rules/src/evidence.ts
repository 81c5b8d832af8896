// Which facts a finding rests on, and who stands behind each: all of them are declared by somebody.

import type { FactPath } from './facts/fact-path.ts';
import { takenApart, valueAt } from './facts/fact-path.ts';
import type { Facts, Source } from './facts/facts.ts';
import type { Evidence } from './finding.ts';

const VALUE_MAX = 120;

/** What was found for one set of facts: most of them serve several rules. */
interface Known {
  readonly sources: ReadonlyMap<string, Source>;
  readonly evidence: Map<FactPath, Evidence | null>;
}

const KNOWN = new WeakMap<Facts, Known>();

/** The facts at `paths` that were told, as evidence. */
export function evidenceOf(facts: Facts, paths: readonly FactPath[]): Evidence[] {
  const { sources, evidence } = knownOf(facts);
  const found: Evidence[] = [];
  for (const field of paths) {
    let one = evidence.get(field);
    if (one === undefined) {
      one = toEvidence(field, valueAt(facts, field), sources);
      evidence.set(field, one);
    }
    if (one !== null) found.push(one);
  }
  return found;
}

function knownOf(facts: Facts): Known {
  const before = KNOWN.get(facts);
  if (before !== undefined) return before;
  const sources = new Map<string, Source>();
  for (const source of facts.sources ?? []) {
    if (source.path !== undefined && !sources.has(source.path)) sources.set(source.path, source);
  }
  const known = { sources, evidence: new Map<FactPath, Evidence | null>() };
  KNOWN.set(facts, known);
  return known;
}

function toEvidence(field: FactPath, value: unknown, sources: Known['sources']): Evidence | null {
  if (value === undefined) return null;
  const source = sourceOf(sources, field);
  return {
    field,
    value: textOf(value),
    vouchedBy: source?.by ?? 'organisation',
    vouchedOn: source?.on ?? null,
    url: source?.url ?? null,
  };
}

/** The source of the field itself, or of the nearest section above it. */
function sourceOf(sources: Known['sources'], field: FactPath): Source | undefined {
  for (const path of sources.size === 0 ? [] : takenApart(field).within) {
    const source = sources.get(path);
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
