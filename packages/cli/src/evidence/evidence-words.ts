// What an evidence file proves and what it does not, in words for whoever was handed it.

import type { Trust } from '@happy-homeland/log';
import { formatVerifierKey } from '@happy-homeland/log';
import type { EvidenceVerdict, ExaminedEvidence, SignedState } from '@happy-homeland/log/evidence';
import type { Text } from '../language.ts';
import { counted } from '../text/counted.ts';
import { instantText } from '../text/instant-text.ts';

/** The lines of a verdict. `timeZone`: the reader's; the machine's own unless given. */
export function evidenceTexts(examined: ExaminedEvidence | undefined, { origin }: Trust, timeZone?: string): Text[] {
  if (examined === undefined) {
    return [
      {
        zh: `✗ 核验不通过：文件里没有由信任文件中“${origin}”的密钥签名、又互相矛盾的两份账目快照`,
        en: `✗ Not verified: the file does not hold two contradicting snapshots signed by a key of “${origin}” in the trust file`,
      },
    ];
  }
  const { verdict, first, second } = examined;
  return [
    RESULTS[verdict],
    { zh: `  公开账目记录 ${origin}`, en: `  Public log ${origin}` },
    stateText(first, { zh: '第一份快照', en: 'The first snapshot' }),
    stateText(second, { zh: '第二份快照', en: 'The second snapshot' }),
    keeperText(examined, timeZone),
    ...PROVES[verdict],
  ];
}

const RESULTS: Readonly<Record<Exclude<EvidenceVerdict, 'nothing'>, Text>> = {
  fork: {
    zh: '✓ 证据成立：同一份公开账目记录，在同一长度上签了两份不同的快照',
    en: '✓ The evidence holds: one log signed two different snapshots of the same size',
  },
  rewritten: {
    zh: '✓ 证据成立：同一份公开账目记录签了两份快照，后一份的开头与前一份不同',
    en: '✓ The evidence holds: one log signed two snapshots, and the later has another beginning than the earlier',
  },
  unproven: {
    zh: '✗ 证据不足：两份快照都是这份记录自己签的，但文件没有显示后一份不是前一份的延续',
    en: '✗ Not enough: both snapshots are the log’s own, and nothing in the file shows that one does not continue the other',
  },
};

const CONTRADICTION: readonly Text[] = [
  {
    zh: '证明了：这两份快照不能同时为真，而两份都由上面的密钥签名；已公布的账被改写过，或给不同的人看了不同的账。不必相信出具此文件的人。',
    en: 'Proved: these two snapshots cannot both be true, and the keys above signed both: published books were rewritten, or different people were shown different books. Whoever made this file need not be believed.',
  },
  {
    zh: '没有证明：哪一份是真的、谁改的、为什么。请把此文件交给审计机构或民政部门。',
    en: 'Not proved: which of them is true, who changed it, or why. Give this file to an auditor or to the civil affairs department.',
  },
];
const PROVES: Readonly<Record<Exclude<EvidenceVerdict, 'nothing'>, readonly Text[]>> = {
  fork: CONTRADICTION,
  rewritten: CONTRADICTION,
  unproven: [
    {
      zh: '请向运营方索取从前一份到后一份的延续证明，或用 hh audit 核对整份记录；拿不出证明，才说明账被改写。',
      en: 'Ask the operator for a proof from the first to the second, or run hh audit on the whole log: only if there is none, the books were rewritten.',
    },
  ],
};

function stateText({ size, root, signedBy }: SignedState, { zh, en }: Text): Text {
  const keys = signedBy.map(formatVerifierKey);
  const encoded = Buffer.from(root).toString('base64');
  return {
    zh: `  ${zh}：${size} 条，${encoded}，签名密钥 ${keys.join('，')}`,
    en: `  ${en}: ${counted(Number(size), 'entry', 'entries')}, ${encoded}, by the key ${keys.join(', ')}`,
  };
}

function keeperText({ parts: { witness, kept } }: ExaminedEvidence, timeZone?: string): Text {
  const ms = Date.parse(kept);
  const at = Number.isNaN(ms) ? { zh: kept, en: kept } : instantText(ms, timeZone);
  return {
    zh: `  出具者自称：${witness === undefined ? '一个浏览器' : `独立核对方 ${witness}`}，${at.zh}`,
    en: `  Kept, as the file says, by ${witness === undefined ? 'a browser' : `the witness ${witness}`} at ${at.en}`,
  };
}
