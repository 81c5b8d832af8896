// What people carry through steps. An item is the sum of its events; nobody writes it in another way.

import type { Role, WorkKind } from '@happy-homeland/contract';
import type { ComplaintReads } from './complaints.ts';
import type { ImportDraftReads } from './import-drafts.ts';

/** JSON of the contract's schema for the item's kind; it was validated when it came in. */
export type WorkContentRecord = Readonly<Record<string, unknown>>;

/** What of an item never changes. */
export interface WorkOpening {
  readonly itemId: string;
  readonly tenantId: string;
  readonly kind: WorkKind;
  readonly projectId: string | null;
  /** The partner or the charity that it concerns, where it is not the whole federation. */
  readonly partnerId: string | null;
  readonly charityId: string | null;
  /** Actor, as in an event. */
  readonly openedBy: string;
  readonly openedMs: number;
}

/** What its events made of it. */
export interface WorkStanding {
  readonly state: string;
  readonly revision: number;
  /** Federation whose people have to act next. */
  readonly deskTenantId: string;
  readonly dueOn: string | null;
  readonly content: WorkContentRecord;
  /** SHA-256 of the content's canonical JSON, hex. */
  readonly digest: string;
  /** Ids of what came of it. */
  readonly outcome: WorkContentRecord;
  readonly updatedMs: number;
}

export interface WorkItemRecord extends WorkOpening, WorkStanding {
  /** Order of opening. */
  readonly seq: number;
}

/** One step that was taken. Everything that it leaves the item as is written down with it. */
export interface WorkEventRecord {
  readonly itemId: string;
  readonly tenantId: string;
  readonly revision: number;
  readonly step: string;
  readonly fromState: string;
  readonly toState: string;
  /** Who answers for it: the id of a person or of a key; `public` where anybody may, `system` where nobody had to. */
  readonly actor: string;
  readonly role: Role | null;
  readonly atMs: number;
  readonly input: WorkContentRecord;
  readonly deskTenantId: string;
  readonly dueOn: string | null;
  readonly content: WorkContentRecord;
  readonly digest: string;
  readonly outcome: WorkContentRecord;
  /** The request's own key, so that it is never done twice; null where it had none. */
  readonly requestKey: string | null;
  readonly requestHash: string | null;
}

export type WorkChange =
  /** Comes before the event that opens it. */
  | {
      readonly kind: 'open-work';
      readonly record: WorkOpening;
      readonly content: WorkContentRecord;
      readonly digest: string;
    }
  /** Loses `work-item` where the item has moved since, `work-request` where the key was used before. */
  | { readonly kind: 'append-work-event'; readonly record: WorkEventRecord };

/** A kind of item in one state. */
export interface Stage {
  readonly kind: WorkKind;
  readonly state: string;
}

export interface WorkQueryRecord {
  readonly tenantId?: string | undefined;
  readonly kind: WorkKind;
  readonly projectId?: string | undefined;
  readonly partnerId?: string | undefined;
  readonly states?: readonly string[] | undefined;
  /** Only items opened before this one. */
  readonly beforeSeq?: number | undefined;
  readonly limit: number;
}

export interface WorkReads extends ComplaintReads, ImportDraftReads {
  item(itemId: string): Promise<WorkItemRecord | null>;
  /** Oldest first. */
  events(itemId: string): Promise<readonly WorkEventRecord[]>;
  /** What one request did. */
  eventOf(tenantId: string, requestKey: string): Promise<WorkEventRecord | null>;
  /** The item by which money of unknown origin goes back, from its approval until it is paid or cancelled. */
  returnOf(receiptSeq: number): Promise<WorkItemRecord | null>;
  /** Newest first. */
  items(query: WorkQueryRecord): Promise<readonly WorkItemRecord[]>;
  /** What lies on the desks of these federations in these stages: what is due first before, then the oldest. */
  desk(query: {
    readonly tenantIds: readonly string[];
    readonly stages: readonly Stage[];
    readonly limit: number;
  }): Promise<readonly WorkItemRecord[]>;
  /** How many items lie there, by stage. */
  deskCounts(query: {
    readonly tenantIds: readonly string[];
    readonly stages: readonly Stage[];
  }): Promise<readonly (Stage & { readonly items: number })[]>;
}
