// Why a gift is held, in words for those who decide and for its giver.

import type { Intake } from '@happy-homeland/contract';
import { INTAKE_ARTICLES } from '../project/intake.ts';

export interface HeldReason {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly articles: string[];
}

type Words = { readonly zh: string; readonly en: string };

const BY_LAW: Readonly<Record<Exclude<Intake, 'open'>, Words>> = {
  'not-yet-open': { zh: '募捐活动开始之前付款', en: 'Paid before the appeal opened' },
  'campaign-ended': { zh: '募捐活动结束之后付款', en: 'Paid after the appeal had ended' },
  'certificate-expired': {
    zh: '公开募捐资格证书失效之后付款',
    en: 'Paid after the fundraising certificate had expired',
  },
  'certificate-revoked': {
    zh: '公开募捐资格证书吊销之后付款',
    en: 'Paid after the fundraising certificate had been revoked',
  },
  'blocked-by-rules': { zh: '付款时不符合募捐规定', en: 'Paid when the rules did not allow it' },
  paused: { zh: '项目暂停期间付款', en: 'Paid while the project was paused' },
  'goal-reached': { zh: '付款时名额已满', en: 'Paid when the last of the goal had been promised' },
};

const BY_AMOUNT: Readonly<Record<string, Words>> = {
  'amount-mismatch': { zh: '到账金额与认捐金额不同', en: 'Another amount arrived than was pledged' },
  'currency-mismatch': { zh: '到账币种与认捐币种不同', en: 'Another currency arrived than was pledged' },
};

const UNKNOWN: Words = { zh: '款项需要核对', en: 'The payment has to be checked' };

/** The words of a reason as it is kept with the pledge, and the articles it rests on. */
export function heldReason(code: string | null): HeldReason {
  const closed = isClosed(code) ? code : null;
  if (closed !== null) return { code: closed, ...BY_LAW[closed], articles: [...INTAKE_ARTICLES[closed]] };
  return { code: code ?? 'held', ...(BY_AMOUNT[code ?? ''] ?? UNKNOWN), articles: [] };
}

function isClosed(code: string | null): code is Exclude<Intake, 'open'> {
  return code !== null && Object.hasOwn(BY_LAW, code);
}
