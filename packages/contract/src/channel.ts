// Where money may be taken for this project, seen from this page. Decided by the server from the origin, the host and
// the campaign's facts; an attribute on the tag never can (Charity Law 2023 art. 27).

import * as z from 'zod/mini';
import './english.ts';
import type { ProjectCard } from './project-card.ts';
import { projectCard } from './project-card.ts';

export const channelName = z.enum(['own-site', 'hand-off', 'link-out', 'display']);

/** Why it is this channel, for the person who reads the card or runs the site. */
export const channelReason = z.enum([
  'own-name-site',
  'registered-site',
  'hand-off-not-enabled',
  'origin-not-registered',
  'not-listed',
  'not-yet-open',
  'campaign-ended',
  'certificate-expired',
  'certificate-revoked',
  'blocked-by-rules',
  'goal-reached',
  'paused',
]);

/** `?with=card` brings the public card in the same answer: one round trip, and one request, for all that a card element draws. */
export const channelQuery = z.strictObject({ with: z.optional(z.literal('card')) });

export const channel = z
  .strictObject({
    channel: channelName,
    reason: channelReason,
    articles: z.array(z.string()),
    /** Where the action leads: the charity's own donate page, the platform listing, or the public page. */
    href: z.optional(z.string()),
    /** Name of what `href` opens: the charity in full, or the platform. */
    target: z.optional(z.string()),
    /** The registered site this page belongs to, for attribution. */
    site: z.optional(z.strictObject({ siteId: z.string(), name: z.string() })),
    /** Where an unregistered site asks to be registered. */
    registerHref: z.optional(z.string()),
    /** The public card, where it was asked for. */
    card: z.optional(projectCard),
  })
  .register(z.globalRegistry, {
    id: 'Channel',
    description: 'What this page may do for this project.',
    examples: [{ channel: 'own-site', reason: 'own-name-site', articles: ['慈善法（2023）第二十七条'] }],
  });

export type Channel = z.infer<typeof channel>;
/** What `?with=card` answers. */
export type ChannelWithCard = Channel & { readonly card: ProjectCard };
export type ChannelName = z.infer<typeof channelName>;
export type ChannelReason = z.infer<typeof channelReason>;
