import type { Asset } from './assets.ts';

/** Files of the API viewer, by name. Obligation: a name with a path in it finds nothing. Null where there is no viewer. */
export interface Viewer {
  find(name: string): Promise<Asset | null>;
}
