// A giver asks what is held about them (个人信息保护法 article 45, right of access and copy). The charity makes sure who asks and
// hands over a link; what the link gives is one file about one gift.

import * as z from 'zod/mini';
import { askedGiftInput } from './asked-gift.ts';
import { pledgeStatus } from './pledge-answer.ts';
import { receiptNo } from './receipt.ts';
import { civilDate, id, instant, minor, money } from './scalars.ts';

export const giverCopyInput = askedGiftInput({
  id: 'GiverCopyInput',
  description:
    'Whose copy is offered: the gift, by its pledge or by its receipt. Make sure first that it is the giver who asks. Sent again it makes another link.',
});

export const giverCopyOffer = z.strictObject({ url: z.url(), expiresAt: instant }).check(
  z.meta({
    id: 'GiverCopyOffer',
    description:
      'A link to hand to the giver. Opened, it only asks; its button gives the file once, before `expiresAt` (fifteen minutes). Whoever has it gets the file.',
  }),
);

const gift = z.strictObject({
  pledgeId: id,
  projectId: id,
  /** What the payment provider was told that it is for, and whom. */
  paymentTitle: z.string(),
  payeeName: z.string(),
  amount: money,
  status: pledgeStatus,
  createdAt: instant,
  updatedAt: instant,
  /** As the payment provider says it; null while nothing was paid. */
  paidAt: z.nullable(instant),
  /** Given back, minor units of the amount’s currency. */
  refundedMinor: minor,
  /** Taken back by the payer’s bank for good, minor units. */
  lostMinor: minor,
  disputed: z.boolean(),
  /** Why people have to look at it; null where they need not. */
  reviewReason: z.nullable(z.string()),
  /** When held money goes back by itself; null for what is not held. */
  refundAt: z.nullable(instant),
  /** Given with a name to be shown. */
  named: z.boolean(),
  fiscalReceipt: z.enum(['waived', 'requested']),
  /** Under which ids the provider knows the payment; null before it was asked or had an answer. */
  payment: z.strictObject({
    provider: z.string(),
    sessionRef: z.nullable(z.string()),
    paymentRef: z.nullable(z.string()),
  }),
  /** The page on which it was made: its origin, the registered site, the way back, language and text size. */
  page: z.strictObject({
    origin: z.nullable(z.string()),
    siteId: z.nullable(id),
    returnUrl: z.nullable(z.string()),
    query: z.nullable(z.string()),
  }),
});

const giver = z.strictObject({
  displayName: z.nullable(z.string()),
  message: z.nullable(
    z.strictObject({
      text: z.string(),
      /** The giver agreed that it is shown. */
      mayBeShown: z.boolean(),
      /** Whether it is: out of sight until somebody has looked at it; null where it was put up for nobody. */
      state: z.nullable(z.enum(['waiting', 'shown', 'over'])),
    }),
  ),
  /** What the charity’s fiscal receipt (公益事业捐赠统一票据) is to say, and where it goes. */
  fiscalTitle: z.nullable(z.string()),
  fiscalTaxNumber: z.nullable(z.string()),
  fiscalEmail: z.nullable(z.string()),
  /** Where letters about the project go. */
  newsEmail: z.nullable(z.string()),
  consentedAt: instant,
  /** Opens the hash in the public log that binds what the giver said to the gift, base64url. */
  commitmentSalt: z.string(),
});

export const giverCopy = z
  .strictObject({
    madeAt: instant,
    gift,
    /** Our own receipt (捐赠回执); null until the gift is settled. */
    receipt: z.nullable(z.strictObject({ receiptNo, issuedOn: civilDate, href: z.string() })),
    /** Null once the giver is forgotten: then nothing private is held. */
    giver: z.nullable(giver),
    forgottenOn: z.nullable(civilDate),
    /** Of what was asked to be forgotten the law keeps what the fiscal receipt says, until this day; null where it does not. */
    keptUntil: z.nullable(civilDate),
  })
  .register(z.globalRegistry, {
    id: 'GiverCopy',
    description:
      'Everything that is held about one gift and its giver, as the link of a GiverCopyOffer gives it. Instants are ISO 8601 in UTC, dates are civil dates in Asia/Shanghai, amounts minor units.',
  });

export type GiverCopyInput = z.infer<typeof giverCopyInput>;
export type GiverCopyOffer = z.infer<typeof giverCopyOffer>;
export type GiverCopy = z.infer<typeof giverCopy>;
