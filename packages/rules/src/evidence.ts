// Which facts a finding rests on, and who stands behind each: all of them are declared by somebody.

import type { FactPath } from './facts/fact-path.ts';
import { valueAt } from './facts/fact-path.ts';
import type { Facts, Source } from './facts/facts.ts';
import type { Evidence } from './finding.ts';

const VALUE_MAX = 120;

/** The facts at `paths` that were told, as evidence. */
export function evidenceOf(facts: Facts, paths: readonly FactPath[]): Evidence[] {
  return paths.flatMap((field) => {
    const value = valueAt(facts, field);
    if (value === undefined) return [];
    const source = sourceOf(facts.sources ?? [], field);
    return [
      {
        field,
        value: textOf(value),
        vouchedBy: source?.by ?? 'organisation',
        vouchedOn: source?.on ?? null,
        url: source?.url ?? null,
      },
    ];
  });
}

function sourceOf(sources: readonly Source[], field: string): Source | undefined {
  const covering = sources.filter(({ path }) => path === field || field.startsWith(`${path}.`));
  return covering.toSorted((a, b) => (b.path?.length ?? 0) - (a.path?.length ?? 0))[0];
}

function textOf(value: unknown): string | null {
  if (value === null) return null;
  if (Array.isArray(value)) return `[${value.length}]`;
  if (typeof value === 'object') return '{…}';
  const text = String(value);
  return text.length > VALUE_MAX ? `${text.slice(0, VALUE_MAX)}…` : text;
}
