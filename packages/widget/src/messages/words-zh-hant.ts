// All that the cards say in Traditional Chinese, form and outcome included: one request, which goes out with those for the facts.

import { giftZhHant } from './gift-zh-hant.ts';
import { outcomeZhHant } from './outcome-zh-hant.ts';
import type { Messages } from './zh-cn.ts';
import { zhHant } from './zh-hant.ts';

export const wordsZhHant: Messages = { ...zhHant, gift: giftZhHant, outcome: outcomeZhHant };
