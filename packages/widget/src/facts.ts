// What an element has to know before it can draw: the public card, what this page may do, and, where the donor has
// just come back from paying, what became of the pledge. Asked in parallel, because a slow network charges by the
// round trip.

import type { Question } from './shared-reading.ts';
import { shareReading } from './shared-reading.ts';
import type { Facts, Outcome } from './view.ts';

interface Wanted extends Question {
  readonly outcome: Promise<Outcome | undefined>;
  /** Fetches what is needed only where money may be taken, while the card is still under way. */
  readonly ownSite: () => Promise<void>;
}

export async function loadFacts(wanted: Wanted, signal: AbortSignal): Promise<Facts> {
  const { projectId, ownSite } = wanted;
  const reading = shareReading(wanted, signal);
  const channelReady = async () => {
    const channel = await reading.channel;
    if (channel.channel === 'own-site') await ownSite();
    return channel;
  };
  const [card, channel, outcome] = await Promise.all([reading.card, channelReady(), wanted.outcome]);
  const other = outcome?.pledge && outcome.pledge.projectId !== projectId;
  return { card, channel, outcome: other ? undefined : outcome };
}
