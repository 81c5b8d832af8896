import type { Text } from './language.ts';

/** What `hh import --help` prints. */
export const IMPORT_HELP: Text = {
  zh: `用法：hh import FILE --source platform:名称|bank[:名称]|cash [选项]

导入指定平台的捐赠明细、银行流水（按附言中的付款识别码归项目）或线下现金明细：xlsx，或 CSV（UTF-8、GB18030、UTF-16）。
按列名识别各列并显示出来；用 --map 改过的，同一来源下次沿用。先读完整个文件并试算，有一行不符就不入账，
并指出单元格、原因和改法。认不出项目的银行和现金款项进入待认领，不拒收；中断后再次运行即继续，同一笔不会记两次。
不发送捐赠人姓名和附言，只发送识别码。

选项
  --project ID  没有写明项目的各行属于此项目；银行流水也用它确定是哪个慈善组织的账
  --map 列      如 --map amount=到账金额 --map project:爱心午餐=项目ID（列：date amount out serial note project count）
  --dry-run     只读取和试算，不入账；没有服务地址时只读取
  --out FILE    把读不出的行写成 CSV
  --data DIR    记住列名的地方，默认在用户目录
  --api URL · --key KEY · --json · --lang zh|en
退出码：0 已导入 · 1 有不符，没有入账或没有全部入账 · 2 命令有误`,
  en: `Usage: hh import FILE --source platform:NAME|bank[:NAME]|cash [options]

Imports the statement of a designated platform, of a bank (by the payment codes in its notes), or of cash: xlsx, or CSV in
UTF-8, GB18030 or UTF-16. Columns are told by their names and shown; what --map says otherwise is remembered for the same
source. The whole file is read and tried first: if one row does not fit, nothing is booked, and its cell is named with the
reason and what to do. Money of a bank or a box that names no project waits to be decided. Run it again to continue after
an interruption: nothing is booked twice. No names and no notes are sent, only codes.

Options
  --project ID  project of rows that name none; of a bank it also says whose books these are
  --map COLUMN  --map amount=HEADER, --map project:TEXT=ID (columns: date amount out serial note project count)
  --dry-run     read and try, book nothing; without an address only read
  --out FILE    write rows that cannot be read as CSV
  --data DIR    where names of columns are remembered, in the home folder by default
  --api URL · --key KEY · --json · --lang zh|en
Exit codes: 0 imported · 1 something does not fit, or not all was booked · 2 the command was not understood`,
};
