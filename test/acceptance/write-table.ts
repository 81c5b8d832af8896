// Writes README.md beside this file. After a merge conflict in it, run this instead of reading the conflict.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { readRepository } from '../support/tidy/source-file.ts';
import { renderTable } from './table.ts';
import { titledTests } from './titles.ts';

const tests = titledTests(readRepository(resolve(import.meta.dirname, '../..')));
writeFileSync(join(import.meta.dirname, 'README.md'), renderTable(tests));
