// `npm run faults`: the long form of test/ports/durability.test.ts. SEED repeats a run. Each figure stands beside that of
// a control that breaks the promise on purpose; a control that finds nothing fails the run, because then the check is
// blind.

import { printFigures } from '../support/figures.ts';
import { storeFaults } from './store-faults.ts';

const seed = Number(process.env['SEED'] ?? crypto.getRandomValues(new Uint32Array(1))[0]);
console.log(`SEED=${seed}\n`);

const { figures, broken } = await storeFaults(seed);
printFigures(figures);
if (broken.length > 0) {
  console.error(`\nbroken promises:\n${broken.map((promise) => `- ${promise}`).join('\n')}`);
  process.exitCode = 1;
}
