// Every finding as a sentence with its place and both values, for people who have never heard of a tree of hashes.

import { isCurrency, toDecimalText } from '@happy-homeland/contract/money';
import type { BookFault } from '@happy-homeland/log/books';
import type { Text } from '../language.ts';
import { figureName } from './figure-names.ts';
import type { AuditFinding } from './finding.ts';

type Of<Kind extends AuditFinding['kind']> = Extract<AuditFinding, { readonly kind: Kind }>;

/** The sentence of one finding. */
export function findingText(finding: AuditFinding): Text {
  switch (finding.kind) {
    case 'leaf-rewritten':
      return rewritten(finding);
    case 'tile-differs':
      return tileDiffers(finding);
    case 'root-differs':
      return rootDiffers(finding);
    case 'history-rewritten':
      return historyRewritten(finding);
    case 'history-forked':
      return historyForked(finding);
    case 'rolled-back':
      return rolledBack(finding);
    case 'leaf-unreadable':
      return unreadable(finding);
    case 'origin-differs':
      return originDiffers(finding);
    case 'rotation-wrong':
      return rotationWrong(finding);
    case 'attestation-unsigned':
      return attestationUnsigned(finding);
    case 'book-fault':
      return bookFault(finding);
    case 'figure-differs':
      return figureDiffers(finding);
    case 'journal-differs':
      return journalDiffers(finding);
    case 'statement-differs':
      return statementDiffers(finding);
    case 'unwitnessed':
      return unwitnessed(finding);
    case 'project-unpublished':
      return unpublished(finding);
  }
}

function rewritten({ index, now, before }: Of<'leaf-rewritten'>): Text {
  return {
    zh: `第 ${index + 1} 条记录被改动：已签名的不是现在这一条${before === undefined ? '' : `\n    上次核对时：${before}`}\n    现在：${now}`,
    en: `entry ${index + 1} was rewritten: it is not the one that was signed${before === undefined ? '' : `\n    at the audit before: ${before}`}\n    now: ${now}`,
  };
}

function tileDiffers({ path, from, until }: Of<'tile-differs'>): Text {
  return {
    zh: `文件 ${path} 与第 ${from + 1} 至 ${until} 条记录不符`,
    en: `the file ${path} does not fit entries ${from + 1} to ${until}`,
  };
}

function rootDiffers({ signed, recomputed }: Of<'root-differs'>): Text {
  return {
    zh: `记录与账目快照不符：快照签的是 ${signed}，由记录算出的是 ${recomputed}`,
    en: `the entries do not fit the snapshot: ${signed} is signed, ${recomputed} is what the entries give`,
  };
}

function historyRewritten(finding: Of<'history-rewritten'>): Text {
  return {
    zh: `历史被改写：上次核对过的 ${finding.sizeBefore} 条不再是现在 ${finding.sizeNow} 条的开头${finding.index === undefined ? '' : `，从第 ${finding.index + 1} 条起不同`}。两份签名快照已存为证据：${finding.evidence}`,
    en: `history was rewritten: the ${finding.sizeBefore} entries audited before are no longer the beginning of today’s ${finding.sizeNow}${finding.index === undefined ? '' : `, from entry ${finding.index + 1} on`}. Both signed snapshots are kept as evidence: ${finding.evidence}`,
  };
}

function historyForked({ sizeNow, evidence }: Of<'history-forked'>): Text {
  return {
    zh: `出现两本账：同为 ${sizeNow} 条，却签了两份不同的快照。两份已存为证据：${evidence}`,
    en: `there are two histories: both of ${sizeNow} entries, both signed, and different. Both are kept as evidence: ${evidence}`,
  };
}

function rolledBack({ sizeBefore, sizeNow, evidence }: Of<'rolled-back'>): Text {
  return {
    zh: `记录变少：上次核对到 ${sizeBefore} 条，现在只公布 ${sizeNow} 条。两份签名快照已存为证据：${evidence}`,
    en: `entries are gone: ${sizeBefore} were audited before, ${sizeNow} are published now. Both signed snapshots are kept as evidence: ${evidence}`,
  };
}

function unreadable({ index, now }: Of<'leaf-unreadable'>): Text {
  return {
    zh: `第 ${index + 1} 条记录不合格式：${now}`,
    en: `entry ${index + 1} is not of the published form: ${now}`,
  };
}

function originDiffers({ index, expected, found }: Of<'origin-differs'>): Text {
  return {
    zh: `第 ${index + 1} 条记录属于另一份公开账目记录：应为 ${expected}，实际是 ${found}`,
    en: `entry ${index + 1} belongs to another log: expected ${expected}, found ${found}`,
  };
}

function rotationWrong({ index, key }: Of<'rotation-wrong'>): Text {
  if (index === null) {
    return {
      zh: `信任文件中的密钥 ${key} 没有换钥记录，或有效范围与记录不同`,
      en: `no entry hands over to the key ${key} of the trust file, or not at that size`,
    };
  }
  return {
    zh: `第 ${index + 1} 条换钥记录没有新旧两把密钥的有效签名：${key}`,
    en: `entry ${index + 1} hands over to ${key} without valid signatures of the old and the new key`,
  };
}

