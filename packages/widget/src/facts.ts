// What an element has to know before it can draw: the public card, what this page may do, and, where the donor has
// just come back from paying, what became of the pledge. Asked in parallel, because a slow network charges by the
// round trip.

import type { Projects } from '@happy-homeland/sdk';
import type { Facts, Outcome } from './view.ts';

interface Wanted {
  readonly projects: Projects;
  readonly projectId: string;
  readonly outcome: Promise<Outcome | undefined>;
  /** Fetches what is needed only where money may be taken, while the card is still under way. */
  readonly ownSite: () => Promise<void>;
}

export async function loadFacts(wanted: Wanted, signal: AbortSignal): Promise<Facts> {
  const { projects, projectId, ownSite } = wanted;
  const channelReady = async () => {
    const channel = await projects.channel(projectId, { signal });
    if (channel.channel === 'own-site') await ownSite();
    return channel;
  };
  const [card, channel, outcome] = await Promise.all([
    projects.get(projectId, { signal }),
    channelReady(),
    wanted.outcome,
  ]);
  const other = outcome?.pledge && outcome.pledge.projectId !== projectId;
  return { card, channel, outcome: other ? undefined : outcome };
}
