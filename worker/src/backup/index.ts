export { listBackups, partsOf } from './backup-folder.ts';
export type { RestoreBackup, Restored } from './restore-backup.ts';
export { checkBackup, restoreBackup, restoreMark } from './restore-backup.ts';
export { RestoreError } from './restore-error.ts';
export type { TakeBackup } from './take-backup.ts';
export { takeBackup } from './take-backup.ts';
