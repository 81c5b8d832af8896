/** Written as the log writes it, but not taken from there: shared with what loads later, it would be a request of its own. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
