// Prints public-names.json as the sources have it now:
//   npx node test/support/print-public-names.ts > names.tmp && mv names.tmp test/support/public-names.json
// and then `npm run format`. Read the difference before you commit it: every line is something others may build on.
import { resolve } from 'node:path';

import { exportedNames } from './exported-names.ts';
import { entriesOf, hasSource, publishedFolders } from './public-entries.ts';

const ROOT = resolve(import.meta.dirname, '../..');

const entries = publishedFolders(ROOT)
  .flatMap((folder) => entriesOf(ROOT, folder))
  .filter((entry) => hasSource(ROOT, entry));
const names = Object.fromEntries(entries.map(({ specifier, path }) => [specifier, exportedNames(ROOT, path)]));
console.log(JSON.stringify(names, null, 2));
