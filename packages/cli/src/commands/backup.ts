import type { Backup } from '@happy-homeland/contract';
import { backupList } from '@happy-homeland/contract';
import { systemNowMs } from '../clock.ts';
import type { Outside } from '../doctor/outside.ts';
import { outsideOf, slugIn } from '../doctor/outside.ts';
import type { ExitCode, Io } from '../io.ts';
import { UsageError } from '../io.ts';
import type { Language, Text } from '../language.ts';
import type { CommandLine } from './command-options.ts';
import { requireTarget } from './target.ts';

const LOOK_MS = 1_000;
/** A copy of a large database on a slow disk; what takes longer goes on, and `hh doctor` tells how it ended. */
const PATIENCE_MS = 1_800_000;

/** `hh backup`: asks the server for a backup of its database and waits until it is verified. */
export async function backup(line: CommandLine, lang: Language, io: Io): Promise<ExitCode> {
  const [surplus] = line.words;
  if (surplus !== undefined) throw new UsageError({ zh: `多出 ${surplus}`, en: `${surplus} is too many` });
  const { baseUrl, apiKey } = requireTarget(line, io.env);
  const headers = { authorization: `Bearer ${apiKey}` };
  const outside = outsideOf(baseUrl, io);
  const before = await newestOf(outside, headers);
  const started = await outside.ask('/v1/manage/backups', { method: 'POST', headers });
  if (started.status !== 202) {
    io.warn(refusalOf(slugIn(started))[lang]);
    return 1;
  }
  const ended = await waitFor(outside, { headers, before, nowMs: io.nowMs ?? systemNowMs });
  if (typeof ended === 'string') {
    io.warn(`${{ zh: '备份没有成功：', en: 'No backup was made: ' }[lang]}${(REASONS[ended] ?? OTHER_REASON)[lang]}`);
    return 1;
  }
  if (line.json) io.print(JSON.stringify(ended));
  else io.print(`${{ zh: '已备份并核验：', en: 'Backed up and verified: ' }[lang]}${summary(ended)}`);
  return 0;
}

type Headers = Readonly<Record<string, string>>;

async function newestOf({ ask }: Outside, headers: Headers): Promise<string | null> {
  const list = backupList.safeParse((await ask('/v1/manage/backups', { headers })).json);
  return list.success ? (list.data.items[0]?.name ?? null) : null;
}

interface Waiting {
  readonly headers: Headers;
  readonly before: string | null;
  readonly nowMs: () => number;
}

/** The new backup, or the reason why there is none. */
async function waitFor({ ask }: Outside, { headers, before, nowMs }: Waiting): Promise<Backup | string> {
  const giveUpMs = nowMs() + PATIENCE_MS;
  while (nowMs() < giveUpMs) {
    const list = backupList.parse((await ask('/v1/manage/backups', { headers })).json);
    const [newest] = list.items;
    if (!list.running) {
      return newest !== undefined && newest.name !== before ? newest : (list.failure?.reason ?? 'internal');
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return 'still-running';
}

function summary({ name, bytes, takenAt, counts, sha256 }: Backup): string {
  const mebibytes = (bytes / 1024 ** 2).toFixed(1);
  return `${name} · ${takenAt} · ${mebibytes} MiB · pledges ${counts.pledges} · entries ${counts.entries} · sha256 ${sha256}`;
}

function refusalOf(slug: string): Text {
  return REFUSALS[slug] ?? { zh: `服务没有接受（${slug}）`, en: `the deployment did not take it (${slug})` };
}

const REFUSALS: Readonly<Record<string, Text>> = {
  unauthorized: { zh: '密钥不被接受；请核对 HH_API_KEY', en: 'the key is not accepted; check HH_API_KEY' },
  forbidden: { zh: '只有运营者的密钥可以备份', en: 'only the operator’s key may make backups' },
  'backups-not-configured': {
    zh: '没有设置备份目录；请设置 BACKUP_DIR 后重启',
    en: 'no backup folder is set; set BACKUP_DIR and restart',
  },
};

const REASONS: Readonly<Record<string, Text>> = {
  'no-room': { zh: '备份目录空间不足', en: 'the backup folder has no room' },
  'not-sound': {
    zh: '副本未通过核验，数据库可能已损坏；请看 /readyz 与日志',
    en: 'the copy fails verification, so the database may be damaged; see /readyz and the log',
  },
  'not-copied': { zh: '数据库无法复制；请看日志', en: 'the database could not be copied; see the log' },
  'still-running': { zh: '仍在进行；请稍后运行 hh doctor', en: 'it is still going on; run hh doctor later' },
};
const OTHER_REASON: Text = { zh: '请看服务的日志', en: 'see the service’s log' };
