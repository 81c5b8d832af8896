// What comes of the visits.

import type { Subject, Visit } from './visit.ts';

/** A subject, visited slowly several times and once freely. */
export interface Measured {
  readonly subject: Subject;
  readonly slow: readonly Visit[];
  readonly free: Visit;
  /** What the first one adds to the page's JavaScript heap, bytes. */
  readonly heapBytes?: number;
}

/** Of a page with many of ours, and of ours one by one. */
export interface MeasuredPage {
  /** What each tag after the first adds to the heap, bytes. */
  readonly nextBytes: number;
  /** Twenty tags of one project, and of twenty. */
  readonly many: readonly [Visit, Visit];
  readonly own: readonly Measured[];
}
