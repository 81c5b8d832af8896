import type { DescribedOperation } from '@happy-homeland/contract';

/** The OpenAPI document as data. */
export type ApiDocument = Readonly<Record<string, unknown>>;

/**
 * What is made from the sources alone, once: while building where there is a build (Workers), while running where there
 * is none. Obligation: made from the same sources as the code that serves it, or an error. `servers` of the document
 * says `/`; whoever serves it puts its own address in.
 */
export interface Prepared {
  apiDocument(): Promise<ApiDocument>;
  /** The same for people: what the readable reference says of each operation. */
  reference(): Promise<readonly DescribedOperation[]>;
  /** The stylesheet of the pages. */
  pagesCss(): Promise<string>;
  /** As much of it as the donate page draws by. */
  giveCss(): Promise<string>;
}
