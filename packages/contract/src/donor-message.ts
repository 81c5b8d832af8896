// What givers say with their gift. It shows once somebody has looked at it, with a name where the giver gave one to be shown,
// and no longer than the gift, the consent and the giver's own wish last.

import * as z from 'zod/mini';
import { civilDate, id } from './scalars.ts';

export const donorMessage = z
  .strictObject({ messageNo: id, text: z.string(), name: z.nullable(z.string()), shownOn: civilDate })
  .register(z.globalRegistry, {
    id: 'DonorMessage',
    description: 'A message that came with a gift. Plain text: no address in it is a link. `name` is null for most.',
  });

export const donorMessageWords = z
  .strictObject({
    messageNo: id,
    words: z.nullable(z.strictObject({ text: z.string(), name: z.nullable(z.string()) })),
  })
  .register(z.globalRegistry, {
    id: 'DonorMessageWords',
    description:
      'What a message says, for those who look at it; null once its giver is forgotten or the gift went back.',
  });

export const messageWithdrawn = z.strictObject({ pledgeId: id, shows: z.literal(false) }).register(z.globalRegistry, {
  id: 'MessageWithdrawn',
  description: 'The message of a gift shows no more, and never again.',
});

export type DonorMessage = z.infer<typeof donorMessage>;
export type DonorMessageWords = z.infer<typeof donorMessageWords>;
export type MessageWithdrawn = z.infer<typeof messageWithdrawn>;
