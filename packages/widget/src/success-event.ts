/** `hh-success`: The server says that the gift was paid. A hint for the page; a webhook is the proof. Never carries a name, an e-mail address or a phone number. */
export class HhSuccessEvent extends CustomEvent<{
  readonly projectId: string;
  readonly pledgeId: string;
  readonly receiptNo: string | undefined;
}> {
  constructor(detail: HhSuccessEvent['detail']) {
    super('hh-success', { bubbles: true, composed: true, detail });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'hh-success': HhSuccessEvent;
  }
}
