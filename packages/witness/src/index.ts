export { BODY_BYTES_MAX, createWitnessApp } from './app.ts';
export type { Clock } from './clock.ts';
export type { WitnessErrorCode } from './error.ts';
export { WitnessError } from './error.ts';
export type { EvidenceParts } from './evidence.ts';
export { parseEvidence } from './evidence.ts';
export type { EvidenceVerdict } from './judge-evidence.ts';
export { judgeEvidence } from './judge-evidence.ts';
export type { Report } from './reporter.ts';
export { createReport } from './reporter.ts';
export { createMemoryStore } from './store/memory-store.ts';
export type {
  Evidence,
  EvidenceHead,
  EvidenceKind,
  EvidenceStore,
  Witnessed,
  WitnessedRecord,
  WitnessRecords,
  WitnessStore,
} from './store/record.ts';
export type { WatchedLog } from './watched-log.ts';
export type { AddCheckpointAnswer, Witness, WitnessOptions } from './witness.ts';
export { createWitness } from './witness.ts';
