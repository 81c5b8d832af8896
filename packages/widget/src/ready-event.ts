/** `hh-ready`: The facts are drawn. Never carries a name, an e-mail address or a phone number. */
export class HhReadyEvent extends CustomEvent<{ readonly projectId: string; readonly channel?: string }> {
  constructor(detail: HhReadyEvent['detail']) {
    super('hh-ready', { bubbles: true, composed: true, detail });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'hh-ready': HhReadyEvent;
  }
}
