// Givers who asked for it are written to when their project moves: once per update and address, never before their gift is
// settled, and no more once they say so. A delivery names the gift; the address is looked up when the letter goes.

import type { DeliveryRecord, Letter, NoticeRecord, Ports } from '../../ports/index.ts';
import { MailError } from '../../ports/index.ts';
import { equalText } from '../pledge/pledge-reading.ts';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';

/** Well below what one unit may hold. */
const READERS_PAGE = 400;

/** Writes down who of the givers is told. Done again after a crash, it adds who is missing. */
export async function spreadToGivers(
  ports: Ports,
  notice: NoticeRecord,
  deliveryFor: (pledgeId: string) => Promise<DeliveryRecord>,
): Promise<void> {
  const { tenantId, data, event } = notice;
  const { projectId } = data;
  if (event !== 'update.published' || typeof projectId !== 'string') return;
  for (let after = ''; ; ) {
    const query = { tenantId, projectId, paidBeforeMs: notice.atMs, after, limit: READERS_PAGE };
    const pledgeIds = await ports.store.pledges.newsReaders(query);
    const last = pledgeIds.at(-1);
    if (last === undefined) return;
    const deliveries = await Promise.all(pledgeIds.map(deliveryFor));
    await ports.store.commit([{ kind: 'add-deliveries', deliveries }]);
    after = last;
  }
}

export type GiverOutcome =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'dropped'; readonly because: string }
  | { readonly kind: 'failed'; readonly because: string; readonly retryAfter: null };

/** Sends the letter, where the giver still wants it. */
export async function writeToGiver(ports: Ports, pledgeId: string, notice: NoticeRecord): Promise<GiverOutcome> {
  const { directory, pledges, work } = ports.store;
  const [pledge, donor] = await Promise.all([pledges.pledge(pledgeId), pledges.donor(notice.tenantId, pledgeId)]);
  const to = donor?.newsEmail ?? null;
  const isGift = pledge?.paymentState === 'paid' && pledge.refundedMinor < pledge.amountMinor;
  if (pledge === null || to === null || !isGift) return { kind: 'dropped', because: 'the giver wants no letters' };
  const file = await directory.file(pledge.projectId);
  const update = await work.item(String(notice.data['updateNo']));
  if (file === null || update === null) return { kind: 'dropped', because: 'the fact is not there' };
  if (ports.mail === undefined) return { kind: 'failed', because: 'no way to send mail is set', retryAfter: null };
  const news = { charity: file.charity.name, project: file.project.title, update: String(update.content['title']) };
  try {
    await ports.mail.send(await newsLetter(ports, { ...news, to, pledgeId, projectId: pledge.projectId }));
    return { kind: 'delivered' };
  } catch (error) {
    if (error instanceof MailError) return { kind: 'failed', because: 'the mail was not taken', retryAfter: null };
    throw error;
  }
}

interface News {
  readonly to: string;
  readonly charity: string;
  readonly project: string;
  /** Title of what happened. */
  readonly update: string;
  readonly projectId: string;
  readonly pledgeId: string;
}

async function newsLetter(ports: Ports, news: News): Promise<Letter> {
  const { publicUrl } = ports.settings;
  const { to, charity, project, update, projectId, pledgeId } = news;
  const href = `${publicUrl}/p/${projectId}#progress`;
  const unsubscribeUrl = `${publicUrl}/news/${pledgeId}/${await newsSecret(ports, pledgeId)}`;
  const text = [
    `您捐助的“${project}”有了新进展：${update}`,
    href,
    `您在捐款时选择了接收进展。不想再收到：${unsubscribeUrl}`,
    '',
    `There is news of “${project}”, which you gave to: ${update}`,
    href,
    `You asked for news when you gave. To stop these letters: ${unsubscribeUrl}`,
    '',
    charity,
    '',
  ];
  return { to, subject: `${project}：新进展 / News of a project`, text: text.join('\n'), unsubscribeUrl };
}

/** Whoever has it may stop the letters. Derived, so that none stands in the database. */
function newsSecret(ports: Ports, pledgeId: string): Promise<string> {
  return ports.secrets.fingerprint('news', pledgeId);
}

export interface Subscription {
  readonly pledgeId: string;
  readonly secret: string;
}

/** The project that letters are about, for whoever holds the link of one. */
export async function readSubscription(
  ports: Ports,
  { pledgeId, secret }: Subscription,
): Promise<{ readonly kind: 'known'; readonly projectId: string; readonly projectTitle: string } | Refusal> {
  if (!equalText(await newsSecret(ports, pledgeId), secret)) return refused('not-found');
  const pledge = await ports.store.pledges.pledge(pledgeId);
  const file = pledge && (await ports.store.directory.file(pledge.projectId));
  if (!file) return refused('not-found');
  return { kind: 'known', projectId: file.project.projectId, projectTitle: file.project.title };
}

/** Stops letters about this project to this address, whichever of its gifts they were for. Again it changes nothing. */
export async function endSubscription(ports: Ports, subscription: Subscription) {
  const known = await readSubscription(ports, subscription);
  if (known.kind === 'refused') return known;
  const { pledgeId } = subscription;
  await ports.store.commit([{ kind: 'end-news', projectId: known.projectId, pledgeId }]);
  await ports.erasures.wipe();
  return known;
}
