// What Workers get as static files, made here from the sources: schemas turn into the OpenAPI document by a generator
// that is larger than the documents, and takes longer to load than a Worker may take to start.

import type { DescribedOperation } from '@happy-homeland/contract';
import { apiReference, openApiDocument } from '@happy-homeland/contract';
import { GIVE_CSS, PAGES_CSS } from './pages/styles/pages-css.ts';
import type { ApiDocument, Prepared } from './ports/index.ts';

/** Names of the static files on Workers, in a folder of their own. */
export const PREPARED_FILES = {
  apiDocument: 'prepared/openapi.json',
  reference: 'prepared/reference.json',
  pagesCss: 'prepared/pages.css',
  giveCss: 'prepared/give.css',
} as const;

/** Makes each when it is first wanted, and keeps it. */
export function prepareHere(): Prepared {
  let document: ApiDocument | null = null;
  let reference: readonly DescribedOperation[] | null = null;
  return {
    apiDocument: async () => {
      document ??= openApiDocument('/');
      return document;
    },
    reference: async () => {
      reference ??= apiReference();
      return reference;
    },
    pagesCss: async () => PAGES_CSS,
    giveCss: async () => GIVE_CSS,
  };
}
