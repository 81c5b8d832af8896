import type { WitnessStore } from '../store/record.ts';

/** How a write goes wrong: nothing was written, or everything was and nobody heard of it. */
export type BrokenWrite = 'failed-not-persisted' | 'failed-but-persisted';

/** The store, whose next write of a record goes wrong. */
export function breakOnce(store: WitnessStore, how: BrokenWrite): WitnessStore {
  let isBroken = true;
  return {
    evidence: store.evidence,
    records: {
      read: (origin) => store.records.read(origin),
      replace: async (next, version) => {
        if (!isBroken) return store.records.replace(next, version);
        isBroken = false;
        if (how === 'failed-but-persisted') await store.records.replace(next, version);
        throw new Error('the disk went away');
      },
    },
  };
}
