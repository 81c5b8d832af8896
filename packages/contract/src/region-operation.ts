// Regions: what lies in one, and which there are.

import type { Operation } from './operation-description.ts';
import { listQuery, pageOf } from './page.ts';
import { regionEntry, regionPage, regionQuery } from './region.ts';
import { ROUTES } from './route.ts';

export const REGION_OPERATIONS = {
  listRegions: {
    ...ROUTES.listRegions,
    tag: 'projects',
    summary: 'Regions in which projects lie: provinces, or those right below `within`',
    security: 'none',
    query: regionQuery,
    success: { status: 200, schema: pageOf(regionEntry) },
    problems: ['not-found', 'invalid-cursor', 'malformed-request'],
  },
  getRegion: {
    ...ROUTES.getRegion,
    tag: 'projects',
    summary: 'A region with everything below it: its projects, their money, duties, and reports',
    security: 'none',
    query: listQuery,
    success: { status: 200, schema: regionPage },
    problems: ['not-found', 'invalid-cursor', 'malformed-request'],
  },
} as const satisfies Readonly<Record<string, Operation>>;
