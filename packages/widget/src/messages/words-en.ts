// All that the cards say in English, form and outcome included: one request, which goes out with those for the facts.

import { articlesEn } from './articles-en.ts';
import { en } from './en.ts';
import { giftEn } from './gift-en.ts';
import { outcomeEn } from './outcome-en.ts';
import type { Messages } from './zh-cn.ts';

export const wordsEn: Messages = { ...en, gift: giftEn, outcome: outcomeEn, articles: articlesEn };
