/** `hh-submit`: A pledge was made. Never carries a name, an e-mail address or a phone number. */
export class HhSubmitEvent extends CustomEvent<{
  readonly projectId: string;
  readonly pledgeId: string;
  readonly amountMinor: number;
  readonly currency: string;
}> {
  constructor(detail: HhSubmitEvent['detail']) {
    super('hh-submit', { bubbles: true, composed: true, detail });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'hh-submit': HhSubmitEvent;
  }
}
