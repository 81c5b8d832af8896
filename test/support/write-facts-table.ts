// Writes packages/rules/FACTS.md. After a merge conflict in it, run this instead of reading the conflict.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { renderFactsTable } from './facts-table.ts';

writeFileSync(resolve(import.meta.dirname, '../../packages/rules/FACTS.md'), renderFactsTable());
