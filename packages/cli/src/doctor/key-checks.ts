// With a key: whose it is, and for the operator when the last verified backup was taken.

import { backupList } from '@happy-homeland/contract';
import type { Outside } from './outside.ts';
import { slugIn } from './outside.ts';
import type { Verdict } from './verdict.ts';
import { note, ok, wrong } from './verdict.ts';

const DAY_MS = 86_400_000;
const BACKUP_AGE_MAX_MS = 2 * DAY_MS;

export async function checkKey({ ask }: Outside, apiKey: string, nowMs: () => number): Promise<readonly Verdict[]> {
  const answer = await ask('/v1/manage/backups', { headers: { authorization: `Bearer ${apiKey}` } });
  const list = backupList.safeParse(answer.json);
  if (list.success) {
    return [ok('key', '密钥有效：运营者', 'the key is good: the operator’s'), backupVerdict(list.data, nowMs())];
  }
  switch (slugIn(answer)) {
    case 'forbidden':
      return [ok('key', '密钥有效：一家机构的', 'the key is good: one federation’s')];
    case 'backups-not-configured':
      return [ok('key', '密钥有效：运营者', 'the key is good: the operator’s'), NO_FOLDER];
    default:
      return [
        wrong('fault', 'key', {
          says: { zh: `密钥不被接受（${answer.status}）`, en: `the key is not accepted (${answer.status})` },
          fix: {
            zh: '请核对 HH_API_KEY；遗失的密钥只能新建',
            en: 'check HH_API_KEY; a lost key can only be made anew',
          },
        }),
      ];
  }
}

const NO_FOLDER: Verdict = wrong('warning', 'backup', {
  says: { zh: '没有设置备份目录', en: 'no backup folder is set' },
  fix: {
    zh: '请设置 BACKUP_DIR 后重启；托管数据库请确认其自身的备份',
    en: 'set BACKUP_DIR and restart; with a hosted database, see to its own backups',
  },
});

function backupVerdict({ items, failure, running }: ReturnType<typeof backupList.parse>, nowMs: number): Verdict {
  const [newest] = items;
  if (newest === undefined) {
    if (running) return note('backup', '第一次备份正在进行', 'the first backup is under way');
    return wrong('warning', 'backup', {
      says: { zh: '还没有经核验的备份', en: 'there is no verified backup yet' },
      fix: { zh: '请运行 hh backup', en: 'run hh backup' },
    });
  }
  const ageMs = nowMs - Date.parse(newest.takenAt);
  if (ageMs <= BACKUP_AGE_MAX_MS && failure === null) {
    return ok('backup', `最近的备份：${newest.name}`, `the last verified backup is ${newest.name}`);
  }
  const why = failure === null ? '' : ` (${failure.reason})`;
  return wrong('warning', 'backup', {
    says: {
      zh: `最近的备份是 ${newest.name}，之后的没有成功${why}`,
      en: `the last verified backup is ${newest.name}, and none has come through since${why}`,
    },
    fix: { zh: '请查看磁盘空间与日志，再运行 hh backup', en: 'look at the disk and the log, then run hh backup' },
  });
}
