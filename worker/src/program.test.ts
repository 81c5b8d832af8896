import { spawnSync } from 'node:child_process';
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

test('a signal closes the server once and ends the program well', () => {
  const { status, output } = ended(TELLS, "process.kill(process.pid, 'SIGTERM')");
  expect([status, output]).toEqual([0, 'closed\n']);
});
