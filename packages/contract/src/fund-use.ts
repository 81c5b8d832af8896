// Where the money went, as figures that add up: what came in (gifts, interest, surplus of another project) is what it was
// used for and what is left. Disbursed to a partner is an advance, not spending (民发〔2026〕12号 art. 12), and is shown apart.

import * as z from 'zod/mini';
import { minor } from './scalars.ts';

/** Where gifts came in. Platform, bank and cash money enters as statement batches, never as invented persons. */
export const source = z.enum(['own-site', 'platform', 'bank', 'cash']);

export const sourceFigure = z.strictObject({ source, raisedMinor: z.int(), donors: minor }).register(z.globalRegistry, {
  id: 'SourceFigure',
  description: 'Net gifts of one source; `donors` counts gifts (人次), not persons.',
});

export const fundUse = z
  .strictObject({
    raisedMinor: z.int(),
    interestMinor: z.int(),
    receivedMinor: z.int(),
    feesMinor: z.int(),
    managementMinor: z.int(),
    advancesMinor: z.int(),
    spentMinor: z.int(),
    transferredMinor: z.int(),
    otherMinor: z.int(),
    heldMinor: z.int(),
  })
  .register(z.globalRegistry, {
    id: 'FundUse',
    description:
      'raisedMinor = feesMinor + advancesMinor + spentMinor + otherMinor + heldMinor, where otherMinor = managementMinor + transferredMinor − interestMinor − receivedMinor. Received 转入 and transferred 转出 are surplus of a project that is over. Management 管理费用 as taken from the fund, advances 已拨付未核销, spent 已核销, held 余额.',
    examples: [
      {
        raisedMinor: 10000,
        interestMinor: 0,
        receivedMinor: 0,
        feesMinor: 60,
        managementMinor: 0,
        advancesMinor: 0,
        spentMinor: 0,
        transferredMinor: 0,
        otherMinor: 0,
        heldMinor: 9940,
      },
    ],
  });

export type Source = z.infer<typeof source>;
export type SourceFigure = z.infer<typeof sourceFigure>;
export type FundUse = z.infer<typeof fundUse>;
