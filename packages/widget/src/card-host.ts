/** What a controller or a view needs of the element it works for. */
export interface CardHost extends HTMLElement {
  project: string;
  api: string;
  readonly root: ShadowRoot;
  /** Draws in a moment; resolves when drawn. */
  draw(): Promise<void>;
  /** Draws, then moves the focus to the first match. */
  focusOn(selector: string): Promise<void>;
}
