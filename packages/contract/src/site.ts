// A community website that may show projects. Registering it is what turns an unknown origin into a known one.

import * as z from 'zod/mini';
import { externalId, id, origin, plainText } from './scalars.ts';

export const siteInput = z
  .strictObject({ federation: externalId, name: plainText(100), origin })
  .register(z.globalRegistry, {
    id: 'SiteInput',
    description: 'A community website, by its origin.',
    examples: [{ federation: 'shili', name: '青衣社区网（示例）', origin: 'https://qingyi.example.org' }],
  });

/** What a webmaster sends to be registered (申请登记本网站); it lands in the officer's list. */
export const siteRequestInput = z
  .strictObject({ projectId: id, origin, name: plainText(100), contact: plainText(100) })
  .register(z.globalRegistry, {
    id: 'SiteRequestInput',
    description: 'A webmaster asks for an origin to be registered.',
  });

export const siteRequestResult = z
  .strictObject({
    requestId: id,
    origin: z.string(),
    status: z.enum(['received', 'registered', 'refused']),
    /** Of a website that was refused within the last 30 days: why. */
    reason: z.optional(z.string()),
  })
  .register(z.globalRegistry, {
    id: 'SiteRequestResult',
    description: 'The request was kept for the federation to decide, or what was decided.',
  });

export type SiteInput = z.infer<typeof siteInput>;
export type SiteRequestInput = z.infer<typeof siteRequestInput>;
export type SiteRequestResult = z.infer<typeof siteRequestResult>;
