/** `hh-error`: Loading or giving failed. Never carries a name, an e-mail address or a phone number. */
export class HhErrorEvent extends CustomEvent<{ readonly projectId: string; readonly code: string }> {
  constructor(detail: HhErrorEvent['detail']) {
    super('hh-error', { bubbles: true, composed: true, detail });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'hh-error': HhErrorEvent;
  }
}
