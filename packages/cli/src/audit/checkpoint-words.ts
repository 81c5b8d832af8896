// Why a snapshot of the books is refused, and who has signed one.

import type { CheckpointRefusal, Cosigner } from '@happy-homeland/log';
import type { Text } from '../language.ts';
import { counted } from '../text/counted.ts';
import { instantText } from '../text/instant-text.ts';

type Refusal = CheckpointRefusal | 'quorum-missed';

export const CHECKPOINT_REFUSALS: Readonly<Record<Refusal, Text>> = {
  'keys-unusable': { zh: '信任文件中的密钥不可用', en: 'the keys in the trust file cannot be used' },
  'note-malformed': { zh: '它不是一份签名文件', en: 'it is no signed text' },
  'checkpoint-malformed': { zh: '签的不是账目快照', en: 'what is signed is no snapshot of the books' },
  'signature-wrong': {
    zh: '署名是信任的密钥，签名却不对：内容或签名被动过',
    en: 'it carries the name of a trusted key and not its signature: something was tampered with',
  },
  'signature-missing': { zh: '没有信任的密钥签名', en: 'no trusted key has signed it' },
  'origin-other': { zh: '它属于另一份公开账目记录', en: 'it belongs to another log' },
  'key-expired': { zh: '签名密钥的有效范围不包括它', en: 'the key that signed it may not sign a log of that size' },
  'quorum-missed': { zh: '签过的独立核对方不够', en: 'too few witnesses have signed it' },
};

/** Why a checkpoint was refused. */
export function refusalText({ reason, note }: { readonly reason: Refusal; readonly note: string }): Text {
  const { zh, en } = CHECKPOINT_REFUSALS[reason];
  const shown = note.trimEnd().replaceAll(/^/gm, '    ');
  return { zh: `账目快照不可信：${zh}\n${shown}`, en: `the snapshot cannot be trusted: ${en}\n${shown}` };
}

interface Seen {
  readonly cosignedBy: readonly Cosigner[];
  readonly quorum: number;
}

/** Whose witnesses have seen it, and when by the reader's clock; that of the machine unless a zone is given. */
export function witnessText({ cosignedBy, quorum }: Seen, timeZone?: string): Text {
  if (cosignedBy.length === 0) {
    return {
      zh: '没有独立核对方签过：只有运营方自己的签名',
      en: 'no witness has signed it: the operator’s own signature is all there is',
    };
  }
  const list = cosignedBy.map(({ name, operator, timeS }) => {
    const at = instantText(timeS * 1_000, timeZone);
    return {
      zh: `${name}（${operator === 'own' ? '运营方自己的' : '他方'}，${at.zh}）`,
      en: `${name} (${operator === 'own' ? 'the operator’s own' : 'of others'}, ${at.en})`,
    };
  });
  const areOwn = cosignedBy.every(({ operator }) => operator === 'own');
  const warning = {
    zh: areOwn ? `；${cosignedBy.length === 1 ? '' : '都'}是运营方自己的，防不了运营方本身` : '',
    en: areOwn
      ? `; ${cosignedBy.length === 1 ? 'it is' : 'all are'} the operator’s own, and no guard against the operator`
      : '',
  };
  return {
    zh: `独立核对方 ${cosignedBy.length} 家（至少要 ${quorum} 家）：${list.map(({ zh }) => zh).join('，')}${warning.zh}`,
    en: `${counted(cosignedBy.length, 'witness', 'witnesses')} (${quorum} needed): ${list.map(({ en }) => en).join(', ')}${warning.en}`,
  };
}
