export type { RunningWitness, StartOptions } from './serve.ts';
export { startWitness } from './serve.ts';
export type { RecordFile } from './store/record-file.ts';
export { createRecordFile, openRecordFile } from './store/record-file.ts';
