// A pledge (待支付捐款) is an amount before money. What the donor tells us beyond the amount is personal and goes to a
// table of its own. What we answer stands apart (pledge-answer.ts), because who only takes pledges need not build it.

import * as z from 'zod/mini';
import { externalId, id, money, paragraphs, plainText, webUrl } from './scalars.ts';

export const display = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('anonymous') }),
  z.strictObject({ mode: z.literal('name'), name: plainText(40) }),
]);

export const fiscalReceipt = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('waived') }),
  z.strictObject({
    mode: z.literal('requested'),
    title: plainText(100),
    taxNumber: z.optional(z.string().check(z.regex(/^[0-9A-Z]{15,20}$/))),
    email: z.optional(z.email().check(z.maxLength(254))),
  }),
]);

/** Asked for by the giver, and for nothing else: letters when the project moves, until they are stopped. */
const news = z.strictObject({ email: z.email().check(z.maxLength(254)) });

export const pledgeInput = z
  .strictObject({
    projectId: id,
    amount: money,
    display: z._default(display, { mode: 'anonymous' }),
    fiscalReceipt: z._default(fiscalReceipt, { mode: 'waived' }),
    message: z.optional(paragraphs(200)),
    showMessage: z.optional(z.boolean()),
    news: z.optional(news),
    returnUrl: z.optional(webUrl),
    site: z.optional(externalId),
  })
  .register(z.globalRegistry, {
    id: 'PledgeInput',
    description:
      'A gift before payment. Anonymous unless a name is given; the fiscal-receipt choice is recorded. `news` is consent to letters about this project, `showMessage` to showing the message, and the name where one is given, once somebody has looked at it.',
    examples: [
      {
        projectId: 'abcdefghijklmnop',
        amount: { amountMinor: 2000, currency: 'CNY' },
        display: { mode: 'anonymous' },
        fiscalReceipt: { mode: 'waived' },
      },
    ],
  });

/**
 * How the page looks on which a gift is made: the pages after paying speak its language, and in large letters where it does.
 * Beside the gift and not in it, so that the same gift read in another language stays the same gift.
 */
export const pledgeQuery = z.strictObject({
  lang: z.optional(z.enum(['zh-CN', 'zh-Hant', 'en'])),
  size: z.optional(z.literal('large')),
});

export type PledgeQuery = z.infer<typeof pledgeQuery>;
export type PledgeInput = z.infer<typeof pledgeInput>;
export type Display = z.infer<typeof display>;
export type FiscalReceipt = z.infer<typeof fiscalReceipt>;
