// `npm run mutation`: breaks the money path, the public log and the rules on purpose, one small change at a time, and asks
// whether a test notices. Each part runs with the tests that are about it, so that a mutant costs a second and not a minute.
// Not part of `npm test`: it takes an hour or two. A name behind the command runs that part alone, and `rules` or `log` one
// part of them after the other.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { Part } from './parts.ts';
import { isKilled, isSurvivor, PARTS, SCORE_MIN, touchesBound } from './parts.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const WORK = join(ROOT, '.stryker');
const STRYKER = join(ROOT, 'node_modules/@stryker-mutator/core/bin/stryker.js');

/** As Stryker's JSON report has it. */
type Mutant = {
  readonly status: string;
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly location: { readonly start: { readonly line: number } };
};

type Report = { readonly files: Readonly<Record<string, { readonly mutants: readonly Mutant[] }>> };

async function mutate({ name, mutate: files, tests, limitMs }: Part): Promise<Report | undefined> {
  mkdirSync(WORK, { recursive: true });
  const report = join(WORK, `${name}.json`);
  const config = join(WORK, `${name}.config.json`);
  const options = {
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
    mutate: files,
    // A changed word is another sentence, not another amount.
    mutator: { excludedMutations: ['StringLiteral'] },
    // What runs once while a module loads would need every test again for each change.
    ignoreStatic: true,
    ignorePatterns: ['dist', '.data', '.stryker'],
    coverageAnalysis: 'perTest',
    concurrency: 2,
    reporters: ['json'],
    jsonReporter: { fileName: report },
    tempDirName: join('.stryker', name),
    // TypeScript 7 has no programming interface that Stryker could rewrite a configuration with; nothing needs it.
    tsconfigFile: 'none.json',
  };
  writeFileSync(config, JSON.stringify(options));
  rmSync(report, { force: true });
  const child = spawn(process.execPath, [STRYKER, 'run', config], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, HH_MUTATION_TESTS: tests.join(' ') },
    timeout: limitMs,
  });
  const code = await new Promise((ended) => child.on('close', ended));
  return code === 0 ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
}

function tell(part: Part, report: Report | undefined): boolean {
  if (report === undefined) {
    console.log(`${part.name}: did not end within ${part.limitMs / 60_000} minutes`);
    return false;
  }
  const all = Object.entries(report.files).flatMap(([path, { mutants }]) =>
    mutants.map((mutant) => ({ path, ...mutant })),
  );
  const killed = all.filter(isKilled).length;
  const survivors = all.filter(isSurvivor);
  for (const { path, location, mutatorName, replacement = '' } of survivors) {
    console.log(
      `  ${path}:${location.start.line} ${mutatorName} → ${replacement.replaceAll(/\s+/g, ' ').slice(0, 100)}`,
    );
  }
  const score = (100 * killed) / (killed + survivors.length);
  const bounds = survivors.filter(touchesBound).length;
  console.log(`${part.name}: ${killed} of ${killed + survivors.length} changes noticed, ${score.toFixed(1)} %`);
  console.log(
    JSON.stringify({
      bench: `mutation ${part.name}`,
      value: Math.round(score * 10) / 10,
      unit: '%',
      survivingBounds: bounds,
    }),
  );
  return score >= (part.scoreMin ?? SCORE_MIN) && bounds === 0;
}

const [, , only] = process.argv;
let isGood = true;
for (const part of PARTS.filter(({ name }) => only === undefined || name === only || name.startsWith(`${only}-`))) {
  isGood = tell(part, await mutate(part)) && isGood;
}
process.exitCode = isGood ? 0 : 1;
