// The schema is made, and the process dies at every statement of it. A copy of the files at that moment is what a kill
// would have left; some of the kills are real. The next start must finish the work and come to the very same schema.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openLibsqlStore, projectMigrations } from '@happy-homeland/worker/testing';
import { seededRandom } from '../../support/durability/seeded-random.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import type { Report, Scenario } from '../scenario.ts';
import { sized } from '../scenario.ts';
import { bundledScript } from '../server/bundle.ts';

const LIMIT_MS = 60_000;

export const migrationCrash: Scenario = {
  name: 'migration',
  ids: ['CRF-08'],
  run: async (run) => {
    using folder = temporaryDirectory('migration');
    const whole = join(folder.path, 'whole.db');
    await migrate({ path: whole, mode: 'whole', argument: '' });
    const schema = schemaOf(whole);
    const moments = await everyMoment(folder.path, 'whole');
    const looked = sized(run, { slice: 24, quick: 200, full: moments.length });
    const unfinished = await unlike(spread(moments, looked), schema);
    run.progress(`${moments.length} statements`);
    const kills = sized(run, { slice: 1, quick: 5, full: 40 });
    const random = seededRandom(run.seed);
    const killed: string[] = [];
    for (let kill = 0; kill < kills; kill += 1) {
      const at = 1 + Math.floor(random() * (moments.length - 1));
      const path = join(folder.path, `killed-${kill}.db`);
      const signal = await migrate({ path, mode: 'whole', argument: `kill:${at}` });
      killed.push(...(signal === 'SIGKILL' ? await unlike([path], schema) : [`it did not die at statement ${at}`]));
    }
    // One that is not finished is enough to see that the look sees.
    const careless = await unlike(spread(await everyMoment(folder.path, 'careless'), Math.ceil(looked / 2)), schema);
    return report({
      moments: Math.min(looked, moments.length),
      kills,
      unfinished: [...unfinished, ...killed],
      careless,
    });
  },
};

interface Migrating {
  readonly path: string;
  /** `careless`: every statement is a transaction of its own. */
  readonly mode: 'careless' | 'whole';
  /** `kill:N`, `copy:FOLDER`, or nothing. */
  readonly argument: string;
}

/** Makes the schema in a process of its own; answers the signal that ended it. */
async function migrate({ path, mode, argument }: Migrating): Promise<string | null> {
  const program = await bundledScript('migrate');
  const child = spawn(process.execPath, [program, path, mode, argument], { stdio: 'inherit', timeout: LIMIT_MS });
  const [code, signal] = await once(child, 'close');
  if (signal === null && code !== 0 && mode === 'whole') throw new Error(`migrating ended with ${code}`);
  return signal;
}

async function everyMoment(folder: string, mode: Migrating['mode']): Promise<string[]> {
  const moments = join(folder, `moments-${mode}`);
  mkdirSync(moments);
  await migrate({ path: join(folder, `watched-${mode}.db`), mode, argument: `copy:${moments}` });
  return readdirSync(moments)
    .filter((name) => name.endsWith('.db'))
    .map((name) => join(moments, name));
}

/** About so many of them, from everywhere; the copies are named by their statements, so that neighbours are alike. */
function spread(moments: readonly string[], count: number): readonly string[] {
  const step = Math.max(1, Math.floor(moments.length / count));
  return moments.filter((_, index) => index % step === step - 1);
}

/** Opens each as the next start would, and answers those that do not come to this schema. */
async function unlike(paths: readonly string[], schema: string): Promise<string[]> {
  const migrations = await projectMigrations();
  const wrong: string[] = [];
  for (const path of paths) {
    try {
      await (await openLibsqlStore({ url: `file:${path}`, migrations })).close();
      if (schemaOf(path) !== schema) wrong.push(`${path.split('/').at(-1)}: another schema`);
    } catch (error) {
      wrong.push(`${path.split('/').at(-1)}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return wrong;
}

function schemaOf(path: string): string {
  const file = new DatabaseSync(path, { readOnly: true });
  const rows = file.prepare('SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name').all();
  const applied = file.prepare('SELECT version, name, sha256 FROM schema_migration ORDER BY version').all();
  file.close();
  return JSON.stringify([rows, applied]);
}

interface Migrated {
  readonly moments: number;
  readonly kills: number;
  readonly unfinished: readonly string[];
  readonly careless: readonly string[];
}

function report({ moments, kills, unfinished, careless }: Migrated): Report {
  const name = `schema interrupted at every statement, and killed ${kills} times`;
  return {
    figures: [
      { bench: `${name}: moments`, value: moments, unit: 'moments', reference: 1, against: 'at least' },
      {
        bench: `${name}: not finished by the next start`,
        value: unfinished.length,
        unit: 'moments',
        reference: careless.length,
        against: 'without one transaction around it',
      },
    ],
    broken: [...unfinished, ...(moments > 20 ? [] : [`only ${moments} moments were seen`])],
    caught: careless,
  };
}
