import { describe, expect, test } from 'vitest';
import type { LaunchedProcess } from './launched-process.ts';
import { launch } from './launched-process.ts';

const run = (program: string, readyLimitMs = 10_000): Promise<LaunchedProcess> =>
  launch({
    command: process.execPath,
    args: ['-e', program],
    cwd: import.meta.dirname,
    env: { GREETING: 'hello' },
    readyLine: /^ready (\S+)$/m,
    readyLimitMs,
  });
const FOREVER = 'setInterval(() => undefined, 1000);';

describe('launch', () => {
  test('resolves with what the ready line says, and stops the program', async () => {
    const launched = await run(`console.log('ready ' + process.env.GREETING); ${FOREVER}`);
    expect(launched.ready[1]).toBe('hello');
    expect(await launched.stop()).toBe(null);
    expect(() => process.kill(launched.pid, 0)).toThrow();
  });

  test('answers the exit code of a program that drains', async () => {
    const drain = "process.on('SIGTERM', () => process.exit(0));";
    await using launched = await run(`${drain} console.log('ready x'); ${FOREVER}`);
    expect(await launched.stop()).toBe(0);
  });

  test('rejects with the output of a program that ends too early', async () => {
    await expect(run("console.error('no port'); process.exitCode = 3;")).rejects.toThrow(/exit code 3[\s\S]*no port/);
  });

  test('rejects and leaves nothing running when nothing becomes ready', async () => {
    const failure = await run(`console.log('pid=' + process.pid); ${FOREVER}`, 500).catch(String);
    expect(failure).toContain('not ready within 500 ms');
    const pid = Number(/pid=(\d+)/.exec(String(failure))?.[1]);
    expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
  });

  test('rejects a program that does not exist', async () => {
    const request = { command: 'no-such-program', args: [], cwd: import.meta.dirname, env: {}, readyLine: /ready/ };
    await expect(launch(request)).rejects.toThrow(/could not be started/);
  });
});
