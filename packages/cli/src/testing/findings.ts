import { checkPublishFile } from '../file/check-file.ts';
import type { Finding } from '../file/finding.ts';
import { toBytes } from './sample-file.ts';

export function findingsOf(file: unknown): readonly Finding[] {
  const result = checkPublishFile(file instanceof Uint8Array ? file : toBytes(file));
  return result.kind === 'refused' ? result.findings : [];
}
