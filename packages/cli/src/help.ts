import { AUDIT_HELP } from './audit-help.ts';
import { DESK_HELP } from './desk-help.ts';
import { IMPORT_HELP } from './import-help.ts';
import type { Text } from './language.ts';

/** What each command's `--help` prints; the keys are the commands that exist. */
export const COMMANDS = {
  publish: {
    zh: `用法：hh publish FILE [选项]

把文件中的机构、慈善组织、网站、募捐活动和项目发布到服务。先核对整个文件，格式有一处不符就不发送。
按规则会被拒绝的新内容先行提示，是否接受由服务决定；服务的意见附条文、位置和改法。
可以重复运行：没有变化的不动，中断后再次运行即继续。

选项
  --api URL     服务地址，默认取环境变量 HH_API_URL
  --key KEY     发布密钥，默认取 HH_API_KEY（写在命令行里的密钥会被本机其他人看到）
  --dry-run     只核对并列出将要发送的内容
  --json        在标准输出给出各编号对应的 id，进度写到标准错误
  --lang zh|en  语言
退出码：0 完成 · 1 文件不符或服务未接受 · 2 命令有误`,
    en: `Usage: hh publish FILE [options]

Publishes the federations, charities, partners, sites, campaigns and projects of the file. The whole file is checked first;
if one thing does not fit its shape, nothing is sent. What the rules would refuse as new is said beforehand; the
deployment decides, and its word is printed with article, place and fix. Run it as often as you like: what has not
changed is left alone, and a run that stopped is continued by running it again.

Options
  --api URL     address of the deployment, HH_API_URL by default
  --key KEY     publishing key, HH_API_KEY by default (others on this machine can see a key on the command line)
  --dry-run     check, and list what would be sent
  --json        print the id of every key to standard output, progress to standard error
  --lang zh|en  language
Exit codes: 0 done · 1 the file does not fit or was not taken · 2 the command was not understood`,
  },
  check: {
    zh: `用法：hh check FILE [--at WHEN] [--json] [--ics [PATH]] [--lang zh|en]

核对文件能否发布：先核对格式，再按所属机构的规则包核对每个募捐活动（以及自己填报了资料的项目），
逐条列出不符合的、需留意的和未填报的，附条文、位置和改法；最后是信息公开日历。不发送任何内容，不需要密钥。

选项
  --at WHEN     按这一天（2026-11-22）或这一时刻（2026-11-22T14:00:00+08:00）的规定核对，默认现在
  --ics [PATH]  把日历写成 .ics 文件，供日历软件订阅；不带文件名则写到标准输出，核对结果写到标准错误
  --json        在标准输出给出全部结果
退出码：0 作为新发布会被接受 · 1 不会被接受 · 2 命令有误`,
    en: `Usage: hh check FILE [--at WHEN] [--json] [--ics [PATH]] [--lang zh|en]

Says whether the file can be published: first its shape, then every campaign (and every project that declares facts
of its own) by the rules of its federation's pack. Each thing that is not as they ask, that wants a look or was not
told is named with its article, its place and what to do; then comes the calendar of duties. Sends nothing and
needs no key.

Options
  --at WHEN     judge by the law of this day (2026-11-22) or instant (2026-11-22T14:00:00+08:00), now by default
  --ics [PATH]  write the calendar as an .ics file to subscribe to; without a file to standard output, and the
                findings to standard error
  --json        print everything to standard output for programs
Exit codes: 0 it would be taken as new · 1 it would not · 2 the command was not understood`,
  },
  import: IMPORT_HELP,
  audit: AUDIT_HELP,
  export: {
    zh: `用法：hh export URL --out FILE [--data DIR] [--lang zh|en]

把公开账目记录、快照、信任文件和当时公布的数字写进一个文件（tar），以后不连服务也能用 hh audit FILE 核对。
文件里只有公开的内容。下载可以中断后继续；写入时不判断对错，请随后核对。
退出码：0 已写出 · 1 账目快照不可信 · 2 没有完成或命令有误`,
    en: `Usage: hh export URL --out FILE [--data DIR] [--lang zh|en]

Writes the public log, its snapshot, the trust file and the figures published at that time into one file (tar), which
hh audit FILE audits later without the deployment. It holds nothing that is not public. An interrupted download goes on.
Nothing is judged while it is written: audit it.
Exit codes: 0 written · 1 the snapshot cannot be trusted · 2 it could not be done, or the command was not understood`,
  },
  books: {
    zh: `用法：hh books URL|FILE --term 2026-01..2026-12 --out DIR [--trust FILE] [--data DIR] [--lang zh|en]

先核对公开账目记录，再写出这一期间的序时账和科目余额表（xlsx 与 CSV，科目用中文名称）
以及 Beancount 文本（books.beancount，供第二个程序复算）。每个慈善组织、每个币种各记各的。
记录核对不符时不写。只含公开的账，不含捐赠人信息，不代替审计报告。
退出码：0 已写出 · 1 记录核对不符 · 2 没有完成或命令有误`,
    en: `Usage: hh books URL|FILE --term 2026-01..2026-12 --out DIR [--trust FILE] [--data DIR] [--lang zh|en]

Audits the public log, then writes journal and trial balance of the term (xlsx and CSV, accounts by their Chinese names)
and the same as Beancount text (books.beancount, for a second program to add up). Charities and currencies are kept apart.
Nothing is written where the log does not fit. Only what is public: no givers, and no auditor’s report.
Exit codes: 0 written · 1 the log does not fit · 2 it could not be done, or the command was not understood`,
  },
  verify: {
    zh: `用法：hh verify FILE --trust FILE [--json] [--lang zh|en]

不联网核验一份捐赠回执文件，或一份账目矛盾证据（网页、独立核对方或 hh audit 保存的）。--trust 是信任文件（运营方的密钥与独立核对方），请从可靠的途径取得。
说明证明了什么、没有证明什么。不发送任何内容。
退出码：0 核验通过 · 1 核验不通过 · 2 命令有误`,
    en: `Usage: hh verify FILE --trust FILE [--json] [--lang zh|en]

Verifies a receipt without any network, or evidence that a log contradicts itself, as web pages, witnesses and
hh audit keep it. --trust is the trust file (keys of the operator and of witnesses); get it
from somebody you trust. Says what is proved and what is not. Sends nothing.
Exit codes: 0 verified · 1 not verified · 2 the command was not understood`,
  },
  keygen: {
    zh: `用法：hh keygen --role log|witness --name NAME --out FILE [--lang zh|en]

生成一把签名密钥：log 给公开账目记录（名称即 LOG_ORIGIN，如 log.example.org/shili），witness 给独立核对方。
私钥写入 FILE（只有本人可读，不覆盖已有文件），公钥打印出来。换钥步骤见部署说明「公开账目记录的密钥」。
退出码：0 已生成 · 2 命令有误`,
    en: `Usage: hh keygen --role log|witness --name NAME --out FILE [--lang zh|en]

Makes a signing key: log for a public log (its name is LOG_ORIGIN, such as log.example.org/shili), witness for a witness.
The private key goes into FILE (readable by you alone, never over a file that is there), the public one is printed.
How to rotate: “Keys of the public log” in the deployment guide.
Exit codes: 0 made · 2 the command was not understood`,
  },
  ...DESK_HELP,
  doctor: {
    zh: `用法：hh doctor [--api URL] [--key KEY] [--site ORIGIN] [--data DIR] [--json] [--lang zh|en]

从外面检查一处部署：能否到达、证书与安全响应头、自检、公开地址、时钟、版本、网页组件与校验值、
支付通知地址、未登记网站是否被拒。逐条说明并给出改法。不改变任何内容。
  --key KEY      另查密钥与最近的备份（默认取 HH_API_KEY）
  --site ORIGIN  另查这个网站是否已登记
  --data DIR     在服务器上运行时，另查数据目录的权限与空间（不打开数据库）
退出码：0 一切正常 · 1 有需要处理的 · 2 命令有误`,
    en: `Usage: hh doctor [--api URL] [--key KEY] [--site ORIGIN] [--data DIR] [--json] [--lang zh|en]

Looks at a deployment from outside: whether it is there, certificate and security headers, what it says of itself,
its public address, clock, version, the widget and its hashes, the address for payment notices, and whether pages
that nobody registered are refused. Says of each thing how it is and what to do. Changes nothing.
  --key KEY      also the key, and the last backup (HH_API_KEY by default)
  --site ORIGIN  also whether this website is registered
  --data DIR     on the server itself: also permissions and room of the data folder; the database is not opened
Exit codes: 0 all is well · 1 something wants doing · 2 the command was not understood`,
  },
  backup: {
    zh: `用法：hh backup [--api URL] [--key KEY] [--json] [--lang zh|en]

请服务备份它的数据库，等到副本核验完毕。需要运营者的密钥；备份留在服务器的 BACKUP_DIR。
恢复在服务器上进行：npm run restore。
退出码：0 已备份并核验 · 1 没有成功 · 2 命令有误`,
    en: `Usage: hh backup [--api URL] [--key KEY] [--json] [--lang zh|en]

Asks the server for a backup of its database and waits until the copy is verified. Needs the operator's key; the
backup stays in the server's BACKUP_DIR. Restoring is done on the server: npm run restore.
Exit codes: 0 backed up and verified · 1 it was not · 2 the command was not understood`,
  },
} as const satisfies Record<string, Text>;

