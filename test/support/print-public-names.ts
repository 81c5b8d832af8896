// Prints public-names.ts as the sources have it now:
//   npx node test/support/print-public-names.ts > names.tmp && mv names.tmp test/support/public-names.ts
// and then `npm run format`. Read the difference before you commit it: every line is something others may build on.
import { resolve } from 'node:path';

import { exportedNames } from './exported-names.ts';
import { entriesOf, hasSource, publishedFolders } from './public-entries.ts';

const ROOT = resolve(import.meta.dirname, '../..');

const HEAD = `// The names others build on, per entry of every package. A difference between this list and the source fails a test, so
// that adding one is a decision, and losing one is noticed before a user notices it.

/** Entry of a package → its exports, sorted; names that are only types say so. */
export const PUBLIC_NAMES: Readonly<Record<string, readonly string[]>> = `;

const entries = publishedFolders(ROOT)
  .flatMap((folder) => entriesOf(ROOT, folder))
  .filter((entry) => hasSource(ROOT, entry));
const names = Object.fromEntries(entries.map(({ specifier, path }) => [specifier, exportedNames(ROOT, path)]));
console.log(`${HEAD}${JSON.stringify(names, null, 2)};`);