function attestationUnsigned({ index, by, key, digest }: Of<'attestation-unsigned'>): Text {
  return {
    zh: `第 ${index + 1} 条审计声明没有有效签名：称由「${by}」出具，但密钥 ${key} 没有为本记录签过这份报告（摘要 ${digest}）`,
    en: `attestation ${index + 1} is not validly signed: it says “${by}”, but the key ${key} has not signed this report (digest ${digest}) for this log`,
  };
}

function bookFault({ index, fault, entry }: Of<'book-fault'>): Text {
  return {
    zh: `第 ${index + 1} 条记录有误：${FAULTS[fault].zh}\n    ${entry}`,
    en: `entry ${index + 1} is wrong: ${FAULTS[fault].en}\n    ${entry}`,
  };
}

function figureDiffers(finding: Of<'figure-differs'>): Text {
  return {
    zh: `项目「${finding.title}」（${finding.projectId}）${figureName(finding.figure).zh}：公布 ${amountText(finding, finding.published)}，由记录算出 ${amountText(finding, finding.recomputed)}`,
    en: `project “${finding.title}” (${finding.projectId}), ${figureName(finding.figure).en}: published ${amountText(finding, finding.published)}, the log gives ${amountText(finding, finding.recomputed)}`,
  };
}

function journalDiffers({ projectId, title, index, published, logged }: Of<'journal-differs'>): Text {
  return {
    zh: `项目「${title}」（${projectId}）公布的流水与第 ${index === null ? '—' : index + 1} 条记录不同\n    公布：${published ?? '没有这一笔'}\n    记录：${logged ?? '没有这一笔'}`,
    en: `project “${title}” (${projectId}): the published journal differs from entry ${index === null ? '—' : index + 1} of the log\n    published: ${published ?? 'no such entry'}\n    the log: ${logged ?? 'no such entry'}`,
  };
}

function statementDiffers({ index, projectId, what, stated, recomputed }: Of<'statement-differs'>): Text {
  return {
    zh: `第 ${index + 1} 条月度声明（项目 ${projectId}）的${STATED[what].zh}与记录不同\n    声明：${stated}\n    记录：${recomputed}`,
    en: `statement ${index + 1} (project ${projectId}): its ${STATED[what].en} differ from the log\n    stated: ${stated}\n    the log: ${recomputed}`,
  };
}

const STATED: Readonly<Record<Of<'statement-differs'>['what'], Text>> = {
  range: { zh: '起止', en: 'bounds' },
  count: { zh: '条数', en: 'entries' },
  root: { zh: '校验值', en: 'digests' },
  figures: { zh: '余额', en: 'balances' },
};

function unwitnessed({ from, until }: Of<'unwitnessed'>): Text {
  return {
    zh: `公布的数字用到了第 ${from + 1} 至 ${until} 条记录，看过它们的独立核对方还不够；稍后再核对一次`,
    en: `the published figures rest on entries ${from + 1} to ${until}, which too few witnesses have seen yet; audit again later`,
  };
}

function unpublished({ projectId }: Of<'project-unpublished'>): Text {
  return {
    zh: `项目 ${projectId} 在记录中有账，却没有公布`,
    en: `project ${projectId} has entries in the log and is not published`,
  };
}

const FAULTS: Readonly<Record<BookFault | 'not-a-mirror', Text>> = {
  unbalanced: { zh: '借贷不平', en: 'debits and credits are not the same' },
  'wrong-amount': { zh: '所记金额与分录合计不同', en: 'its amount is not the sum of its postings' },
  'wrong-accounts': { zh: '动用了这类业务不应动用的科目', en: 'it moves accounts that such an entry does not move' },
  'repeated-entry': { zh: '同一笔账出现两次', en: 'the same entry of the books stands twice' },
  'repeated-receipt': { zh: '同一回执编号出现两次', en: 'the same receipt number stands twice' },
  'reversed-twice': { zh: '更正了已经更正过的一笔', en: 'it corrects what was corrected already' },
  'reverses-later': { zh: '更正了它之后的记录', en: 'it corrects something that comes later' },
  'fund-overdrawn': { zh: '项目资金被透支', en: 'the project’s fund is overdrawn' },
  'account-overdrawn': { zh: '科目余额方向不对', en: 'an account is on its wrong side' },
  'misplaced-genesis': { zh: '首条记录不在它应在的位置', en: 'the first entry of a log is not where it must be' },
  'too-large': { zh: '金额超出可计算的范围', en: 'an amount is too large to be counted' },
  'not-a-mirror': { zh: '更正与被更正的记录不是相反的同一笔', en: 'it does not take back exactly what it corrects' },
};

function amountText(
  { figure, currency }: { readonly figure: string; readonly currency: string },
  value: number,
): string {
  if (figure.startsWith('donors') || !isCurrency(currency)) return String(value);
  return `${toDecimalText({ amountMinor: value, currency })} ${currency}`;
}
