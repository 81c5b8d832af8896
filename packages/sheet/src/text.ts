/** A sentence in both languages, side by side, so that neither is forgotten. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}
