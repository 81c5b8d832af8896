// `npm run faults`: the quick profile; `npm run faults -- --full`: the long one; `--only kill,storm`: some scenarios.
// SEED repeats a run. Every scenario brings a control that breaks its promise on purpose; where the control is not
// caught, the check is blind and the scenario counts as unproven, which fails the run as well.

import { parseArgs } from 'node:util';
import type { Figure } from '../support/figures.ts';
import { printFigures } from '../support/figures.ts';
import type { Report, Run, Scenario } from './scenario.ts';
import { SCENARIOS } from './scenarios.ts';

const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    only: { type: 'string' },
    list: { type: 'boolean', default: false },
  },
});
const seed = Number(process.env['SEED'] ?? crypto.getRandomValues(new Uint32Array(1))[0]);
const profile = values.full ? 'full' : 'quick';

interface Line {
  readonly scenario: Scenario;
  readonly report: Report;
  readonly tookMs: number;
}

async function runScenario(scenario: Scenario): Promise<Line> {
  const startedAt = performance.now();
  console.log(`\n── ${scenario.name} (${scenario.ids.join(', ')}) ${'─'.repeat(40)}`);
  const progress = (text: string) => console.log(`   ${text}`);
  const report = await attempt(scenario, { profile, seed, progress });
  const tookMs = performance.now() - startedAt;
  for (const line of report.detail ?? []) console.log(`   ${line}`);
  for (const line of report.notRun ?? []) console.log(`   not run: ${line}`);
  for (const line of report.broken) console.log(`   BROKEN ${line} (SEED=${seed})`);
  const [first = 'nothing: the check is blind'] = report.caught;
  console.log(`   the control was caught at ${report.caught.length} things, first: ${first}`);
  return { scenario, report, tookMs };
}

// A scenario that cannot be run is a broken promise of its own; the others are run all the same.
async function attempt(scenario: Scenario, run: Run): Promise<Report> {
  try {
    return await scenario.run(run);
  } catch (error) {
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { figures: [], broken: [`the scenario itself failed: ${told}`], caught: [] };
  }
}

function verdictOf({ report }: Line): string {
  if (report.broken.length > 0) return 'BROKEN';
  if ((report.notRun ?? []).length > 0 && report.figures.length === 0) return 'not run';
  return report.caught.length === 0 ? 'NOT PROVEN' : 'holds';
}

function summarise(lines: readonly Line[]): void {
  console.log('\n── summary ─────────────────────────────────────────────────');
  for (const line of lines) {
    const { name, ids } = line.scenario;
    const seconds = `${(line.tookMs / 1000).toFixed(1)} s`;
    console.log(`${name.padEnd(18)} ${verdictOf(line).padEnd(11)} ${seconds.padStart(9)}  ${ids.join(' ')}`);
  }
  console.log('');
  printFigures(lines.flatMap(({ report }): readonly Figure[] => report.figures));
}

if (values.list) {
  for (const { name, ids } of SCENARIOS) console.log(`${name.padEnd(18)} ${ids.join(' ')}`);
} else {
  const wanted = values.only?.split(',') ?? SCENARIOS.map(({ name }) => name);
  const unknown = wanted.filter((name) => !SCENARIOS.some((scenario) => scenario.name === name));
  if (unknown.length > 0) throw new RangeError(`no scenario ${unknown.join(', ')}; --list names them`);
  console.log(`SEED=${seed} profile=${profile}`);
  const lines: Line[] = [];
  for (const scenario of SCENARIOS.filter(({ name }) => wanted.includes(name))) lines.push(await runScenario(scenario));
  summarise(lines);
  if (lines.some((line) => ['BROKEN', 'NOT PROVEN'].includes(verdictOf(line)))) {
    console.error(`not everything holds; repeat with SEED=${seed}`);
    process.exitCode = 1;
  }
}
