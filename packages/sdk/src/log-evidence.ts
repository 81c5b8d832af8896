// What is handed on when a log contradicts itself: both signed states, word for word. Nobody has to believe the browser that
// made the file, because only the log's own key could have signed both.

interface Contradiction {
  readonly origin: string;
  readonly earlier: string;
  readonly later: string;
}

const RULE = '-'.repeat(64);

export function evidenceOf({ origin, earlier, later }: Contradiction): string {
  return [
    'happy-homeland.log-evidence@v1',
    `公开账目记录“${origin}”自相矛盾：下面两份账目快照都有它的签名，而后一份并非在前一份之后续写。请交给审计机构或民政部门。`,
    `The public log “${origin}” contradicts itself: it signed both states below, and the second did not grow from the first. Give this to an auditor or to the civil affairs department.`,
    RULE,
    earlier.trimEnd(),
    RULE,
    later.trimEnd(),
    RULE,
    '',
  ].join('\n');
}
