import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

const PROGRAM = pathToFileURL(`${import.meta.dirname}/program.ts`).href;
const LIMIT_MS = 20_000;

/** Runs a program in a process of its own; `then` happens once it has started. */
function ended(server: string, then: string) {
  const script = `
    import { runProgram } from '${PROGRAM}';
    const server = ${server};
    await runProgram(async () => server, { nowMs: () => 0 });
    const personal = new Error('donor Shili Wang, 13800000000');
    ${then};
    setTimeout(() => process.exit(3), 10_000);`;
  const args = ['--input-type=module', '-e', script];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: LIMIT_MS });
  return { status, output: stdout + stderr };
}

const TELLS = `{
  close: async () => process.stdout.write('closed\\n'),
  notReady: () => process.stdout.write('not ready\\n'),
}`;
const HANGS = '{ close: () => new Promise(() => {}), notReady: () => {} }';

test('CRF-11 a rejection that nobody handled ends the program for its supervisor, and says nothing personal', () => {
  const { status, output } = ended(TELLS, 'Promise.reject(personal)');
  expect(status).toBe(70);
  expect(output).toMatch(/"level":"error","event":"unhandled-rejection".+"name":"Error"/);
  expect(output).toMatch(/not ready\nclosed/);
  expect(output).not.toMatch(/Shili|13800000000/);
});

test('CRF-11 an exception that nobody caught does the same, also while the server hangs', () => {
  const { status, output } = ended(HANGS, 'setTimeout(() => { throw personal; }, 0)');
  expect(status).toBe(70);
  expect(output).toContain('"event":"uncaught-exception"');
  expect(output).not.toMatch(/Shili|13800000000/);
});

test(
  'CRF-11 a log that nobody reads any more neither ends the program nor keeps it from ending',
  async () => {
    const script = `
    import { runProgram } from '${PROGRAM}';
    const lines = setInterval(() => process.stdout.write('a line\\n'), 5);
    await runProgram(async () => ({ close: async () => clearInterval(lines), notReady: () => {} }), { nowMs: () => 0 });
    process.stderr.write('started');`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
    await once(child.stderr, 'data');
    child.stdout.destroy();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(child.exitCode).toBeNull();
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const limit = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS / 2);
    expect(await ended).toEqual([0, null]);
    clearTimeout(limit);
  },
  LIMIT_MS,
);

test('a signal closes the server once and ends the program well', () => {
  const { status, output } = ended(TELLS, "process.kill(process.pid, 'SIGTERM')");
  expect([status, output]).toEqual([0, 'closed\n']);
});
