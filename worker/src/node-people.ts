// People on Node: their letters and files go into folders beside the database, their sessions into the database itself.

import { join } from 'node:path';
import type { LibsqlStore } from './adapters/libsql/store.ts';
import { fileMail } from './adapters/system/file-mail.ts';
import { folderFiles } from './adapters/system/folder-files.ts';
import { systemIds } from './adapters/system/ids.ts';
import type { Config } from './config.ts';
import { openSignIn } from './people.ts';
import type { Clock, Ports, Reporter, Secrets } from './ports/index.ts';

interface Opened {
  readonly store: LibsqlStore;
  readonly secrets: Secrets;
  readonly reporter: Reporter;
  readonly clock: Clock;
}

export function openNodePeople(config: Config, opened: Opened): Required<Pick<Ports, 'files' | 'mail' | 'signIn'>> {
  const { store, secrets, reporter, clock } = opened;
  const { publicUrl, dataDir } = config;
  const mail = fileMail(join(dataDir, 'mail'), { clock, ids: systemIds });
  const files = folderFiles(join(dataDir, 'uploads'));
  return { files, mail, signIn: openSignIn({ store, secrets, ids: systemIds, reporter, mail, publicUrl }) };
}
