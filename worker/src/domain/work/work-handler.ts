// What a kind of work item does beside moving: whether its content may stand, and what a step brings about. Kinds say it
// here; who may take a step, from where, and that it is taken once is the engine's.

import type { StepInput, StepOf, WorkContent, WorkKind } from '@happy-homeland/contract';
import type {
  Change,
  FederationRecord,
  Guard,
  Ports,
  ProjectFile,
  WorkContentRecord,
  WorkEventRecord,
  WorkItemRecord,
} from '../../ports/index.ts';
import type { Actor } from '../access/actor.ts';
import type { Refusal } from '../refusal.ts';

/** Where an item belongs. `file` is there where it belongs to a project. */
export interface WorkPlace {
  readonly federation: FederationRecord;
  readonly file: ProjectFile | null;
}

/** Content that is about to become, or to replace, that of an item. */
export interface Admission<Content> {
  readonly ports: Ports;
  readonly place: WorkPlace;
  readonly content: Content;
}

/** What the content says of the item as a whole. */
export interface Admitted {
  readonly kind: 'admitted';
  readonly partnerId?: string | null;
  /** Of a new item that there may be once only; any id where it is left out. */
  readonly itemId?: string;
  /** What is kept in the place of what was sent: the same with what the deployment itself knows. */
  readonly content?: WorkContentRecord;
  /** Civil date by which somebody has to act; null where nothing is due. */
  readonly dueOn?: string | null;
  /** Further changes of the same unit. */
  readonly unit?: readonly Change[];
}

/** One step that is about to be taken. */
export interface StepCase<Content, Input> {
  readonly ports: Ports;
  readonly actor: Actor;
  readonly place: WorkPlace;
  readonly item: WorkItemRecord;
  readonly content: Content;
  readonly input: Input;
  /** All that was done before, oldest first. */
  readonly events: readonly WorkEventRecord[];
}

/** What a step leads to. What is left out stays as it is; `to` is needed where the machine leaves a choice. */
export interface StepResult {
  readonly kind: 'taken';
  readonly to?: string;
  readonly content?: WorkContentRecord;
  readonly dueOn?: string | null;
  readonly deskTenantId?: string;
  /** Added to what came of the item before. */
  readonly outcome?: WorkContentRecord;
  readonly unit?: readonly Change[];
  /** What a lost guard of the unit means, where reading again would not tell. */
  readonly lost?: Readonly<Partial<Record<Guard, Refusal>>>;
}

type Effects<Kind extends WorkKind> = {
  readonly [Step in StepOf<Kind>]?: (
    step: StepCase<WorkContent<Kind>, Step extends keyof StepBodies<Kind> ? StepInput<Kind, Step> : never>,
  ) => Promise<StepResult | Refusal>;
};

type StepBodies<Kind extends WorkKind> = typeof import('@happy-homeland/contract').WORK_BODIES[Kind]['steps'];

/** A kind with the types of its own schemas. */
export interface KindHandler<Kind extends WorkKind> {
  readonly admit: (admission: Admission<WorkContent<Kind>>) => Promise<Admitted | Refusal>;
  readonly steps: Effects<Kind>;
}

/** A kind as the engine sees it: the content and the input have passed the schemas of the kind. */
export interface WorkHandler {
  readonly admit: (admission: Admission<WorkContentRecord>) => Promise<Admitted | Refusal>;
  readonly steps: Readonly<
    Record<
      string,
      ((step: StepCase<WorkContentRecord, WorkContentRecord>) => Promise<StepResult | Refusal>) | undefined
    >
  >;
}

/** Makes a handler of one kind into one of any. */
export function parseHandler<Kind extends WorkKind>(handler: KindHandler<Kind>): WorkHandler {
  return handler as unknown as WorkHandler;
}

export const ADMITTED: Admitted = { kind: 'admitted' };
export const TAKEN: StepResult = { kind: 'taken' };
