export { FINANCING_SOURCES } from '../financing.ts';
export type { DisclosedKind, DisclosureField, DisclosureFieldName } from './disclosure-fields.ts';
export { DISCLOSED_KINDS, DISCLOSURE_FIELDS, fieldsOf, isDisclosedKind } from './disclosure-fields.ts';
export type { Edge, Machine, StateShape, StepShape } from './machine.ts';
export { edgesOf, isFinal, stepsFrom } from './machine.ts';
export type { StateOf, StepOf, WorkKind } from './machines.ts';
export { isWorkKind, MACHINES, machineOf, WORK_KINDS } from './machines.ts';
export { COMPLAINT_STATES, COMPLAINT_SUBJECTS } from './supervision-machines.ts';
export { readersOf, WORK_READERS } from './work-role.ts';
