import type { UploadReads } from '../../../ports/index.ts';
import { publication, upload } from '../upload-schema.ts';
import type { ReadClient } from './record.ts';
import { isOneOf, partOf, readAll, readOne, recordOf } from './record.ts';

const UPLOAD = recordOf(upload);
const PUBLICATION = recordOf(publication);

const SHOWN = partOf(upload, ['uploadId', 'mime', 'width', 'height']);
const SHOWN_NOW = `SELECT ${SHOWN.columns} FROM upload JOIN upload_publication USING (upload_id)
  LEFT JOIN upload AS source ON source.upload_id = upload.copy_of
  WHERE upload.project_id = ?1 AND upload.purpose <> 'evidence' AND withdrawn_ms IS NULL
    AND (consent ->> '$.validTo' IS NULL OR consent ->> '$.validTo' >= ?3)
    AND (upload.sha256 IN (SELECT value FROM json_each(?2)) OR source.sha256 IN (SELECT value FROM json_each(?2)))
  ORDER BY upload.uploaded_ms, upload.upload_id`;

export function uploadReads(database: ReadClient): UploadReads {
  return {
    upload: (uploadId) => readOne(database, UPLOAD, { rest: 'FROM upload WHERE upload_id = ?', args: [uploadId] }),
    same: ({ projectId, partnerId, sha256 }) => {
      const rest = 'FROM upload WHERE project_id = ? AND sha256 = ? AND partner_id IS ?';
      return readOne(database, UPLOAD, { rest, args: [projectId, sha256, partnerId] });
    },
    inProject: (projectId, sha256) => {
      const sql = `SELECT ${UPLOAD.columns} FROM upload WHERE project_id = ? AND sha256 = ?
        ORDER BY uploaded_ms DESC, upload_id DESC`;
      return readAll(database, UPLOAD, { sql, args: [projectId, sha256] });
    },
    ofDigest: (tenantId, sha256) => {
      const rest = 'FROM upload WHERE tenant_id = ? AND sha256 = ? ORDER BY uploaded_ms, upload_id';
      return readOne(database, UPLOAD, { rest, args: [tenantId, sha256] });
    },
    ofProject: ({ projectId, before, limit }) => {
      const sql = `SELECT ${UPLOAD.columns} FROM upload WHERE project_id = ?1
        AND (?2 IS NULL OR (uploaded_ms, upload_id) < (?2, ?3)) ORDER BY uploaded_ms DESC, upload_id DESC LIMIT ?4`;
      const args = [projectId, before?.uploadedMs ?? null, before?.uploadId ?? null, limit];
      return readAll(database, UPLOAD, { sql, args });
    },
    publication: (uploadId) => {
      const rest = 'FROM upload_publication WHERE upload_id = ? ORDER BY round DESC';
      return readOne(database, PUBLICATION, { rest, args: [uploadId] });
    },
    shown: ({ projectId, digests, today }) =>
      readAll(database, SHOWN, { sql: SHOWN_NOW, args: [projectId, JSON.stringify(digests), today] }),
    knownKeys: async (keys) => {
      const { sql, args } = isOneOf('file_key', keys);
      const { rows } = await database.execute({ sql: `SELECT DISTINCT file_key FROM upload WHERE ${sql}`, args });
      return rows.map((row) => String(row[0]));
    },
  };
}
