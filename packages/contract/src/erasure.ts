// A giver asks to be forgotten. The gift stays in the books and in the public log, which never said who gave it.

import * as z from 'zod/mini';
import { askedGiftInput } from './asked-gift.ts';
import { civilDate, id } from './scalars.ts';

export const erasureInput = askedGiftInput({
  id: 'ErasureInput',
  description:
    'Whose private part is destroyed: the gift, by its pledge or by its receipt. Why is not asked, so that nothing of it is kept. Sent again it changes nothing.',
});

export const erasure = z.strictObject({ pledgeId: id, erasedOn: civilDate, wiped: z.boolean() }).check(
  z.meta({
    id: 'Erasure',
    description:
      'The private part of the gift is destroyed, with what opened its commitment. `wiped`: nothing of it is left in the database’s files; false while a backup reads them, and then done by itself.',
  }),
);

export const restriction = z
  .strictObject({ pledgeId: id, restrictedOn: civilDate, keptUntil: civilDate, wiped: z.boolean() })
  .check(
    z.meta({
      id: 'Restriction',
      description:
        'A fiscal receipt was asked for, and the law keeps its counterfoil: what it has to say of the giver stays until the end of `keptUntil` and is shown to nobody. Name, message and addresses for news are destroyed now, the rest by itself on the day after. `wiped` as in an erasure.',
    }),
  );

export type ErasureInput = z.infer<typeof erasureInput>;
export type Erasure = z.infer<typeof erasure>;
export type Restriction = z.infer<typeof restriction>;
