/** `hh-open`: The step to the charity’s own page was opened. Never carries a name, an e-mail address or a phone number. */
export class HhOpenEvent extends CustomEvent<{ readonly projectId: string }> {
  constructor(detail: HhOpenEvent['detail']) {
    super('hh-open', { bubbles: true, composed: true, detail });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'hh-open': HhOpenEvent;
  }
}
