// What an evaluation says. A finding is about how things stand, a duty is about what must be published or done, and by
// when; both carry the article they rest on and how well it was read.

import type { Citation } from './citation.ts';
import type { CivilDate } from './dates/civil-date.ts';
import type { Mark } from './instruments.ts';
import type { Words } from './words.ts';

/** `unknown` means that a fact is missing, and is never taken for `pass`. */
export type Outcome = 'pass' | 'warn' | 'block' | 'unknown';

/** Who stands behind a fact. `software`: we saw it ourselves, such as what a page shows. */
export type Voucher = 'organisation' | 'registrar' | 'platform' | 'operator' | 'software';

/** A fact that a finding rests on. */
export interface Evidence {
  /** Path in the facts, `campaign.filing.submittedOn`. */
  readonly field: string;
  /** As it was told, shortened; null where it is known that there is none. */
  readonly value: string | null;
  readonly vouchedBy: Voucher;
  readonly vouchedOn: CivilDate | null;
  readonly url: string | null;
}

/** Where a finding bears: on the application, the filing, the publication, the page, the payment, the books, the year. */
export type Moment = 'apply' | 'file' | 'publish' | 'render' | 'pay' | 'book' | 'year';

export interface Finding {
  /** Stable id of the rule, `B3`. */
  readonly rule: string;
  /** Stable name of the rule, `prior_filing_10d`. */
  readonly name: string;
  readonly title: Words;
  readonly outcome: Outcome;
  /** It would block, were its source certain or the pack to switch it on. */
  readonly softened: boolean;
  /** Whether not knowing closes what the rule is about, as blocking would. */
  readonly bars: boolean;
  readonly moments: readonly Moment[];
  readonly articles: readonly Citation[];
  readonly mark: Mark;
  readonly evidence: readonly Evidence[];
  /** Fields that are wrong or missing. */
  readonly fields: readonly string[];
  readonly message: Words;
  /** What to do about it; null where there is nothing to do. */
  readonly fix: Words | null;
}

export type DutyKind =
  | 'campaign-progress'
  | 'campaign-final'
  | 'partner-supervision'
  | 'project-progress'
  | 'project-final'
  | 'project-setup'
  | 'surplus'
  | 'emergency-progress'
  | 'annual-report'
  | 'major-event'
  | 'related-parties'
  | 'major-projects'
  | 'targeted-notice'
  | 'donor-feedback'
  | 'change-filing'
  | 'emergency-filing'
  | 'supplement-filing'
  | 'receipts'
  | 'agreements';

/**
 * `open`: not due yet. `published-here`: on this page, and not yet entered where the law asks for it. `met`: entered, with
 * address and date. `overdue`: past its legal date and not met. `unknown`: past its date, and nobody said.
 */
export type DutyStatus = 'open' | 'published-here' | 'met' | 'overdue' | 'unknown';

export interface Duty {
  readonly rule: string;
  readonly kind: DutyKind;
  readonly title: Words;
  /** What must be in it. */
  readonly contents: Words;
  readonly dueStrict: CivilDate;
  /** Later than `dueStrict` where that is a day off (Civil Code art. 203; that it applies is our reading). */
  readonly dueLegal: CivilDate;
  /** False where the State Council's calendar of that year is not known yet. */
  readonly isDueCertain: boolean;
  readonly articles: readonly Citation[];
  readonly mark: Mark;
  readonly status: DutyStatus;
  /** Entry where the law asks for it; null while there is none. */
  readonly entry: { readonly url: string; readonly on: CivilDate } | null;
  readonly publishedHereOn: CivilDate | null;
  /** Met or published after its legal date. */
  readonly wasLate: boolean;
}

/** Which rules were asked, so that a verdict can be explained years later. */
export interface PackStamp {
  readonly id: string;
  readonly version: string;
}

export interface Evaluation {
  readonly pack: PackStamp;
  /** The instant that was asked about, as it was given. */
  readonly at: string;
  /** Its civil date in Asia/Shanghai; null where `at` is no instant. */
  readonly on: CivilDate | null;
  readonly findings: readonly Finding[];
  readonly duties: readonly Duty[];
}
