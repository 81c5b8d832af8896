import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { eventually } from './eventually.ts';
import { runStep } from './run-step.ts';
import { temporaryDirectory } from './temporary-directory.ts';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('runStep', () => {
  test('answers the exit code of the program', async () => {
    using folder = temporaryDirectory('step');
    const program = join(folder.path, 'seven.mjs');
    writeFileSync(program, 'process.exitCode = 7;');
    const end = await runStep({ name: 'seven', program, args: [], limitMs: 10_000 }, folder.path);
    expect(end).toMatchObject({ exitCode: 7, hung: false });
  });

  test('stops a program that takes too long, together with what it started', async () => {
    using folder = temporaryDirectory('step');
    const program = join(folder.path, 'hang.mjs');
    const pidFile = join(folder.path, 'pid');
    writeFileSync(
      program,
      `import { spawn } from 'node:child_process';
       import { writeFileSync } from 'node:fs';
       const grandchild = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
       writeFileSync(${JSON.stringify(pidFile)}, String(grandchild.pid));`,
    );
    const end = await runStep({ name: 'hang', program, args: [], limitMs: 1_000 }, folder.path);
    expect(end).toMatchObject({ exitCode: null, hung: true });
    expect(existsSync(pidFile)).toBe(true);
    const pid = Number(readFileSync(pidFile, 'utf8'));
    await eventually(() => expect(isAlive(pid)).toBe(false));
  });
});
