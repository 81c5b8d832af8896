/** One message in plain text. */
export interface Letter {
  /** One address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Where one request ends such letters (RFC 8058), for letters that nobody has to get. */
  readonly unsubscribeUrl?: string;
}

/**
 * Obligations: `send` resolves once the message is durable with whoever carries it on, and throws MailError otherwise; it
 * may be sent twice where the caller repeats it, so a letter must bear being read twice. Nothing of a letter is logged: it
 * may hold a token.
 */
export interface Mail {
  send(letter: Letter): Promise<void>;
}

export class MailError extends Error {
  readonly code = 'unavailable';

  constructor(message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'MailError';
  }
}
