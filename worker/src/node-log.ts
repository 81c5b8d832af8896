// The public log of the Node entry: its files in the database, its mark beside it.

import { pathOfFileUrl } from './adapters/libsql/file/file-connection.ts';
import type { LibsqlStore } from './adapters/libsql/store.ts';
import { highMarkFile } from './adapters/log/high-mark-file.ts';
import { NO_MARK } from './adapters/memory/memory-log.ts';
import { systemIds } from './adapters/system/ids.ts';
import type { Config } from './config.ts';
import type { HighMark, PublicLog } from './ports/index.ts';
import { openPublicLog } from './public-log.ts';

export function openNodeLog({ log, libsqlUrl }: Config, store: LibsqlStore): Promise<PublicLog> {
  return openPublicLog(log, { blobs: store.blobs, mark: markBeside(libsqlUrl), holder: systemIds.id() });
}

function markBeside(libsqlUrl: string): HighMark {
  return libsqlUrl.startsWith('file:') ? highMarkFile(pathOfFileUrl(libsqlUrl)) : NO_MARK;
}
