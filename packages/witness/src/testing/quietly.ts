import type { Report } from '../reporter.ts';

/** A report that keeps what it hears instead of writing it. */
export function quietly(): { readonly report: Report; readonly events: string[] } {
  const events: string[] = [];
  return { events, report: (_, event) => events.push(event) };
}
