/** Epoch milliseconds of the reader's device: how old a signature or a kept card is is measured with it, and nothing else. */
export function nowMs(): number {
  return Date.now();
}
