// `npm run bench`: figures, each against something measured in the same run. `npm run bench -- --quick` takes two minutes.

import { printFigures } from '../support/figures.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { auditFigures } from './audit-bench.ts';
import { giftFigures } from './gift-bench.ts';
import { growthFigures } from './growth-bench.ts';
import { httpFigures } from './http-bench.ts';
import { importFigures } from './import-bench.ts';
import { logFigures } from './log-bench.ts';
import { describeMachine } from './machine.ts';
import { rulesFigures } from './rules-bench.ts';
import { storeFigures } from './store-bench.ts';
import { workerFigures } from './worker-startup.ts';

const isQuick = process.argv.includes('--quick');

using folder = temporaryDirectory('bench');
console.log(`${describeMachine(folder.path)}\n`);
const pace = isQuick ? { pairs: 3, seconds: 1 } : { pairs: 5, seconds: 3 };
const leaves = isQuick ? 50_000 : 1_000_000;
const gifts = isQuick ? 20_000 : 1_000_000;
printFigures([
  ...rulesFigures(pace),
  ...(await storeFigures()),
  ...(await logFigures({ folder: folder.path, leaves: isQuick ? 100_000 : 1_000_000 })),
  ...(await giftFigures(isQuick ? 1_000 : 5_000)),
  ...(await importFigures({ folder: folder.path, rows: isQuick ? 1_000 : 10_000 })),
  ...(await httpFigures(folder.path, pace)),
  ...(await growthFigures({ folder: folder.path, gifts, pairs: pace.pairs, seconds: 1 })),
  ...(await auditFigures({ folder: folder.path, leaves })),
  ...(await workerFigures(folder.path)),
]);
