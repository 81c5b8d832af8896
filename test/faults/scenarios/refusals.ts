// Files and settings with which no server may start. It must say why in a sentence, end with a code that is not 0, and
// leave what there is in its place, for whoever comes to repair it.

import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Report, Run, Scenario } from '../scenario.ts';
import { Deployment } from '../server/deployment.ts';
import { Acknowledged, give } from '../server/giver.ts';
import type { LifeEnd } from '../server/server-process.ts';

/** Anybody but root, whom no permission stops. */
const NOBODY_UID = 65_534;
const GIFTS = 3;

export const refusals: Scenario = {
  name: 'refusals',
  ids: ['CRF-03'],
  run: async (run) => {
    const [outcomes, notRun] = [[] as Outcome[], [] as string[]];
    for (const spoil of SPOILS) {
      if (spoil.asNobody === true && !canBeNobody()) {
        notRun.push(`${spoil.name}: takes root, and sources that everybody may read`);
        continue;
      }
      outcomes.push(await startSpoiled(run, spoil));
    }
    return report(outcomes, notRun);
  },
};

function canBeNobody(): boolean {
  if (process.getuid?.() !== 0) return false;
  const look = ['-e', `require('node:fs').accessSync(${JSON.stringify(import.meta.filename)})`];
  return spawnSync(process.execPath, look, { uid: NOBODY_UID, gid: NOBODY_UID }).status === 0;
}

interface Spoil {
  readonly name: string;
  readonly says: RegExp;
  /** Done while nobody runs. */
  readonly spoil: (deployment: Deployment) => void;
  readonly env?: (deployment: Deployment) => Readonly<Record<string, string>>;
  readonly asNobody?: boolean;
  /** Takes away what lets the server notice; it starts then, and that is the control. */
  readonly blind?: (deployment: Deployment) => void;
}

const blindMark = ({ path }: Deployment): void => rmSync(`${path}-life`);

const SPOILS: readonly Spoil[] = [
  {
    name: 'the file is deleted',
    says: /is gone/,
    spoil: ({ path }) => {
      for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
    },
    blind: blindMark,
  },
  {
    name: 'the write-ahead log is deleted',
    says: /not the one that was last in use|log/,
    spoil: ({ path }) => {
      for (const suffix of ['-wal', '-shm']) rmSync(`${path}${suffix}`);
    },
    blind: blindMark,
  },
  { name: 'the file is not a database', says: /damaged/, spoil: ({ path }) => writeFileSync(path, 'x'.repeat(8192)) },
  { name: 'the file is cut short', says: /damaged|not whole/, spoil: ({ path }) => truncateSync(path, 40_960) },
  {
    name: 'the schema is a newer one',
    says: /another version/,
    spoil: ({ path }) => {
      const file = new DatabaseSync(path);
      file.exec("INSERT INTO schema_migration VALUES (9999, 'later', 'later', 0)");
      file.close();
    },
  },
  {
    name: 'the file may only be read',
    says: /owner and permissions/,
    asNobody: true,
    spoil: (deployment) => ownedByNobody(deployment, 0o444),
  },
  {
    name: 'the data folder is a file',
    says: /DATA_DIR/,
    spoil: ({ folder }) => writeFileSync(join(folder, 'in-the-way'), ''),
    env: ({ folder }) => ({ DATA_DIR: join(folder, 'in-the-way') }),
  },
  { name: 'the keys are missing', says: /PLEDGE_KEY/, spoil: () => undefined, env: () => ({ PLEDGE_KEY: '' }) },
];

function ownedByNobody({ folder, path }: Deployment, mode: number): void {
  chownSync(folder, NOBODY_UID, NOBODY_UID);
  chmodSync(folder, 0o755);
  for (const suffix of ['', '-wal', '-shm', '-life']) {
    if (existsSync(`${path}${suffix}`)) chmodSync(`${path}${suffix}`, mode);
  }
}

interface Outcome {
  readonly name: string;
  readonly end: LifeEnd | 'it started';
  readonly said: string;
  readonly isSaid: boolean;
  readonly isUntouched: boolean;
  /** Whether it starts once it is made blind; null where there is nothing to blind. */
  readonly startsBlind: boolean | null;
}

async function startSpoiled(run: Run, { name, says, spoil, env, asNobody, blind }: Spoil): Promise<Outcome> {
  await using deployment = await Deployment.open({ provider: 'told' });
  await deployment.start();
  for (let number = 0; number < GIFTS; number += 1) await give(deployment, new Acknowledged());
  // Killed, not ended: what was written last is in the log and not in the file.
  await deployment.server.kill();
  spoil(deployment);
  const before = presence(deployment);
  const server = deployment.spawn({ env: env?.(deployment) ?? {}, ...(asNobody === true ? { uid: NOBODY_UID } : {}) });
  const end = await Promise.race([
    server.ended,
    server.ready().then(
      () => 'it started' as const,
      () => server.ended,
    ),
  ]);
  const said = server.output.trim();
  const isUntouched = presence(deployment) === before;
  run.progress(`${name}: ${said.split('\n')[0]?.slice(0, 100)}`);
  if (end === 'it started') await server.kill();
  const startsBlind = blind === undefined ? null : await isStartedBlind(deployment, blind);
  return { name, end, said, isSaid: says.test(said) && !/\n {4}at /.test(said), isUntouched, startsBlind };
}

async function isStartedBlind(deployment: Deployment, blind: (deployment: Deployment) => void): Promise<boolean> {
  blind(deployment);
  const server = deployment.spawn();
  const hasStarted = await server.ready().then(
    () => true,
    () => false,
  );
  await server.kill();
  return hasStarted;
}

/** Which files there are: a database that is made anew over a lost one would hide the loss. */
function presence({ path }: Deployment): string {
  return ['', '-life'].filter((suffix) => existsSync(`${path}${suffix}`)).join(' ');
}

function report(outcomes: readonly Outcome[], notRun: readonly string[]): Report {
  const broken = outcomes.flatMap(({ name, end, said, isSaid, isUntouched }) => [
    ...(end === 'it started' ? [`${name}: it started all the same`] : []),
    ...(end !== 'it started' && end.code !== 1 ? [`${name}: it ended with ${end.code ?? end.signal}`] : []),
    ...(isSaid ? [] : [`${name}: it said ${said.slice(0, 300)}`]),
    ...(isUntouched ? [] : [`${name}: it made or removed a file`]),
  ]);
  const right = outcomes.length - new Set(broken.map((what) => what.split(':')[0])).size;
  const blinded = outcomes.filter(({ startsBlind }) => startsBlind === true);
  return {
    figures: [
      {
        bench: 'files and settings that cannot be used: refused with a sentence',
        value: right,
        unit: 'starts',
        reference: outcomes.length,
        against: 'starts',
      },
    ],
    broken,
    caught: blinded.map(({ name }) => `${name}: without the mark it starts`),
    notRun,
  };
}
