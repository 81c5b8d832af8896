/** What a page shows WeChat's script so that it may set the card of a shared link; all of it is public. */
export interface SharingSignature {
  readonly appId: string;
  /** Seconds since the epoch. */
  readonly timestamp: number;
  readonly nonce: string;
  /** SHA-1 in hexadecimal characters. */
  readonly signature: string;
}

/**
 * Signs pages for WeChat's JS-SDK. Obligations: `sign` signs public pages of this deployment and nothing else; it answers null
 * where there is nothing to sign with, and never throws; it waits for WeChat a second and a half at most, and for a minute
 * after that failed not at all. What it holds (secret, token, ticket) is in no message, address of ours or log.
 */
export interface Sharing {
  /** @param url the address of the page as the browser has it, without a fragment */
  sign(url: string): Promise<SharingSignature | null>;
}
