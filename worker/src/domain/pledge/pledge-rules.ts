// Why a pledge may not be made. Every refusal names the field or the article, and where to go instead.

import type { Channel, PledgeInput } from '@happy-homeland/contract';
import { gateAt } from '@happy-homeland/rules';
import { unreachable } from '../../assert.ts';
import type { Ports, ProjectFile } from '../../ports/index.ts';
import { toWire } from '../compliance/compliance.ts';
import { keepVerdict } from '../compliance/kept-verdict.ts';
import { articlesOf, verdictOn } from '../compliance/verdict.ts';
import type { PageOrigin } from '../project/channel.ts';
import { channelFor, channelWhenOpen } from '../project/channel.ts';
import type { Refusal } from '../refusal.ts';
import { refused, refusedField } from '../refusal.ts';

interface Asked {
  readonly input: PledgeInput;
  readonly page: PageOrigin;
}

/** The first refusal in order of precedence: the place, the amount, the addresses. Null when the pledge may be made. */
export async function refusePledge(ports: Ports, file: ProjectFile, { input, page }: Asked): Promise<Refusal | null> {
  const channel = await channelFor(ports, file, page);
  const refusal = refuseChannel(channel);
  if (refusal?.reason === 'blocked-by-rules') return refuseByRules(ports, file, 'render');
  return (
    refusal ??
    (await refuseByRules(ports, file, 'pay')) ??
    refuseAmount(file, input) ??
    (await refuseReturnUrl(ports, file, input)) ??
    (await refuseSite(ports, file, input))
  );
}

// Asked again when the pledge's unit is decided: what was lawful when the page was drawn may not be so any more.
async function refuseByRules(ports: Ports, file: ProjectFile, moment: 'render' | 'pay'): Promise<Refusal | null> {
  const evaluation = verdictOn(ports, file, ports.clock.nowMs());
  const { closedBy } = gateAt(evaluation, moment);
  if (closedBy.length === 0) return null;
  await keepVerdict(ports, file, { evaluation, moment, closedBy });
  return refused('blocked-by-rules', { articles: articlesOf(closedBy), rules: closedBy.map(toWire) });
}

/**
 * Why this page may not make or repeat a pledge at all, or null. It is asked before a replay, so that a page that may not
 * pledge is not given the answer, and the secret, of one that may. Closed intake does not refuse a replay.
 */
export async function refusePlace(ports: Ports, file: ProjectFile, page: PageOrigin): Promise<Refusal | null> {
  const channel = await channelWhenOpen(ports, file, page);
  return channel.channel === 'display' ? null : refuseChannel(channel);
}

/** Why no pledge can be made through this channel, or null. */
export function refuseChannel(channel: Channel): Refusal | null {
  const { articles } = channel;
  const more = { articles, ...(channel.href === undefined ? {} : { href: channel.href }) };
  switch (channel.channel) {
    case 'own-site':
      return null;
    case 'hand-off':
      return refused('channel-hand-off', more);
    case 'link-out':
      return refused(channel.reason === 'origin-not-registered' ? 'origin-not-allowed' : 'channel-link-out', more);
    case 'display':
      return refused(displayReason(channel), more);
    default:
      return unreachable(channel.channel);
  }
}

function displayReason({ reason }: Channel) {
  const open = ['own-name-site', 'registered-site', 'hand-off-not-enabled', 'origin-not-registered'] as const;
  const isOpen = (value: Channel['reason']): value is (typeof open)[number] => open.some((name) => name === value);
  return isOpen(reason) ? 'not-listed' : reason;
}

function refuseAmount({ project }: ProjectFile, { amount }: PledgeInput): Refusal | null {
  if (amount.currency !== project.currency) {
    return refusedField(
      'currency-mismatch',
      '/amount/currency',
      `expected ${project.currency}, got ${amount.currency}`,
    );
  }
  const { minGiftMinor, maxGiftMinor } = project.body;
  if (amount.amountMinor < minGiftMinor || amount.amountMinor > maxGiftMinor) {
    const message = `expected ${minGiftMinor} to ${maxGiftMinor} minor units, got ${amount.amountMinor}`;
    return refusedField('invalid-amount', '/amount/amountMinor', message);
  }
  return null;
}

async function refuseReturnUrl(ports: Ports, file: ProjectFile, input: PledgeInput): Promise<Refusal | null> {
  if (input.returnUrl === undefined) return null;
  if (await isRegisteredUrl(ports, file, input.returnUrl)) return null;
  return refusedField('return-url-not-registered', '/returnUrl', 'its origin is not registered for this project');
}

/** Whether a URL is on an origin that this project's charity or federation registered, or on this host. */
export async function isRegisteredUrl(ports: Ports, file: ProjectFile, url: string): Promise<boolean> {
  if (!URL.canParse(url)) return false;
  const { origin } = new URL(url);
  if (origin === ports.settings.publicUrl || file.charity.body.ownSites.includes(origin)) return true;
  return (await ports.store.directory.siteByOrigin(file.project.tenantId, origin)) !== null;
}

async function refuseSite(ports: Ports, file: ProjectFile, input: PledgeInput): Promise<Refusal | null> {
  if (input.site === undefined) return null;
  const site = await ports.store.directory.siteById(input.site);
  if (site?.tenantId === file.project.tenantId) return null;
  return refusedField('site-not-registered', '/site', 'no site of this federation has this id');
}
