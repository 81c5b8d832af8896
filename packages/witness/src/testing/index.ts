export type { BrokenWrite } from './faulty-store.ts';
export { breakOnce } from './faulty-store.ts';
export { quietly } from './quietly.ts';
export { TestLog, testWitnessKey } from './test-log.ts';
