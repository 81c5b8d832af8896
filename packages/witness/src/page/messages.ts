import type { Language } from './language.ts';

export interface Messages {
  readonly title: string;
  readonly other: { readonly label: string; readonly lang: string };
  readonly runBy: (operator: string) => string;
  readonly does: string;
  readonly doesNot: string;
  readonly logs: string;
  readonly none: string;
  readonly good: string;
  readonly late: string;
  readonly forked: string;
  readonly unproven: string;
  readonly entries: string;
  readonly entryCount: (count: string) => string;
  readonly seenAt: string;
  readonly inChina: (time: string) => string;
  readonly snapshot: string;
  readonly original: string;
  readonly evidence: string;
  readonly noEvidence: string;
  readonly evidenceOf: Readonly<Record<'fork' | 'unproven', (size: string, time: string) => string>>;
  readonly key: string;
  readonly keyUse: string;
}

const ZH: Messages = {
  title: '独立核对方',
  other: { label: 'English', lang: 'en' },
  runBy: (operator) => `由${operator}运行`,
  does: '凡下列公开账目记录公布新的账目快照，本核对方都先核对：新快照必须完整保留此前的全部内容，只增不改，才会签名确认。',
  doesNot:
    '签名只说明本核对方看到的账目没有被改写。本核对方如果不归账目的运营方管，那么有它签名的快照，别人看到的也是同一份。签名不说明某张票据是真的，也不说明没有漏记。',
  logs: '核对哪些记录',
  none: '还没有收到账目快照。',
  good: '已核对，未见改写',
  late: '已超过 24 小时没有收到新的账目快照',
  forked: '发现两份互相矛盾的账目快照，证据在下方',
  unproven: '有一份账目快照未能证明是此前内容的延续，见下方',
  entries: '账目条数',
  entryCount: (count) => `${count} 条`,
  seenAt: '最近一次签名确认',
  inChina: (time) => `${time}（北京时间）`,
  snapshot: '账目快照',
  original: '原文',
  evidence: '留存的证据',
  noEvidence: '没有。',
  evidenceOf: {
    fork: (size, time) => `${time}：两份长度同为 ${size} 条的账目快照互相矛盾`,
    unproven: (size, time) => `${time}：长度为 ${size} 条的账目快照未能证明是延续（不一定是改写，请向该记录索取证明）`,
  },
  key: '本核对方的公钥',
  keyUse: '把这一行交给公开账目记录的运行方，或直接写进自己的信任文件：',
};

const EN: Messages = {
  title: 'Independent witness',
  other: { label: '中文', lang: 'zh' },
  runBy: (operator) => `Run by ${operator}`,
  does: 'Whenever one of the public records below publishes a new snapshot of its books, this witness first checks that everything published before is still there unchanged. Only then does it sign.',
  doesNot:
    'The signature says that the books this witness was shown were not rewritten. Where it is not run by whoever runs the books, a snapshot with its signature is also the same that others see. It does not say that an invoice is true, or that nothing was left out.',
  logs: 'Which records are watched',
  none: 'No snapshot has arrived yet.',
  good: 'Checked; nothing was rewritten',
  late: 'No new snapshot for more than 24 hours',
  forked: 'Two snapshots contradict each other; the evidence is below',
  unproven: 'A snapshot was not shown to continue what came before; see below',
  entries: 'Entries',
  entryCount: (count) => count,
  seenAt: 'Last signed',
  inChina: (time) => `${time} (Beijing time)`,
  snapshot: 'Snapshot',
  original: 'original text',
  evidence: 'Evidence kept',
  noEvidence: 'None.',
  evidenceOf: {
    fork: (size, time) => `${time}: two snapshots of ${size} entries contradict each other`,
    unproven: (size, time) =>
      `${time}: a snapshot of ${size} entries was not shown to be a continuation (not necessarily a rewrite: ask the record for a proof)`,
  },
  key: 'Public key of this witness',
  keyUse: 'Give this line to whoever runs a record, or put it into your own trust file:',
};

export function messagesFor(language: Language): Messages {
  return language === 'en' ? EN : ZH;
}
