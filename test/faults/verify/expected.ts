/** What the outside world was told, and what it must therefore find. */
export interface Expected {
  /** Pledges that were answered with 201. */
  readonly pledges: readonly string[];
  /** Pledges that were answered as paid. */
  readonly paid: readonly string[];
  /** Notices that were answered with 2xx. */
  readonly notices: readonly string[];
  /** External ids of projects whose publication was answered with 2xx. */
  readonly projects: readonly string[];
  /** Words that name a person and may stand nowhere but in the personal tables. */
  readonly personal: readonly string[];
}

export const NOTHING_EXPECTED: Expected = { pledges: [], paid: [], notices: [], projects: [], personal: [] };

/** Something that is not as it must be. */
export interface Finding {
  readonly id: string;
  readonly what: string;
}

/** What a fresh process found. */
export interface Verdict {
  readonly findings: readonly Finding[];
  /** SHA-256 over the folded books, without numbers, ids and times that two runs cannot share. */
  readonly hash: string;
  readonly counts: Readonly<Record<'gifts' | 'notices' | 'open' | 'paid' | 'pledges', number>>;
  /** State of every pledge. */
  readonly states: Readonly<Record<string, string>>;
  /** Session of every pledge that has one. */
  readonly sessions: Readonly<Record<string, string>>;
}
