/** `hh-verified`: The public log was looked at. Never carries a name, an e-mail address or a phone number. */
export class HhVerifiedEvent extends CustomEvent<{
  readonly projectId: string;
  /** `contradicted`: what is signed now excludes what this browser saw before. */
  readonly state: 'verified' | 'incomplete' | 'mismatch' | 'contradicted';
}> {
  constructor(detail: HhVerifiedEvent['detail']) {
    super('hh-verified', { bubbles: true, composed: true, detail });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'hh-verified': HhVerifiedEvent;
  }
}
