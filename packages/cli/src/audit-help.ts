import type { Text } from './language.ts';

/** What `hh audit --help` prints. */
export const AUDIT_HELP: Text = {
  zh: `用法：hh audit URL|FILE [--trust FILE] [--data DIR] [--reuse] [--journal] [--json] [--lang zh|en]

核对一处服务的全部公开账目记录（或 hh export 写出的文件）：签名与独立核对方，逐条记录与账目快照，
与上次核对的快照是否前后一致，重算每一笔账，再与每个项目公布的数字和流水比较。不需要密钥，不改变服务上的任何内容。
中断后再次运行同一命令即从断处继续。发现前后矛盾时，两份签名快照存在 DIR/evidence 里作证据。

选项
  --trust FILE  信任文件（运营方的密钥与独立核对方）；不给则用服务自己的，首次保存，以后比对
  --data DIR    下载的文件与上次核对的快照存放处，默认在用户目录
  --reuse       沿用上次核对已下载的，只取新增的；不加则全部重取，服务今天给的才算数
  --journal     超过一万条时也逐笔比较公布的流水
  --json        在标准输出给出全部结果
退出码：0 全部相符 · 1 有不符 · 2 没有完成或命令有误`,
  en: `Usage: hh audit URL|FILE [--trust FILE] [--data DIR] [--reuse] [--journal] [--json] [--lang zh|en]

Audits the whole public log of a deployment, or a file written by hh export: signatures and witnesses, every entry
against the signed snapshot, that snapshot against the one audited before, every entry of the books added up again, and
every published figure of every project, with its journal, compared. Needs no key, changes nothing.
A run that was interrupted is continued by running it again. Where two signed snapshots contradict each other, both are
kept in DIR/evidence.

Options
  --trust FILE  trust file (keys of the operator and of witnesses); the deployment’s own by default, kept the first time
                and compared from then on
  --data DIR    where fetched files and the last audited snapshot are kept, in the home folder by default
  --reuse       use what the audit before fetched and fetch what is new; by default everything is fetched anew, because
                what is served today is the question
  --journal     compare published journals entry by entry also beyond 10,000 entries
  --json        print everything to standard output for programs
Exit codes: 0 everything fits · 1 something differs · 2 it could not be done, or the command was not understood`,
};
