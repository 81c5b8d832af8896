import type { Page, RegionEntry, RegionPage, RegionQuery } from '@happy-homeland/contract';
import type { CallOptions } from './call-options.ts';
import type { ConnectionOptions } from './client-options.ts';
import type { PageQuery } from './project-lists.ts';
import { send } from './transport.ts';

/** Regions by their six-digit codes (GB/T 2260): everything that lies in one, added up. */
export interface Regions {
  /** Provinces with projects, or the regions right below `within`. */
  list(query?: Partial<RegionQuery>, options?: CallOptions): Promise<Page<RegionEntry>>;
  /** Its figures, and a page of its projects. */
  get(code: string, page?: PageQuery, options?: CallOptions): Promise<RegionPage>;
}

export function createRegions(transport: ConnectionOptions): Regions {
  return {
    list: (query, options) =>
      send(transport, { path: `/v1/regions${queryText(query)}`, telltale: 'items', ...options }),
    get: (code, page, options) =>
      send(transport, {
        path: `/v1/regions/${encodeURIComponent(code)}${queryText(page)}`,
        telltale: 'funds',
        ...options,
      }),
  };
}

function queryText(query: Partial<RegionQuery> = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`.replace(/\?$/, '');
}
