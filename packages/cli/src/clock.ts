/** The time of day of this machine, epoch milliseconds. */
export function systemNowMs(): number {
  return Date.now();
}
