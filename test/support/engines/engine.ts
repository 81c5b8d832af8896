// A browser that is neither Chromium nor driven by Playwright: as much of it as a smoke test needs, in the words that the
// two standards for driving browsers share. Playwright drives only its own builds of Firefox and WebKit, and a second library
// for each would be fifty packages for six commands.

/** Pointer and keys, as WebDriver and WebDriver BiDi both write them. */
export type InputSource =
  | { readonly type: 'pointer'; readonly id: string; readonly actions: readonly object[] }
  | { readonly type: 'key'; readonly id: string; readonly actions: readonly object[] };

export interface Engine extends AsyncDisposable {
  /** Resolves when the page is loaded. */
  open(url: string): Promise<void>;
  /** Runs an expression in the page and answers its value, promises awaited, as JSON carries it. */
  evaluate(expression: string): Promise<unknown>;
  perform(sources: readonly InputSource[]): Promise<void>;
  /** The window as a PNG, base64. */
  screenshot(): Promise<string>;
}

export interface EngineOffer {
  readonly name: string;
  /** What is missing and how to get it; undefined where the engine can start. */
  readonly missing: string | undefined;
  start(): Promise<Engine>;
}
