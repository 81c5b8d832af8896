// Files of projects and what the public may see of them. Quota, rounds and that evidence stays private are kept by triggers.

import { unreachable } from '../../../assert.ts';
import type { UploadChange } from '../../../ports/index.ts';
import { publication, upload } from '../upload-schema.ts';
import type { Compiled } from './compiled.ts';
import { hitOneRow, insertRow } from './row.ts';

export function compileUpload(change: UploadChange): Compiled[] {
  switch (change.kind) {
    case 'insert-upload':
      return [insertRow(upload, change.record)];
    case 'publish-upload':
      return [insertRow(publication, change.record)];
    case 'withdraw-upload': {
      const sql = `UPDATE upload_publication SET withdrawn_by = ?, withdrawn_ms = ?
        WHERE upload_id = ? AND round = ? AND withdrawn_ms IS NULL`;
      const args = [change.withdrawnBy, change.withdrawnMs, change.uploadId, change.round];
      return [{ sql, args }, hitOneRow('publication')];
    }
    default:
      return unreachable(change);
  }
}
