import type { Evidence, EvidenceStore, WitnessedRecord, WitnessRecords, WitnessStore } from './record.ts';
import { EVIDENCE_MAX } from './record.ts';

/** For tests and for trying out: what it knew is gone with the process, so nothing that others trust may use it. */
export function createMemoryStore(): WitnessStore {
  return { records: createRecords(), evidence: createEvidence() };
}

function createRecords(): WitnessRecords {
  const records = new Map<string, WitnessedRecord>();
  return {
    read: async (origin) => records.get(origin),
    replace: async (next, version) => {
      const known = records.get(next.origin);
      if ((known?.version ?? 0) !== version) return false;
      const isBack = known !== undefined && (next.size < known.size || next.timeS < known.timeS);
      if (isBack || (known?.size === next.size && known.root !== next.root)) throw new Error('a log never goes back');
      records.set(next.origin, { ...next, version: version + 1 });
      return true;
    },
  };
}

function createEvidence(): EvidenceStore {
  let all: Evidence[] = [];
  return {
    keep: async (evidence) => {
      const isSame = ({ origin, kind }: Evidence) => origin === evidence.origin && kind === evidence.kind;
      const same = all.filter(isSame);
      if (all.some(({ id }) => id === evidence.id)) return false;
      if (same.length >= EVIDENCE_MAX[evidence.kind]) {
        if (evidence.kind === 'fork') return false;
        all = all.filter((each) => each !== same[0]);
      }
      all.push(evidence);
      return true;
    },
    list: async () => all.toReversed().map(({ file: _, ...head }) => head),
    file: async (id) => all.find((evidence) => evidence.id === id)?.file,
    settle: async ({ origin, size, root }) => {
      all = all.filter(
        (each) => each.kind === 'fork' || each.origin !== origin || each.size !== size || each.root !== root,
      );
    },
  };
}
