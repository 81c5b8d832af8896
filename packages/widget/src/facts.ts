// What an element has to know before it can draw: the public card, what this page may do, and, where the donor has
// just come back from paying, what became of the pledge. Asked in parallel, because a slow network charges by the
// round trip.

import type { Channel, Client, Pledge, ProjectCard } from '@happy-homeland/sdk';
import type { Part, View } from './view.ts';

/** What became of a pledge; without `pledge` nothing is known, and nothing is claimed. */
export interface Outcome {
  readonly pledge?: Pledge;
  draw(view: View, retry: () => void): Part;
}

export interface Facts {
  readonly card: ProjectCard;
  readonly channel: Channel;
  readonly outcome: Outcome | undefined;
}

interface Wanted {
  readonly client: Client;
  readonly projectId: string;
  readonly outcome: Promise<Outcome | undefined>;
  /** Fetches what is needed only where money may be taken, while the card is still under way. */
  readonly ownSite: () => Promise<void>;
}

export async function loadFacts(wanted: Wanted, signal: AbortSignal): Promise<Facts> {
  const { client, projectId, ownSite } = wanted;
  const channelReady = async () => {
    const channel = await client.projects.channel(projectId, { signal });
    if (channel.channel === 'own-site') await ownSite();
    return channel;
  };
  const [card, channel, outcome] = await Promise.all([
    client.projects.get(projectId, { signal }),
    channelReady(),
    wanted.outcome,
  ]);
  const other = outcome?.pledge && outcome.pledge.projectId !== projectId;
  return { card, channel, outcome: other ? undefined : outcome };
}
