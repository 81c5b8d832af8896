import type { Clock } from '../clock.ts';
import { nowSeconds } from '../clock.ts';
import type { NewId } from '../ids.ts';
import type { Cause, Fact } from '../objects/event.ts';
import { eventOf } from '../objects/event.ts';
import type { EndpointRow, EventRow } from '../state/rows.ts';
import type { Store } from '../state/store.ts';
import type { Deliveries } from './deliveries.ts';

/** Makes the `announce` of a world: one event, and one delivery for every endpoint that listens for it. */
export function createAnnounce(parts: { store: Store; clock: Clock; newId: NewId; deliveries: Deliveries }) {
  return (fact: Fact, cause: Cause): void => {
    const id = parts.newId('evt_');
    const event = eventOf({ id, created: nowSeconds(parts.clock), fact, cause });
    const listening = parts.store.all('endpoints').filter((row) => isListening(row, fact.type));
    const row: EventRow = { event, endpointIds: listening.map(({ endpoint }) => endpoint.id) };
    parts.store.put('events', id, row);
    for (const endpointId of row.endpointIds) parts.deliveries.enqueue({ eventId: id, endpointId, type: fact.type });
  };
}

function isListening(row: EndpointRow, type: string): boolean {
  const { status, enabled_events: enabled } = row.endpoint;
  return status === 'enabled' && (enabled.includes('*') || enabled.includes(type));
}
