// Forgetting on Node: the list beside the database, whose files are wiped from here.

import { pathOfFileUrl } from './adapters/libsql/file/file-connection.ts';
import type { LibsqlStore } from './adapters/libsql/store.ts';
import { openErasures } from './adapters/libsql/tombstones.ts';
import { NO_ERASURE_LIST } from './adapters/memory/memory-erasures.ts';
import type { Config } from './config.ts';
import type { Erasures } from './ports/index.ts';

export async function openNodeErasures({ libsqlUrl }: Config, store: LibsqlStore): Promise<Erasures> {
  return libsqlUrl.startsWith('file:') ? openErasures(pathOfFileUrl(libsqlUrl), store) : NO_ERASURE_LIST;
}
