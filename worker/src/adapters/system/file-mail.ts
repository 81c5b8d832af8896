// Letters as files: what the demo sends can be read in a folder, and nothing leaves the machine. One file a letter, named by
// the moment, readable for its owner alone because a letter may hold a token.

import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock, Ids, Letter, Mail } from '../../ports/index.ts';
import { MailError } from '../../ports/index.ts';

/** A mail port that writes into `folder`, which it makes. */
export function fileMail(folder: string, { clock, ids }: { readonly clock: Clock; readonly ids: Ids }): Mail {
  return {
    async send(letter) {
      const sentAt = new Date(clock.nowMs());
      const name = `${sentAt.toISOString().replaceAll(/[:.]/g, '-')}-${ids.id().slice(0, 8)}.txt`;
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        // Under another name first, so that whoever watches the folder never reads half a letter.
        await writeFile(join(folder, `.${name}`), textOf(letter, sentAt), { mode: 0o600, flag: 'wx', flush: true });
        await rename(join(folder, `.${name}`), join(folder, name));
      } catch (error) {
        throw new MailError('the letter could not be written', { cause: error });
      }
    },
  };
}

// Our own words and a checked address, but a line break in any would make a header of what follows.
function textOf({ to, subject, text, unsubscribeUrl }: Letter, sentAt: Date): string {
  const line = (value: string) => value.replaceAll(/[\r\n]+/g, ' ');
  const end = unsubscribeUrl === undefined ? '' : `\nList-Unsubscribe: <${line(unsubscribeUrl)}>`;
  return `To: ${line(to)}\nSubject: ${line(subject)}\nDate: ${sentAt.toUTCString()}${end}\n\n${text}`;
}
