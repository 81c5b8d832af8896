// Duties as the rules gave them, whose turn it is to be asked again, and what was published to meet them.

import type { Duty } from '@happy-homeland/contract';
import type { CampaignRecord, DutyAnswerRecord } from './records.ts';

export type DutySubjectKind = 'charity' | 'campaign' | 'project';

/** Whose duties have to be asked for. */
export interface DutySubject {
  readonly subject: DutySubjectKind;
  readonly subjectId: string;
  /** Counts the changes of its facts. */
  readonly stamp: number;
  /** Civil date of the last judgement; empty where the facts have changed since. */
  readonly judgedOn: string;
}

/** One duty. Everything but `words` is what lists are made by. */
export interface DutyRecord {
  readonly dutyId: string;
  readonly tenantId: string;
  readonly charityId: string;
  readonly campaignId: string | null;
  readonly projectId: string | null;
  /** The narrowest of the three. */
  readonly subjectId: string;
  readonly rule: string;
  readonly kind: string;
  readonly dueStrict: string;
  readonly dueLegal: string;
  readonly met: boolean;
  /** False where nobody said what was published. */
  readonly told: boolean;
  /** The rest of what the rules say of it. */
  readonly words: Omit<Duty, 'rule' | 'kind' | 'dueStrict' | 'dueLegal' | 'status'>;
}

/** A duty with the names of what it is of, as publishers call them. */
export interface NamedDutyRecord extends DutyRecord {
  readonly federation: string;
  readonly charity: string;
  readonly charityName: string;
  readonly campaign: string | null;
  readonly campaignTitle: string | null;
  readonly project: string | null;
  readonly projectTitle: string | null;
}

export type DutyChange =
  /** The duties of a subject, all of them; loses `facts` where its facts have changed since `stamp`. */
  | {
      readonly kind: 'keep-duties';
      readonly subjectId: string;
      readonly stamp: number;
      readonly judgedOn: string;
      /** Null where they are what they were. */
      readonly duties: readonly DutyRecord[] | null;
    }
  /** Has what hangs on a campaign or a charity judged again: those after `after`, up to and with `upTo`. */
  | { readonly kind: 'recheck-duties'; readonly parentId: string; readonly after: string; readonly upTo: string }
  /** Loses `duty` where another item answers the same duty. */
  | { readonly kind: 'append-duty-answer'; readonly record: DutyAnswerRecord };

export interface DutyPlace {
  readonly dueLegal: string;
  readonly dutyId: string;
}

export interface DutyListQuery {
  readonly tenantIds: readonly string[];
  /** Only of these; null for all. */
  readonly charityIds: readonly string[] | null;
  /** Only of these subjects; null for all. */
  readonly subjectIds: readonly string[] | null;
  readonly met: boolean;
  /** Only those of which somebody said what was published, or nobody; absent for both. */
  readonly told?: boolean | undefined;
  /** Bounds on the two dates, both inclusive. */
  readonly legalFrom?: string | undefined;
  readonly legalTo?: string | undefined;
  readonly strictFrom?: string | undefined;
  readonly strictTo?: string | undefined;
  /** By legal date, the earliest first unless `newestFirst`. */
  readonly newestFirst: boolean;
  readonly after?: DutyPlace | undefined;
  readonly limit: number;
}

export interface DutyReads {
  campaignById(campaignId: string): Promise<CampaignRecord | null>;
  /** The federation and those below it, at most `limit`. */
  federationsBelow(tenantId: string, limit: number): Promise<readonly string[]>;
  /** Whose day is before `today`: first those whose facts have changed. */
  staleDuties(query: { readonly today: string; readonly limit: number }): Promise<readonly DutySubject[]>;
  /** The last of the next `limit` that hang on this; null where none is left. */
  lastOfNext(query: {
    readonly parentId: string;
    readonly after: string;
    readonly limit: number;
  }): Promise<string | null>;
  dutiesOf(subjectId: string): Promise<readonly DutyRecord[]>;
  duties(query: DutyListQuery): Promise<readonly NamedDutyRecord[]>;
  /** Federations with a duty that is not met and falls due on one of these days as counted, or on that legal day. */
  federationsOwing(
    dates: { readonly strictOn: readonly string[]; readonly legalOn: string },
    limit: number,
  ): Promise<readonly string[]>;
  /** Projects of a campaign, or of all campaigns of a charity, by their ids. */
  projectsUnder(parentId: string, limit: number): Promise<readonly string[]>;
  /** The newest public entry of any of these projects; 0 where there is none. */
  lastPublicEntry(projectIds: readonly string[]): Promise<number>;
  /** What was published of the duties of any of these, oldest first. */
  dutyAnswers(subjectIds: readonly string[]): Promise<readonly DutyAnswerRecord[]>;
}
