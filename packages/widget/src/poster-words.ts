// What a poster says, in the order in which it says it: as lines to draw, and as the one text that stands for the picture.

import type { ProjectCard } from '@happy-homeland/sdk';
import { formatMoney } from '@happy-homeland/sdk';
import { formatInstant } from './beijing-time.ts';
import type { Locale } from './locale.ts';
import type { PosterMessages } from './messages/poster.ts';

export interface PosterWords {
  /** Only in test mode. */
  readonly ribbon: string | undefined;
  readonly title: string;
  readonly summary: string;
  readonly forWhom: string;
  readonly by: string;
  readonly filing: string;
  readonly raised: string;
  readonly asOf: string;
  readonly scan: string;
  readonly noSeal: string;
  /** Where the code leads: the public page of the project. */
  readonly address: string;
}

/** Addresses that a phone reads from a picture have to be short enough for a code of few points. */
const ADDRESS_CHARACTERS_MAX = 300;

export function posterWords(card: ProjectCard, text: PosterMessages, { locale, address }: Place): PosterWords {
  if (address.length > ADDRESS_CHARACTERS_MAX)
    throw new RangeError('the address of the project is too long for a code');
  const { title, summary, community, charity, filingNumber, currency, raisedMinor, goal, asOf, test } = card;
  const raised = formatMoney({ amountMinor: raisedMinor, currency }, locale, 'short');
  return {
    ribbon: test ? text.test : undefined,
    title,
    summary,
    forWhom: text.forWhom(community),
    by: text.by(charity.name),
    filing: text.filing(filingNumber),
    raised: goal ? text.raised(raised, formatMoney(goal, locale, 'short')) : text.raisedOnly(raised),
    asOf: text.asOf(instantWithYear(asOf, locale)),
    scan: text.scan,
    noSeal: text.noSeal,
    address,
  };
}

interface Place {
  readonly locale: Locale;
  readonly address: string;
}

/** What is told to whoever does not see the picture. */
export function posterAlt(words: PosterWords): string {
  const { ribbon, title, summary, forWhom, by, filing, raised, asOf, scan, noSeal, address } = words;
  const parts = [ribbon, title, summary, forWhom, by, filing, raised, asOf, `${scan} ${address}`, noSeal];
  return parts.filter(Boolean).join('\n');
}

/** A picture is still about in years, so its time names the year. */
function instantWithYear(instant: string, locale: Locale): string {
  const told = formatInstant(instant, locale);
  if (locale === 'en') return told;
  const inBeijing = new Date(Date.parse(instant) + 8 * 3_600_000);
  return `${inBeijing.getUTCFullYear()} 年 ${told}`;
}