export type CommandName = keyof typeof COMMANDS;

export const OVERVIEW: Text = {
  zh: `用法：hh <命令> [选项]

命令
  publish FILE  把文件发布到服务
  check FILE    核对文件和规则，列出日历，不发送
  import FILE   导入平台、银行或现金明细
  audit URL     核对全部公开账目记录
  export URL    把公开账目记录写进一个文件
  books URL     写出序时账和科目余额表
  verify FILE   不联网核验捐赠回执或矛盾证据
  keygen        生成签名密钥
  files         管理项目的凭证和照片
  entries       列出项目的账目
  keys          管理程序密钥
  people        管理人员和角色
  work          办理拨款、核销、进展等事项
  hooks         登记接收通知的地址
  duties        列出应当公开的事项和期限
  attest        给审计抽查签名
  complaints    查看或销毁举报的内容
  messages      查看捐赠留言的原文
  regions       一个地区全部项目的合计
  doctor        从外面检查一处部署
  backup        请服务备份并核验数据库

hh <命令> --help 查看该命令的说明`,
  en: `Usage: hh <command> [options]

Commands
  publish FILE  publish a file to a deployment
  check FILE    check a file by its shape and the rules, list what falls due, send nothing
  import FILE   import a statement of a platform, a bank or cash
  audit URL     audit the whole public log
  export URL    write the public log into one file
  books URL     write journal and trial balance
  verify FILE   verify a receipt, or evidence of a contradiction, without any network
  keygen        make a signing key
  files         evidence and photographs of a project
  entries       entries of a project's books, with their numbers
  keys          keys of a federation's programs
  people        people of a federation and their roles
  work          carry disbursements, spending, updates and more through their steps
  hooks         where a federation's own systems are told
  duties        what has to be published or done, and by when
  attest        sign a spot check
  complaints    read what a report says, or destroy it
  messages      read what a giver's message says
  regions       what all projects of a region come to
  doctor        look at a deployment from outside
  backup        have the server back up and verify its database

hh <command> --help tells more about one`,
};
