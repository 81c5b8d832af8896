// The donor wall, by consent: only gifts whose giver chose to be named appear; everyone else is in the totals alone.

import * as z from 'zod/mini';
import { civilDate, money } from './scalars.ts';

export const donation = z
  .strictObject({ date: civilDate, amount: money, name: z.string() })
  .register(z.globalRegistry, { id: 'Donation', description: 'A settled gift whose giver asked to be named.' });

export type Donation = z.infer<typeof donation>;
