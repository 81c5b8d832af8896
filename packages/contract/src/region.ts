// A region as residents read it: every project that lies there, and what all of them come to. Regions are numbered as GB/T 2260
// does: two digits name the province, four the city, six the county; a code that ends in zeros is the whole that stands above.

import * as z from 'zod/mini';
import { complaintFigures } from './complaint.ts';
import { fundUse } from './fund-use.ts';
import { CURRENCIES } from './money.ts';
import { LIST_LIMIT_MAX, listQuery } from './page.ts';
import { projectCard } from './project-card.ts';
import { instant, minor, region as regionCode } from './scalars.ts';

export const REGION_LEVELS = ['province', 'city', 'county'] as const;

export const regionEntry = z
  .strictObject({ code: regionCode, level: z.enum(REGION_LEVELS), projects: minor })
  .register(z.globalRegistry, {
    id: 'RegionEntry',
    description: 'A region in which projects lie, and how many.',
    examples: [{ code: '511800', level: 'city', projects: 12 }],
  });

const regionFunds = z
  .strictObject({
    currency: z.enum(CURRENCIES),
    gifts: minor,
    disbursedMinor: z.int(),
    availableMinor: z.int(),
    fundUse,
  })
  .register(z.globalRegistry, {
    id: 'RegionFunds',
    description:
      'What the projects of a region come to, in one currency: each figure is the sum of the same figure of their cards. disbursedMinor is what partners were paid less what they gave back; availableMinor is fundUse.heldMinor.',
  });

const regionDuties = z
  .strictObject({ met: minor, due: minor, overdue: minor, untold: minor })
  .register(z.globalRegistry, {
    id: 'RegionDuties',
    description:
      'Duties of the projects that lie in a region, of their campaigns and of their charities, each once: met, not met with its date still to come, and past its date. `untold` are those of `overdue` of which nobody said what was published.',
  });

export const regionPage = z
  .strictObject({
    code: regionCode,
    level: z.enum(REGION_LEVELS),
    parent: z.nullable(regionCode),
    below: z.array(regionEntry).check(z.maxLength(LIST_LIMIT_MAX)),
    projects: minor,
    funds: z.array(regionFunds),
    duties: regionDuties,
    reports: complaintFigures,
    links: z.strictObject({ page: z.string() }),
    asOf: instant,
    /** Its projects, newest first, a page of them. */
    items: z.array(projectCard).check(z.maxLength(LIST_LIMIT_MAX)),
    nextCursor: z.nullable(z.string()),
  })
  .register(z.globalRegistry, {
    id: 'RegionPage',
    description:
      'A region with everything below it. Money is a fold over the public journal of its projects, so that whoever has the log can add it up anew.',
  });

/** Provinces without `within`; else the regions right below that one. */
export const regionQuery = z.extend(listQuery, { within: z.optional(regionCode) });

export type RegionLevel = (typeof REGION_LEVELS)[number];
export type RegionEntry = z.infer<typeof regionEntry>;
export type RegionFunds = z.infer<typeof regionFunds>;
export type RegionPage = z.infer<typeof regionPage>;
export type RegionQuery = z.infer<typeof regionQuery>;
