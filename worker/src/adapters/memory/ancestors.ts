import type { FederationRecord } from '../../ports/index.ts';
import type { Tables } from './tables.ts';

/** Federations above the one that stands below `parent`, nearest first. A circle is walked once. */
export function ancestorsOf(federations: Tables['federations'], parent: string | null): string[] {
  const above: string[] = [];
  for (let at = parent; at !== null && !above.includes(at); at = parentOf(federations.get(at))) above.push(at);
  return above;
}

export function parentOf(federation: FederationRecord | undefined): string | null {
  return federation?.parentTenantId ?? null;
}
