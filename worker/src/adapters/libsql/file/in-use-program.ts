// A program: says `in use` when any process has this database open, `free` when none has, `unreadable` when it is no
// database any more. Argument: path. Every connection to a WAL database holds a shared lock as long as it lives, so the
// kernel knows, whatever became of ports and process numbers. It ends without closing, because closing would write the
// log into the file, and a file that is about to be put aside stays as it is.

import { FileConnection } from './file-connection.ts';

const [path = ''] = process.argv.slice(2);

function verdict(): string {
  try {
    const file = new FileConnection(path);
    file.rows('PRAGMA locking_mode = EXCLUSIVE');
    file.rows('BEGIN EXCLUSIVE');
    return 'free';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return /BUSY|LOCKED/.test(code) ? 'in use' : 'unreadable';
  }
}

process.stdout.write(`${verdict()}\n`, () => process.kill(process.pid, 'SIGKILL'));
