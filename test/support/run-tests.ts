// `npm test`, and with --fast `npm run check`. Every step runs even if an earlier one failed, because the second
// fault should not have to wait for the first to be repaired. The last line is for machines: `N passed, N failed`.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Step, StepEnd } from './run-step.ts';
import { runStep } from './run-step.ts';
import { temporaryDirectory } from './temporary-directory.ts';
import type { TestCount } from './vitest-report.ts';
import { parseVitestReport } from './vitest-report.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const MODULES = join(ROOT, 'node_modules');

const TYPES_LIMIT_MS = 180_000;
const LINT_LIMIT_MS = 60_000;
const BUNDLE_LIMIT_MS = 60_000;
const FAST_TESTS_LIMIT_MS = 180_000;
/**
 * A watchdog, not a goal: a busy neighbour must not fail a sound tree, and machines of the same description were seen
 * to be half as fast as each other. The goal is twelve minutes on two cores, and never twenty.
 */
const ALL_TESTS_LIMIT_MS = 2_400_000;

/** The projects of vitest.config.ts that need no browser, no second process and no other runtime. */
const FAST_PROJECTS = ['unit', 'dom', 'repo'];

/** Biome colours its output even into a file. */
const PLAIN_OUTPUT = process.stdout.isTTY ? [] : ['--colors=off'];

type Line = { readonly name: string; readonly end: StepEnd; readonly count: TestCount };

const CHECKS: readonly Step[] = [
  { name: 'types', program: join(MODULES, 'typescript/bin/tsc'), args: ['-b'], limitMs: TYPES_LIMIT_MS },
  {
    name: 'lint and format',
    program: join(MODULES, '@biomejs/biome/bin/biome'),
    args: ['ci', '--error-on-warnings', '--max-diagnostics=200', ...PLAIN_OUTPUT, '.'],
    limitMs: LINT_LIMIT_MS,
  },
  {
    name: 'widget bundle',
    program: join(import.meta.dirname, 'build-widget.ts'),
    args: [],
    limitMs: BUNDLE_LIMIT_MS,
  },
];

async function runCheck(step: Step): Promise<Line> {
  heading(step.name);
  const end = await runStep(step, ROOT);
  const failed = end.exitCode === 0 ? 0 : 1;
  return { name: step.name, end, count: { passed: 1 - failed, failed } };
}

async function runVitest(isFast: boolean): Promise<Line> {
  const name = isFast ? `tests (${FAST_PROJECTS.join(', ')})` : 'tests';
  heading(name);
  using folder = temporaryDirectory('report');
  const report = join(folder.path, 'report.json');
  const end = await runStep(
    {
      name,
      program: join(MODULES, 'vitest/vitest.mjs'),
      args: [
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
        ...(isFast ? FAST_PROJECTS.map((project) => `--project=${project}`) : []),
      ],
      limitMs: isFast ? FAST_TESTS_LIMIT_MS : ALL_TESTS_LIMIT_MS,
    },
    ROOT,
  );
  const text = existsSync(report) ? readFileSync(report, 'utf8') : undefined;
  return { name, end, count: parseVitestReport(text, end.exitCode) };
}

function heading(name: string): void {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(4, 70 - name.length))}`);
}

function summarise(lines: readonly Line[]): TestCount {
  heading('summary');
  for (const { name, end, count } of lines) {
    console.log(`${name.padEnd(28)} ${(end.tookMs / 1000).toFixed(1).padStart(6)} s  ${outcome(end, count)}`);
  }
  return {
    passed: lines.reduce((sum, line) => sum + line.count.passed, 0),
    failed: lines.reduce((sum, line) => sum + line.count.failed, 0),
  };
}

function outcome(end: StepEnd, count: TestCount): string {
  if (end.hung) return 'HUNG';
  return count.failed === 0 ? 'ok' : `FAILED (${count.failed})`;
}

const isFast = process.argv.includes('--fast');
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    interrupted = true;
  });
}

const lines: Line[] = [];
for (const step of CHECKS) if (!interrupted) lines.push(await runCheck(step));
if (!interrupted) lines.push(await runVitest(isFast));

const total = summarise(lines);
const failed = interrupted ? total.failed + 1 : total.failed;
process.exitCode = failed === 0 ? 0 : 1;
console.log(`\n${total.passed} passed, ${failed} failed`);
