// What /verify says once it has verified, and why not where it does not hold. In the script, because nothing may be asked
// of the server then.

import type { ReceiptRefusal } from '@happy-homeland/sdk';

type Said = readonly [what: string, next: string];

const refusal: Readonly<Record<ReceiptRefusal, Said>> = {
  'not-a-receipt': ['这不是捐赠回执文件。', '请选择名字以 .tlog-proof 结尾的文件，或粘贴它的全部文字。'],
  'web-page': ['这是一个网页，不是回执文件。', '可能保存时网络要求登录。请重新打开回执页面，再下载一次。'],
  damaged: ['这份回执文件不完整，或有字被改动过。', '请重新下载，不要用编辑软件打开后另存。'],
  'not-a-gift': ['这份文件里没有捐赠。', '它可能是公开账目里的另一种记录。'],
  'other-project': ['这是捐给另一个项目的回执。', '请核对您选择的文件。'],
  'other-receipt': ['这是另一张回执。', '请核对您选择的文件。'],
  'other-log': ['这份回执属于另一份公开账目记录，不是本网站的。', '请到出具它的网站核验。'],
  'unknown-key': ['这份回执自称属于本网站，但签名的人不认识。', '不要相信它。如果是别人给您的，请向慈善组织核对。'],
  'wrong-signature': ['签名不对：内容被改动过，或签名是伪造的。', '不要相信它。如果是您自己保存的，请重新下载。'],
  'key-out-of-use': ['签名用的钥匙在那时已经停用，或还没有启用。', '不要相信它，请向慈善组织核对。'],
  'too-few-witnesses': ['有运营方的签名，但看过这份账目快照的核对方不够。', '请过几分钟重新下载回执。'],
  'not-in-log': ['签名是真的，但这笔捐赠不在签名的账目里。', '不要相信它：金额、编号或位置与账目不符。'],
  'opening-wrong': ['公开部分与私有部分不是同一笔捐赠。', '署名、留言等私有内容与账目不符，请重新下载您自己的回执。'],
  'trust-unusable': ['本页缺少核验用的钥匙。', '请重新打开本页。'],
  'verifier-missing': ['核验程序没有加载完。', '请联网后重新打开本页，等到显示“可以断网核验”。'],
};

const notThere: Said = ['本网站没有这张回执。', '请核对编号。'];
const notPublished: Said = ['这笔捐赠刚入账，还没有写入公开账目快照。', '请十几秒后再试。'];
const noAnswer: Said = ['没有连上本网站。', '请看看网络，再试一次；有回执文件的话，断网也能核验。'];

export const verifyZhCn = {
  ready: '核验程序已全部装入本页：现在可以断网核验。',
  checking: '正在核验。',
  proved: '核验通过：这笔捐赠在公开账目记录里',
  provedAlone: '核验通过，但还没有别人看过这份账目',
  contradicted: '现在的账目与这份回执矛盾',
  refused: '核验不通过',
  refusal,
  unreadable: '这个文件读不出来。',
  facts: '这笔捐赠',
  amount: '金额',
  date: '到账日期',
  receiptNo: '回执编号',
  project: '项目',
  openProject: '打开项目账目',
  shown: '已经证明',
  place: (index: string, size: string) =>
    `它是公开账目记录的第 ${index} 条（那时共 ${size} 条），金额、日期、项目都与账目一致。`,
  signed: (origin: string) => `账目快照有“${origin}”的签名，内容没有改动。`,
  seenBy: (count: number, needed: number) =>
    `${count} 家核对方也看到了同一份账目（${needed === 0 ? '目前没有要求' : `至少要 ${needed} 家`}）：`,
  operator: { own: '运营方自己的', other: '运营方以外的' },
  at: (time: string) => `${time} 看到`,
  nobody: '还没有独立核对方看过这份账目快照，只有运营方自己的签名。',
  onlyOwn: '看过的都是运营方自己的核对方，还没有别人。',
  opened: '您的私有部分与账目里的密封记录相符：',
  openedNothing: '您的私有部分与账目里的密封记录相符；您没有填写署名、留言或票据信息。',
  notOpened: '这份文件只有公开部分，没有署名、留言等内容，因此没有核对它们。',
  colon: '：',
  fact: {
    displayName: '署名',
    message: '留言',
    fiscalTitle: '票据抬头',
    fiscalTaxNumber: '税号',
    fiscalEmail: '票据邮箱',
  },
  notShown: '没有证明',
  limits: [
    '不证明钱已经用到受益人身上：请看项目页的拨付、支出和凭证。',
    '不证明账目没有漏记：那要靠审计和银行对账。',
    '不证明这之后没有退款或更正：请联网核对，或看回执页面的状态。',
    '核验用的钥匙和程序来自本网站：不放心，可以用命令行 hh verify，或到独立核对方的网站核验。',
  ],
  by: { webcrypto: '签名由浏览器自带的功能核验。', noble: '这个浏览器没有自带的功能，签名由本页带的程序核验。' },
  askNow: '再与现在的公开账目核对',
  askNowNote: '这一步会向本网站读取公开账目，但不会发送您的回执。',
  now: {
    seen: (size: string) => `现在的公开账目（共 ${size} 条）是在您的回执之后续写的，以前的内容没有改写。`,
    contradiction: '现在的公开账目与您的回执矛盾：以前公布的账目被改写过。请保存证据，交给审计机构或民政部门。',
    older: '收到的公开账目比您的回执旧，可能是网络缓存。请过一会儿再试。',
    refused: '收到的公开账目没有通过核验，没有核对成功。',
    unreachable: '没有连上公开账目，这一步没有核对。回执本身的核验不受影响。',
  },
  save: '保存证据',
  evidenceName: '账目矛盾证据.txt',
  scanned: (receiptNo: string) =>
    `您扫的码是回执 ${receiptNo}。请选择您保存的回执文件；没有的话，可以从本网站取回它的公开部分。`,
  fetchNow: '取回公开部分并核验',
  fetching: '正在取回。',
  notYet: '还没有核验',
  notThere,
  notPublished,
  noAnswer,
  again: '再试一次',
  scanMissing: '扫码程序没有装入。',
};

export type VerifyMessages = typeof verifyZhCn;
