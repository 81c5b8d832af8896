/** Names the delivery of one event to one endpoint. Two ids stand here, so they are named. */
export function deliveryKey(delivery: { readonly eventId: string; readonly endpointId: string }): string {
  return `${delivery.eventId}/${delivery.endpointId}`;
}
