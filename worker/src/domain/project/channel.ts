// Where money may be taken, for one project, seen from one page (Charity Law 2023 art. 27): the whole form only on a
// site in the charity's own name, a link from registered community sites, the designated platform elsewhere.

import type { Channel } from '@happy-homeland/contract';
import type { Finding } from '@happy-homeland/rules';
import type { Ports, ProjectFile, SiteRecord } from '../../ports/index.ts';
import { StoreError } from '../../ports/index.ts';
import { donateOrigin } from '../compliance/donate-origin.ts';
import { keepVerdict } from '../compliance/kept-verdict.ts';
import { articlesOf, ruleGate, verdictOn } from '../compliance/verdict.ts';
import { INTAKE_ARTICLES, intakeAt } from './intake.ts';

const ARTICLE_27 = '《慈善法》（2023）第二十七条';
const ARTICLE_26 = '《慈善法》（2023）第二十六条';

/** Where a request comes from, as the server saw it. */
export interface PageOrigin {
  /** Origin header, or the origin of our own host for a same-origin page; null for a server-side client. */
  readonly origin: string | null;
  /** Origin that the request was addressed to: a host of ours. */
  readonly host: string;
}

interface Place {
  readonly ownName: boolean;
  readonly site: SiteRecord | null;
  readonly loopback: boolean;
}

/** Decides the channel. An attribute on the page never takes part in it. */
export async function channelFor(ports: Ports, file: ProjectFile, page: PageOrigin): Promise<Channel> {
  const totals = await ports.store.books.totals([file.project.projectId]);
  const atMs = ports.clock.nowMs();
  const intake = intakeAt(file, totals, atMs);
  if (intake !== 'open') return { channel: 'display', reason: intake, articles: [...INTAKE_ARTICLES[intake]] };
  const channel = await channelWhenOpen(ports, file, page);
  if (channel.channel === 'display') return channel;
  const { isOpen, closedBy } = ruleGate(ports, file, { moment: 'render', atMs });
  if (isOpen) return channel;
  await keepRefusal(ports, file, { closedBy, atMs });
  return { channel: 'display', reason: 'blocked-by-rules', articles: articlesOf(closedBy) };
}

// Whoever reads a page must not have to wait for a database that cannot write; the next reader tries again.
async function keepRefusal(
  ports: Ports,
  file: ProjectFile,
  { closedBy, atMs }: { readonly closedBy: readonly Finding[]; readonly atMs: number },
): Promise<void> {
  try {
    await keepVerdict(ports, file, { evaluation: verdictOn(ports, file, atMs), moment: 'render', closedBy });
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    ports.reporter.report('warn', 'verdict-not-kept', { projectId: file.project.projectId, code: error.code });
  }
}

/** The channel as it is while intake is open: what the page itself may do, whatever the dates say. */
export async function channelWhenOpen(ports: Ports, file: ProjectFile, page: PageOrigin): Promise<Channel> {
  return openChannel(ports, file, await placeOf(ports, file, page));
}

async function placeOf(ports: Ports, file: ProjectFile, page: PageOrigin): Promise<Place> {
  const origin = page.origin ?? page.host;
  const ownName = file.charity.body.ownSites.includes(origin);
  if (ownName) return { ownName, site: null, loopback: false };
  const site = await ports.store.directory.siteByOrigin(file.project.tenantId, origin);
  return { ownName, site, loopback: ports.settings.mode === 'test' && isLoopback(origin) };
}

function openChannel(ports: Ports, file: ProjectFile, place: Place): Channel {
  const { campaign, charity, federation } = file;
  const platform = campaign.body.designatedPlatforms[0];
  const listed = federation.pack === 'open' || platform !== undefined;
  if (!listed) return { channel: 'display', reason: 'not-listed', articles: [ARTICLE_27] };
  if (place.ownName) return { channel: 'own-site', reason: 'own-name-site', articles: [ARTICLE_27] };
  const known = place.site !== null || place.loopback;
  if (!known) return unknownSite(ports, file);
  const site = place.site ? { site: { siteId: place.site.siteId, name: place.site.name } } : {};
  if (charity.handOff) {
    const href = `${donateOrigin(ports, file)}/give/${file.project.projectId}`;
    const articles = [ARTICLE_26, ARTICLE_27];
    return { channel: 'hand-off', reason: 'registered-site', articles, href, target: charity.name, ...site };
  }
  const href = platform?.listingUrl ?? pageUrl(ports, file);
  const target = platform?.name ?? charity.name;
  return { channel: 'link-out', reason: 'hand-off-not-enabled', articles: [ARTICLE_27], href, target, ...site };
}

// Never worse than the no-script link: the facts, the public page, and a way to ask to be registered.
function unknownSite(ports: Ports, file: ProjectFile): Channel {
  const registerHref = `${ports.settings.publicUrl}/embed/${file.project.projectId}#register`;
  const link = { href: pageUrl(ports, file), target: file.charity.name, registerHref };
  return { channel: 'link-out', reason: 'origin-not-registered', articles: [ARTICLE_27], ...link };
}

function pageUrl(ports: Ports, file: ProjectFile): string {
  return `${ports.settings.publicUrl}/p/${file.project.projectId}`;
}

function isLoopback(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { hostname } = new URL(origin);
  return hostname === 'localhost' || hostname === '127.0.0.1';
}
