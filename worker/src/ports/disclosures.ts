// What a charity tells the public of a project beside its books: added, never edited.

export interface DisclosureRecord {
  readonly tenantId: string;
  readonly projectId: string;
  /** SHA-256, hex. Its name: of a project there is no second one of the same content. */
  readonly digest: string;
  /** Civil date in Asia/Shanghai. */
  readonly date: string;
  readonly title: string;
  readonly body: string;
  /** Digest of the one that this one corrects, and why it does; null in both otherwise. */
  readonly corrects: string | null;
  readonly explanation: string | null;
  readonly recordedMs: number;
}

export type DisclosureChange =
  /**
   * Comes after its leaf in the unit. Loses `fact` where it is there already, and `parent` where what it corrects is not of
   * the project.
   */
  { readonly kind: 'insert-disclosure'; readonly record: DisclosureRecord };

export interface DisclosureReads {
  disclosure(projectId: string, digest: string): Promise<DisclosureRecord | null>;
  /** Newest first. */
  disclosures(projectId: string, limit: number): Promise<readonly DisclosureRecord[]>;
}
