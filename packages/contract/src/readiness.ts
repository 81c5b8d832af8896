// What `/readyz` can find, once: a code for programs, words for people, and whether the deployment can still do its work.
// The words are all that leaves the house: no path, no address, no key stands in them.

import type { ReadinessFinding } from './readiness-answer.ts';

interface ReadinessRow {
  /** `fault`: nothing can be served. `warning`: it serves, but somebody has to look today. */
  readonly level: 'fault' | 'warning';
  readonly zh: string;
  readonly en: string;
}

/** code → level, and what it means and what to do, in one sentence. */
export const READINESS = {
  'database-busy': {
    level: 'fault',
    zh: '数据库被另一个进程占用；请停止其他打开该文件的程序',
    en: 'another process holds the database: stop whatever else has the file open',
  },
  'database-overloaded': {
    level: 'fault',
    zh: '等待写入的请求过多；请稍候，若持续请查看磁盘速度',
    en: 'too many writes are waiting: wait a little; if it stays, look at the disk',
  },
  'database-full': {
    level: 'fault',
    zh: '磁盘已满，无法写入；请清理空间，无需重启',
    en: 'the disk is full and nothing can be written: free some space, no restart is needed',
  },
  'database-damaged': {
    level: 'fault',
    zh: '数据库文件已损坏；请停止服务，保留原文件，恢复最近的备份',
    en: 'the database file is damaged: stop the service, keep the file, restore the last backup',
  },
  'database-other-mode': {
    level: 'fault',
    zh: '数据库属于另一种模式（测试或正式）；请核对密钥与数据库',
    en: 'the database belongs to the other mode (test or live): check which key and which database are set',
  },
  'database-newer-schema': {
    level: 'fault',
    zh: '数据库属于另一个版本的软件；请启动与其相符的版本',
    en: 'the database belongs to another version of this software: start the version that fits',
  },
  'database-unavailable': {
    level: 'fault',
    zh: '数据库无法打开或读写；请核对目录、属主与权限',
    en: 'the database cannot be opened, read or written: check its folder, owner and permissions',
  },
  ending: {
    level: 'fault',
    zh: '进程正在结束，即将重新启动',
    en: 'the process is ending and will be replaced',
  },
  'provider-unreachable': {
    level: 'warning',
    zh: '支付机构没有应答，暂时无法接受捐赠；请核对网络与支付机构的状态页',
    en: 'the payment provider does not answer, so no gift can be taken now: check the network and its status page',
  },
  'provider-misconfigured': {
    level: 'warning',
    zh: '支付机构不接受所设的密钥；请核对密钥及其权限',
    en: 'the payment provider refuses the key: check the key and what it permits',
  },
  'widget-missing': {
    level: 'warning',
    zh: '网页组件文件缺失，网站上的标签无法显示；请运行 npm run build 后重启',
    en: 'the widget files are missing, so tags on websites show nothing: run npm run build and restart',
  },
  'sweep-stalled': {
    level: 'warning',
    zh: '未完成捐赠的清查已停滞；请查看日志并重启',
    en: 'the sweep of unfinished gifts has stalled: read the log and restart',
  },
  'clock-off': {
    level: 'warning',
    zh: '本机时钟与支付机构相差过大，签名通知会被拒绝；请校准时间',
    en: 'the clock is far from the provider’s, so signed notices will be refused: set the time',
  },
  'proxy-untrusted': {
    level: 'warning',
    zh: '前面的代理不在 TRUSTED_PROXIES 中，所有访客会被当作同一个人而受限；请加入代理的地址',
    en: 'the proxy in front is not in TRUSTED_PROXIES, so all visitors count as one and are limited together: add its address',
  },
  'disk-nearly-full': {
    level: 'warning',
    zh: '磁盘即将写满；请清理空间',
    en: 'the disk is nearly full: free some space',
  },
  'log-rolled-back': {
    level: 'warning',
    zh: '数据库比已公开的账目记录旧（可能恢复了旧备份），已停止公开签署；请停止服务，恢复最新的数据库，切勿删除旁边的 -log 文件',
    en: 'the database is older than what was published (restored from a backup?), so nothing more is signed: stop, restore the newest database, and keep the -log file beside it',
  },
  'log-damaged': {
    level: 'warning',
    zh: '公开账目记录与数据库不一致，已停止公开签署；请保留现场，查看日志，核对是否有人改动过数据',
    en: 'the public log and the database do not agree, so nothing more is signed: keep everything as it is, read the log lines, find out who changed data',
  },
  'log-other-origin': {
    level: 'warning',
    zh: '数据库中的公开账目记录属于另一个名称；请将 LOG_ORIGIN 改回原值',
    en: 'the public log in the database has another name: set LOG_ORIGIN back to what it was',
  },
  'log-stalled': {
    level: 'warning',
    zh: '已入账的款项十分钟内未能公开；请查看日志并重启',
    en: 'what was booked has not been published for ten minutes: read the log lines and restart',
  },
  'log-unwitnessed': {
    level: 'warning',
    zh: '一天以来没有足够的独立核对方确认公开账目；请核对网络与 LOG_WITNESSES',
    en: 'for a day not enough witnesses have confirmed the public log: check the network and LOG_WITNESSES',
  },
  'books-differ': {
    level: 'warning',
    zh: '账目与已公开的银行或支付机构对账结果不再一致；请查看日志中的账户与差额，更正账目或重新对账',
    en: 'the books no longer give what was published as agreed with a bank or a provider: the log lines name the account and the difference; correct the books or reconcile anew',
  },
  'backup-overdue': {
    level: 'warning',
    zh: '最近一次经核验的备份已过期；请查看日志与备份目录',
    en: 'the last verified backup is too old: read the log and look at the backup folder',
  },
} as const satisfies Record<string, ReadinessRow>;

export type ReadinessCode = keyof typeof READINESS;

/** A finding with its level and its words. */
export function readinessFindingOf(code: ReadinessCode): ReadinessFinding {
  return { code, ...READINESS[code] };
}
