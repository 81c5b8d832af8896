export type { FileCheck } from './file/check-file.ts';
export { checkPublishFile } from './file/check-file.ts';
export type { Finding } from './file/finding.ts';
export { pathText } from './file/finding.ts';
export type { ExitCode, Io } from './io.ts';
export type { Language, Text } from './language.ts';
export { run } from './run.ts';
