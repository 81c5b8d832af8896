export type { EvidenceParts, EvidenceVerdict } from '@happy-homeland/log/evidence';
export { judgeEvidence, parseEvidence } from '@happy-homeland/log/evidence';
export { BODY_BYTES_MAX, createWitnessApp } from './app.ts';
export type { Clock } from './clock.ts';
export type { WitnessErrorCode } from './error.ts';
export { WitnessError } from './error.ts';
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
