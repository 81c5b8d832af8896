// The command line. It gets everything it touches, so that a test can run it without a process.

import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createSigningKey, formatSigningKey, formatVerifierKey, parseSigningKey } from '@happy-homeland/log';
import { judgeEvidence } from '@happy-homeland/log/evidence';
import { systemClock } from './clock.ts';
import { WitnessError } from './error.ts';
import { createReport } from './reporter.ts';
import type { RunningWitness } from './serve.ts';
import { startWitness } from './serve.ts';
import type { Env } from './settings.ts';
import { readPort, readSettings } from './settings.ts';
import { createRecordFile } from './store/record-file.ts';

export interface Process {
  readonly env: Env;
  readonly print: (line: string) => void;
  /** Gives what is running to whoever stops it, and resolves when it was stopped. */
  readonly untilStopped: (running: RunningWitness) => Promise<void>;
}

const PORT = 8790;
const OWNER_ONLY = 0o600;
const FOLDER_OWNER_ONLY = 0o700;
const SEED_BYTES = 32;
const HELP = `hh-witness: cosigns the checkpoints of logs, if each continues the last one

  hh-witness keygen --name NAME   makes the key and the empty record; prints the public key to hand out
                                  NAME like witness.example.org/2026, never used before
  hh-witness serve                answers on 127.0.0.1 (the default command)
  hh-witness vkey                 prints the public key again
  hh-witness init                 makes the empty record alone, for a key in WITNESS_KEY that has never signed
  hh-witness check FILE KEY...    says what an evidence file proves to who has the public keys of the log

Settings: WITNESS_LOGS (public keys of logs, separated by spaces), WITNESS_TRUST_FILES (paths, separated by commas),
WITNESS_KEY (instead of the key file), WITNESS_OPERATOR (who runs it, for the page), PORT (${PORT}), DATA_DIR (.data/witness)
`;

type Command = (args: readonly string[], process: Process) => Promise<number>;

const COMMANDS: Readonly<Record<string, Command>> = {
  keygen: makeKey,
  init: makeRecord,
  vkey: showKey,
  serve,
  check,
  help: async (_, { print }) => {
    print(HELP);
    return 0;
  },
};

/** Runs a command and answers the exit code: 1 where starting again would only say the same. */
export async function run(args: readonly string[], process: Process): Promise<number> {
  const [name = 'serve', ...rest] = args;
  const command = COMMANDS[name.replace(/^--?h(?:elp)?$/, 'help')];
  if (command === undefined) {
    process.print(`hh-witness knows no command ${name}\n\n${HELP}`);
    return 1;
  }
  try {
    return await command(rest, process);
  } catch (error) {
    if (!(error instanceof WitnessError)) throw error;
    process.print(error.message);
    return 1;
  }
}

async function makeKey(args: readonly string[], { env, print }: Process): Promise<number> {
  const name = args[0] === '--name' ? (args[1] ?? '') : '';
  if (!/^[\w.-]+(?:\/[\w.-]+)+$/.test(name)) {
    print(
      'hh-witness keygen --name NAME: a name of letters, digits and . - _ with a slash, such as audit.example/2026',
    );
    return 1;
  }
  const seed = crypto.getRandomValues(new Uint8Array(SEED_BYTES));
  const key = { name, role: 'witness', seed } as const;
  const text = await formatSigningKey(key);
  await makeFolder(env);
  await writeFile(keyPath(env), `${text}\n`, { flag: 'wx', mode: OWNER_ONLY }).catch((cause: unknown) => {
    const message = `${keyPath(env)} is there already, or cannot be written. A witness keeps its key: nothing was changed`;
    throw new WitnessError({ code: 'already-there', message, cause });
  });
  // What an earlier key saw is good for the next one too.
  if (!existsSync(recordPath(env))) createRecordFile(recordPath(env));
  print(formatVerifierKey((await createSigningKey(key)).verifierKey));
  return 0;
}

async function makeRecord(_: readonly string[], { env, print }: Process): Promise<number> {
  await makeFolder(env);
  createRecordFile(recordPath(env));
  print(`${recordPath(env)} is empty and ready. Never do this again for the same key`);
  return 0;
}

async function showKey(_: readonly string[], { env, print }: Process): Promise<number> {
  const key = await parseSigningKey((await keyText(env)).trim());
  if (key === undefined) {
    const message = 'there is no key that can be read: hh-witness keygen --name NAME';
    throw new WitnessError({ code: 'not-configured', message });
  }
  print(formatVerifierKey(key.verifierKey));
  return 0;
}

async function serve(_: readonly string[], { env, print, untilStopped }: Process): Promise<number> {
  const trusts = await Promise.all(trustPaths(env).map(readTrust));
  const settings = await readSettings(env, { key: await keyText(env), trusts });
  const report = createReport(print, systemClock);
  const port = readPort(env, PORT);
  await untilStopped(await startWitness({ ...settings, recordPath: recordPath(env), port, report }));
  return 0;
}

const VERDICTS = {
  fork: 'fork: the log signed two different trees of one size. That is proof, whoever kept it',
  rewritten: 'rewritten: the log signed two trees, and the later has another beginning. That is proof, whoever kept it',
  unproven:
    'unproven: both checkpoints are the log’s own; what came with them does not show that one continues the other',
  nothing: 'nothing: no contradiction, or not signed by this log',
} as const;

async function check([path, ...logKeys]: readonly string[], { print }: Process): Promise<number> {
  if (path === undefined || logKeys.length === 0) {
    print('hh-witness check FILE KEY...: the evidence, and the public keys of the log');
    return 1;
  }
  const file = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new WitnessError({ code: 'not-configured', message: `${path} cannot be read`, cause });
  });
  const verdict = await judgeEvidence(file, logKeys);
  print(VERDICTS[verdict]);
  return verdict === 'nothing' ? 1 : 0;
}

function trustPaths(env: Env): string[] {
  return (env['WITNESS_TRUST_FILES'] ?? '').split(',').flatMap((path) => path.trim() || []);
}

function readTrust(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw new WitnessError({ code: 'not-configured', message: `the trust file ${path} cannot be read`, cause });
  });
}

/** From the environment, or from the file; empty where neither has one. */
async function keyText(env: Env): Promise<string> {
  if (env['WITNESS_KEY']) return env['WITNESS_KEY'];
  return readFile(keyPath(env), 'utf8').catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return '';
    throw new WitnessError({ code: 'not-configured', message: `${keyPath(env)} cannot be read`, cause });
  });
}

async function makeFolder(env: Env): Promise<void> {
  await mkdir(folderOf(env), { recursive: true, mode: FOLDER_OWNER_ONLY }).catch((cause: unknown) => {
    throw new WitnessError({ code: 'record-unusable', message: `DATA_DIR (${folderOf(env)}) cannot be made`, cause });
  });
}

const folderOf = (env: Env): string => env['DATA_DIR'] || join('.data', 'witness');
const keyPath = (env: Env): string => join(folderOf(env), 'witness.key');
const recordPath = (env: Env): string => join(folderOf(env), 'witness.db');
