// What an element has to know before it can draw: the public card, what this page may do, and, where the donor has
// just come back from paying, what became of the pledge. Asked in parallel, because a slow network charges by the
// round trip.

import type { Question } from './shared-reading.ts';
import { shareReading } from './shared-reading.ts';
import type { Facts, Outcome } from './view.ts';

interface Wanted extends Question {
  readonly outcome: Promise<Outcome | undefined>;
  /** Fetches what is needed only where money may be taken. */
  readonly ownSite: () => Promise<void>;
}

export async function loadFacts(wanted: Wanted, signal: AbortSignal): Promise<Facts> {
  const { api, projectId, ownSite } = wanted;
  // A page of the deployment itself may well take money; there the form comes while the answer is still under way.
  const early = api === location.origin ? ownSite() : undefined;
  const shown = async () => {
    const channel = await shareReading(wanted, signal);
    if (channel.channel === 'own-site') await (early ?? ownSite());
    return channel;
  };
  const [channel, outcome] = await Promise.all([shown(), wanted.outcome]);
  const other = outcome?.pledge && outcome.pledge.projectId !== projectId;
  return { card: channel.card, channel, outcome: other ? undefined : outcome };
}
