// `npm run bench`: figures, each against something measured in the same run. `npm run bench -- --quick` takes two minutes, and
// `npm run bench -- import log` runs these alone.

import type { Figure } from '../support/figures.ts';
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
import { wideFigures } from './wide-bench.ts';
import { widgetFigures } from './widget-bench.ts';
import { workerFigures } from './worker-startup.ts';

const isQuick = process.argv.includes('--quick');

using folder = temporaryDirectory('bench');
console.log(`${describeMachine(folder.path)}\n`);
const pace = isQuick ? { pairs: 3, seconds: 1 } : { pairs: 5, seconds: 3 };
const leaves = isQuick ? 50_000 : 1_000_000;
const gifts = isQuick ? 20_000 : 1_000_000;

/** By the name that runs it alone: `npm run bench -- import`. */
const BENCHES: Readonly<Record<string, () => readonly Figure[] | Promise<readonly Figure[]>>> = {
  rules: () => rulesFigures(pace),
  store: storeFigures,
  log: () => logFigures({ folder: folder.path, leaves: isQuick ? 100_000 : 1_000_000 }),
  gift: () => giftFigures(isQuick ? 1_000 : 5_000),
  import: () => importFigures({ folder: folder.path, rows: isQuick ? 1_000 : 10_000 }),
  http: () => httpFigures(folder.path, pace),
  gifts: () => growthFigures({ folder: folder.path, gifts }),
  growth: () => wideFigures({ folder: folder.path, projects: isQuick ? 10_000 : 100_000 }),
  audit: () => auditFigures({ folder: folder.path, leaves }),
  worker: () => workerFigures(folder.path),
  widget: () => widgetFigures({ rounds: isQuick ? 1 : 3, withPeers: process.argv.includes('--peers') }),
};

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const unknown = wanted.filter((name) => BENCHES[name] === undefined);
if (unknown.length > 0) throw new Error(`no bench ${unknown.join(', ')}: there are ${Object.keys(BENCHES).join(', ')}`);
const figures: Figure[] = [];
for (const [name, measure] of Object.entries(BENCHES)) {
  if (wanted.length === 0 || wanted.includes(name)) figures.push(...(await measure()));
}
printFigures(figures);
