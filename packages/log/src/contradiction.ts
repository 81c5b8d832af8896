// `@happy-homeland/log/evidence`: what is kept of a log that contradicts itself, and what that proves.
export type { EvidenceKind, EvidenceParts } from './evidence.ts';
export { formatEvidence, parseEvidence } from './evidence.ts';
export type { EvidenceVerdict, ExaminedEvidence, SignedState } from './judge-evidence.ts';
export { examineEvidence, judgeEvidence } from './judge-evidence.ts';
