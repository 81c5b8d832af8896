// Verdicts that refused something. They are kept so that a refusal can be explained when law and facts have moved on.

/** One refusal by the rules, with everything it rested on. */
export interface VerdictRecord {
  readonly verdictId: string;
  readonly tenantId: string;
  /** `campaign:…` or `project:…` with the publisher's own id. */
  readonly subject: string;
  readonly moment: 'publish' | 'render' | 'pay';
  /** Civil date judged by. */
  readonly judgedOn: string;
  readonly packVersion: string;
  /** SHA-256 of `facts`, hex. */
  readonly factsDigest: string;
  /** The facts as canonical JSON. */
  readonly facts: string;
  /** What closed it, as JSON. */
  readonly findings: string;
  readonly atMs: number;
}

/** A verdict as it is kept: the same refusal of the same facts on the same day is one. */
export interface KeptVerdict extends Omit<VerdictRecord, 'atMs'> {
  readonly firstMs: number;
  readonly lastMs: number;
  readonly times: number;
}

export interface VerdictReads {
  /** Newest first; `before` continues after the last one seen. Null tenant: of all federations. */
  refusals(query: {
    readonly tenantId: string | null;
    readonly before?: { readonly firstMs: number; readonly verdictId: string } | undefined;
    readonly limit: number;
  }): Promise<readonly KeptVerdict[]>;
}
