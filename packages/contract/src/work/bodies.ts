// What opens an item of each kind and what each step takes, as schemas.

import type * as z from 'zod/mini';
import { BANK_BODIES } from './bank-bodies.ts';
import { CAMPAIGN_BODIES } from './campaign-bodies.ts';
import { DISCLOSURE_BODIES } from './disclosure-bodies.ts';
import { FINANCING_BODIES } from './financing-bodies.ts';
import { LIFE_BODIES } from './life-bodies.ts';
import type { StepOf, WorkKind } from './machines.ts';
import { MONEY_BODIES } from './money-bodies.ts';
import { PLAN_BODIES } from './plan-bodies.ts';
import { PROGRESS_BODIES } from './progress-bodies.ts';
import { RETURN_BODIES } from './return-bodies.ts';
import { SITE_BODIES } from './site-bodies.ts';
import { SUPERVISION_BODIES } from './supervision-bodies.ts';
import { USE_BODIES } from './use-bodies.ts';

type Bodies = {
  readonly [Kind in WorkKind]: {
    readonly open: z.ZodMiniType;
    readonly steps: { readonly [Step in StepOf<Kind>]: z.ZodMiniType };
  };
};

export const WORK_BODIES = {
  ...CAMPAIGN_BODIES,
  ...PLAN_BODIES,
  ...LIFE_BODIES,
  ...MONEY_BODIES,
  ...PROGRESS_BODIES,
  ...DISCLOSURE_BODIES,
  ...SUPERVISION_BODIES,
  ...RETURN_BODIES,
  ...USE_BODIES,
  ...BANK_BODIES,
  ...FINANCING_BODIES,
  ...SITE_BODIES,
} as const satisfies Bodies;

/** What an item of a kind holds. */
export type WorkContent<Kind extends WorkKind> = z.infer<(typeof WORK_BODIES)[Kind]['open']>;

/** What a step of a kind takes. */
export type StepInput<
  Kind extends WorkKind,
  Step extends keyof (typeof WORK_BODIES)[Kind]['steps'],
> = (typeof WORK_BODIES)[Kind]['steps'][Step] extends infer Body extends z.ZodMiniType ? z.infer<Body> : never;

/** The bodies of a kind, read as those of any kind. */
export function bodiesOf(kind: WorkKind): {
  readonly open: z.ZodMiniType;
  readonly steps: Readonly<Record<string, z.ZodMiniType>>;
} {
  return WORK_BODIES[kind];
}
