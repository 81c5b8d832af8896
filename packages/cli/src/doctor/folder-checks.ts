// On the server itself: whether the data folder is as it should be. Only names, sizes and permissions are read: opening the
// live database with anything but the server could cost it its locks.

import type { Stats } from 'node:fs';
import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Verdict } from './verdict.ts';
import { ok, wrong } from './verdict.ts';

const DATABASE = 'happy-homeland.db';
/** The log is folded into the file every thousand pages or so; one this long means that something keeps it open. */
const LOG_MAX_BYTES = 512 * 1024 * 1024;
const FREE_MIN_BYTES = 1024 * 1024 * 1024;
const OTHERS = 0o077;

export async function checkFolder(folder: string): Promise<readonly Verdict[]> {
  const [own, database, log, mark] = await Promise.all([
    statOf(folder),
    statOf(join(folder, DATABASE)),
    statOf(join(folder, `${DATABASE}-wal`)),
    statOf(join(folder, `${DATABASE}.restoring`)),
  ]);
  if (!own?.isDirectory()) return [missing(folder, 'DATA_DIR')];
  if (mark !== null) return [RESTORE_CUT_OFF];
  if (database === null) return [missing(join(folder, DATABASE), 'DATA_DIR, LIBSQL_URL')];
  return [
    permissionVerdict(own, database),
    await roomVerdict(folder),
    ...((log?.size ?? 0) > LOG_MAX_BYTES ? [LOG_TOO_LONG] : []),
  ];
}

function missing(path: string, setting: string): Verdict {
  return wrong('fault', 'folder', {
    says: { zh: `没有 ${path}`, en: `there is no ${path}` },
    fix: { zh: `请核对 ${setting}，并以服务的用户运行`, en: `check ${setting}, and run this as the service’s user` },
  });
}

function permissionVerdict(folder: Stats, database: Stats): Verdict {
  const isPrivate = (folder.mode & OTHERS) === 0;
  if (isPrivate && folder.uid === database.uid) {
    return ok('folder', '数据目录只有服务的用户可读', 'only the service’s user can read the data folder');
  }
  return wrong('warning', 'folder', {
    says: {
      zh: isPrivate ? '数据库文件属于另一个用户' : '其他用户可以进入数据目录，其中有捐赠人的姓名',
      en: isPrivate
        ? 'the database belongs to another user'
        : 'other users can enter the data folder, which holds givers’ names',
    },
    fix: { zh: '请运行 chmod 700 与 chown 服务用户', en: 'chmod 700 the folder and chown it to the service’s user' },
  });
}

async function roomVerdict(folder: string): Promise<Verdict> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const gibibytes = (free / 1024 ** 3).toFixed(1);
  if (free >= FREE_MIN_BYTES) return ok('disk', `磁盘余 ${gibibytes} GiB`, `${gibibytes} GiB are free`);
  return wrong('warning', 'disk', {
    says: { zh: `磁盘只余 ${gibibytes} GiB`, en: `only ${gibibytes} GiB are free` },
    fix: { zh: '请清理空间；写满后无法记账', en: 'free some space: nothing can be booked on a full disk' },
  });
}

const RESTORE_CUT_OFF: Verdict = wrong('fault', 'folder', {
  says: { zh: '一次恢复中断了，服务不会启动', en: 'a restore was cut off, and no server starts over it' },
  fix: { zh: '请重新运行 npm run restore', en: 'run npm run restore again' },
});

const LOG_TOO_LONG: Verdict = wrong('warning', 'log', {
  says: { zh: '数据库的写前日志过长', en: 'the database’s write-ahead log is far too long' },
  fix: {
    zh: '请查看是否有其他程序打开了数据库，并重启服务',
    en: 'see whether anything else has the database open, and restart the service',
  },
});

function statOf(path: string): Promise<Stats | null> {
  return stat(path).catch(() => null);
}
