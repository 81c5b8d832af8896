// People on Node: their letters go to the mail server, or into a folder beside the database where none is set; their
// files into a folder, their sessions into the database itself.

import { join } from 'node:path';
import type { LibsqlStore } from './adapters/libsql/store.ts';
import { smtpMail } from './adapters/smtp/smtp-mail.ts';
import { fileMail } from './adapters/system/file-mail.ts';
import { folderFiles } from './adapters/system/folder-files.ts';
import { systemIds } from './adapters/system/ids.ts';
import { nodeWebhooks } from './adapters/webhooks/node-webhooks.ts';
import type { Config } from './config.ts';
import { openSignIn } from './people.ts';
import type { Clock, Ports, Reporter, Secrets } from './ports/index.ts';

interface Opened {
  readonly store: LibsqlStore;
  readonly secrets: Secrets;
  readonly reporter: Reporter;
  readonly clock: Clock;
}

export function openNodePeople(
  config: Config,
  opened: Opened,
): Required<Pick<Ports, 'files' | 'mail' | 'signIn' | 'webhooks'>> {
  const { store, secrets, reporter, clock } = opened;
  const { publicUrl, dataDir } = config;
  const folder = join(dataDir, 'mail');
  const mail = config.mail === undefined ? fileMail(folder, { clock, ids: systemIds }) : smtpMail(config.mail);
  const files = folderFiles(join(dataDir, 'uploads'));
  return {
    webhooks: nodeWebhooks(),
    files,
    mail,
    signIn: openSignIn({ store, secrets, ids: systemIds, reporter, mail, publicUrl }),
  };
}
