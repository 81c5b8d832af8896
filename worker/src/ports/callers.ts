/** Who is on the other end of a request. */
export interface Callers {
  /**
   * The client's network: an IPv4 address, or the /64 of an IPv6 one; null where nobody can say. Obligation: a
   * forwarding header counts only where a configured proxy wrote it. Personal data: never logged, kept only hashed.
   */
  networkOf(request: Request): string | null;
}
