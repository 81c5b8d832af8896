// A donor comes back from paying to `#hh-pledge=…&hh-token=…`. Loaded only then.

import type { Pledge } from '@happy-homeland/sdk';
import { createPledges } from '@happy-homeland/sdk';
import { outcomeView } from './outcome-view.ts';
import { HhSuccessEvent } from './success-event.ts';
import type { Outcome } from './view.ts';

// The token is good for one use, so all elements of the page share one reading.
const readings = new Map<string, Promise<Pledge>>();

/**
 * What became of the pledge that the address names. Once there is an answer the address is cleaned; if there is none it
 * stays, so that the reading can be tried again, and one element of the page says so.
 */
export async function readOutcome(api: string): Promise<Outcome | undefined> {
  const { hash, pathname, search } = location;
  const given = new URLSearchParams(hash.slice(1));
  const pledgeId = given.get('hh-pledge');
  const token = given.get('hh-token');
  if (!pledgeId || !token) return;
  const underWay = readings.get(hash);
  const reading = underWay ?? createPledges({ baseUrl: api }).get(pledgeId, token);
  readings.set(hash, reading);
  try {
    const pledge = await reading;
    if (location.hash === hash) history.replaceState(history.state, '', pathname + search);
    return outcomeOf(pledge);
  } catch {
    readings.delete(hash);
    return underWay ? undefined : outcomeOf();
  }
}

function outcomeOf(pledge?: Pledge): Outcome {
  return {
    pledge,
    draw: (view, retry) => outcomeView(view, pledge, retry),
    tell: (host) => {
      // The donor came back for this word, and the card may be far down the page.
      void host.focusOn('[role=status]');
      if (pledge?.status !== 'paid') return;
      const { pledgeId, receipt } = pledge;
      host.dispatchEvent(new HhSuccessEvent({ projectId: host.project, pledgeId, receiptNo: receipt?.receiptNo }));
    },
  };
}
