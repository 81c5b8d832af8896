// What a receipt proves and what it does not, in words for its giver.

import { CHECKPOINT_REFUSALS, witnessText } from '../audit/checkpoint-words.ts';
import { amountText } from '../books/amount-text.ts';
import type { Text } from '../language.ts';
import { counted } from '../text/counted.ts';
import type { ReceiptRefusal, ReceiptVerdict } from './verify-file.ts';

const REFUSALS: Readonly<Record<ReceiptRefusal, Text>> = {
  ...CHECKPOINT_REFUSALS,
  'file-malformed': { zh: '这不是完整的捐赠回执文件', en: 'this is not a whole receipt file' },
  'inclusion-wrong': {
    zh: '这笔记录不在已签名的公开账目记录里',
    en: 'this entry is not in the public log that was signed',
  },
  'not-a-gift': { zh: '证明的记录不是一笔捐赠', en: 'the entry that is proved is not a gift' },
  'opening-wrong': {
    zh: '文件里的本人信息与记录所绑定的不同',
    en: 'the personal part is not what the entry was bound to',
  },
};

const FACTS: Readonly<Record<string, Text>> = {
  displayName: { zh: '署名', en: 'name shown' },
  message: { zh: '留言', en: 'message' },
  fiscalTitle: { zh: '票据抬头', en: 'name on the fiscal receipt' },
  fiscalTaxNumber: { zh: '票据税号', en: 'tax number' },
  fiscalEmail: { zh: '票据邮箱', en: 'e-mail for the fiscal receipt' },
};

/** The lines of a verdict. `timeZone`: the reader's; the machine's own unless given. */
export function receiptTexts(verdict: ReceiptVerdict, timeZone?: string): Text[] {
  return verdict.ok ? provedTexts(verdict, timeZone) : [refusalText(verdict.reason)];
}

function refusalText(reason: ReceiptRefusal): Text {
  const { zh, en } = REFUSALS[reason];
  return { zh: `✗ 核验不通过：${zh}`, en: `✗ Not verified: ${en}` };
}

function provedTexts(verdict: Extract<ReceiptVerdict, { ok: true }>, timeZone: string | undefined): Text[] {
  const { leaf, index, size, origin, facts } = verdict;
  const { date, project, amountMinor, currency, receiptNo = '—' } = leaf;
  const amount = `${amountText(amountMinor, currency)} ${currency}`;
  const opened = Object.entries(facts ?? {}).map(([name, value = '']) => ({
    zh: `  ${FACTS[name]?.zh ?? name}：${value}`,
    en: `  ${FACTS[name]?.en ?? name}: ${value}`,
  }));
  return [
    { zh: '✓ 核验通过', en: '✓ Verified' },
    {
      zh: `  金额 ${amount} · 日期 ${date} · 项目 ${project} · 回执编号 ${receiptNo}`,
      en: `  ${amount} on ${date} to project ${project}, receipt ${receiptNo}`,
    },
    ...opened,
    {
      zh: `  公开账目记录 ${origin} 第 ${BigInt(index) + 1n} 条，快照共 ${size} 条`,
      en: `  Entry ${BigInt(index) + 1n} of the public log ${origin}, in a snapshot of ${counted(Number(size), 'entry', 'entries')}`,
    },
    prefixed(witnessText(verdict, timeZone)),
    {
      zh: '证明了：这笔捐赠以这个金额记入了公开账目，记入后没有被改动。',
      en: 'Proved: this gift was entered into the public books with this amount, and has not been changed in that snapshot.',
    },
    facts === null
      ? {
          zh: '文件里没有本人信息，不证明是谁捐的。',
          en: 'The file has no personal part, so it does not prove who gave.',
        }
      : {
          zh: '也证明了：上面的本人信息就是当时所填的。',
          en: 'Proved as well: the personal part above is what was stated then.',
        },
    {
      zh: '没有证明：善款后来怎样使用、之后有没有退款或更正、是不是税前扣除票据。看全部账目请用 hh audit。',
      en: 'Not proved: how the money was used, whether it was refunded or corrected later, or a tax deduction. hh audit looks at all of the books.',
    },
  ];
}

function prefixed({ zh, en }: Text): Text {
  return { zh: `  ${zh}`, en: `  ${en}` };
}
