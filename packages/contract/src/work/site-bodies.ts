// What is written down of a website that asks. Name and contact of who asked stand where they can be destroyed.

import * as z from 'zod/mini';
import { externalId, id, origin, plainText, publicParagraphs } from '../scalars.ts';
import { plainStep, stepBody } from './body-parts.ts';

const siteRequest = z
  .strictObject({
    federation: externalId,
    origin,
    /** The project that it wants to show first. */
    project: z.optional(id),
  })
  .register(z.globalRegistry, {
    id: 'SiteRequestRecordInput',
    description: 'A website that asked by telephone or by letter. No personal data.',
  });

const acceptance = stepBody({
  /** What the website is called; what it said itself where this is left out. */
  name: z.optional(plainText(100)),
}).register(z.globalRegistry, { id: 'SiteAcceptanceInput', description: 'Registers the website.' });

const refusal = stepBody({ reason: publicParagraphs(300) }).register(z.globalRegistry, {
  id: 'SiteRefusalInput',
  description: 'Why it is not registered. Whoever asks for the website again reads it.',
});

export const SITE_BODIES = {
  'site-requests': { open: siteRequest, steps: { accept: acceptance, refuse: refusal, withdraw: plainStep } },
} as const;
