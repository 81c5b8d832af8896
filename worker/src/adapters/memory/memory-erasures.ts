import type { Erasures, Tombstone } from '../../ports/index.ts';
import { isNews } from '../../ports/index.ts';

/** A list that lasts as long as the process, and files of which nothing has to be wiped. */
export function memoryErasures(): Erasures {
  const known = new Map<string, Tombstone>();
  return {
    keep: async (tombstone) => {
      if (isNews(known.get(tombstone.pledgeId), tombstone)) known.set(tombstone.pledgeId, tombstone);
    },
    kept: async () => [...known.values()],
    wipe: async () => true,
    isOwed: () => false,
  };
}

/** Where the database is a server's: no place beside it, and no files of ours. */
export const NO_ERASURE_LIST: Erasures = {
  keep: async () => undefined,
  kept: async () => [],
  wipe: async () => true,
  isOwed: () => false,
};
