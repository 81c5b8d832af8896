/** `hh-redirect`: the page is about to go to the payment. Cancelable: whoever cancels takes the donor to `url`. */
export class HhRedirectEvent extends CustomEvent<{ readonly pledgeId: string; readonly url: string }> {
  constructor(detail: HhRedirectEvent['detail']) {
    super('hh-redirect', { bubbles: true, composed: true, cancelable: true, detail });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'hh-redirect': HhRedirectEvent;
  }
}
