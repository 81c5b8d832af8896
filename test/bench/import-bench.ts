// Statements of ten thousand rows as an officer imports them: `hh` as its own process, read, tried and booked over the loopback
// into a server in another process, with their leaves, on a disk. And once as the console's screen takes it.

import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { paymentCodeOf } from '@happy-homeland/contract/payment-code';
import { openLibsqlStore, projectMigrations, twoFederations } from '@happy-homeland/worker/testing';
import type { Figure } from '../support/figures.ts';
import { Program, SERVER_CORE } from './program.ts';
import { importOnScreen } from './screen-import.ts';
import { parseUrl } from './slices.ts';

const HH = resolve(import.meta.dirname, '../../packages/cli/src/hh.ts');
const AIM_SECONDS = 60;
const AIM_ROWS = 10_000;
/** Of a statement against which the long one is compared, row by row. */
const FEWER = 10;
/** Nobody waits longer for a page, whatever it works on. */
const AIM_PAGE_SECONDS = 6;
const PLATFORM = 'platform:示例互联网公开募捐服务平台';

interface ImportBench {
  readonly folder: string;
  readonly rows: number;
}

/** Seconds for `rows` rows of each source. A row of the long statement of a bank is compared with one of a short one. */
export async function importFigures({ folder, rows }: ImportBench): Promise<Figure[]> {
  const seeded = await seed(join(folder, 'import.db'));
  await using server = new Program({ name: 'ours', args: [seeded.database], core: SERVER_CORE });
  const officer = { ...seeded, folder, url: await server.ask(undefined, parseUrl) };
  const short = await bankLines(officer, { rows: rows / FEWER, name: 'short' });
  const bank = await bankLines(officer, { rows, name: 'long' });
  const platform = await days(officer, { rows, source: PLATFORM });
  const cash = await days(officer, { rows, source: 'cash' });
  const aim = { unit: 's', reference: (AIM_SECONDS * rows) / AIM_ROWS, against: 'at most' };
  return [
    { bench: `import: ${rows} lines of a bank, a fifth of them of unknown origin`, value: bank, ...aim },
    { bench: `import: ${rows} rows of a platform`, value: platform, ...aim },
    { bench: `import: ${rows} rows of cash`, value: cash, ...aim },
    {
      bench: `import: a line of ${rows}`,
      value: (bank * 1_000) / rows,
      unit: 'ms',
      reference: (short * 1_000 * FEWER) / rows,
      against: `a line of ${rows / FEWER}`,
    },
    ...(await screenFigures({ folder, rows })),
  ];
}

interface Officer {
  readonly projectId: string;
  readonly apiKey: string;
  readonly folder: string;
  readonly url: string;
}

async function seed(path: string) {
  const database = `file:${path}`;
  const store = await openLibsqlStore({ url: database, migrations: await projectMigrations() });
  const { here } = await twoFederations({ store });
  await store.close();
  return { database, projectId: here.projectId, apiKey: here.apiKey };
}

/** On books of its own, whose clock goes as fast as others do: a page works for a stretch of it. */
async function screenFigures({ folder, rows }: ImportBench): Promise<Figure[]> {
  const { database, projectId, apiKey } = await seed(join(folder, 'screen.db'));
  await using server = new Program({ name: 'ours', args: [database, '1'], core: SERVER_CORE });
  const url = await server.ask(undefined, parseUrl);
  const text = bankText(projectId, { rows, name: 'screen' });
  const beforeSeconds = await server.ask({}, parseCpuSeconds);
  const { seconds: took, slowestSeconds, pages } = await importOnScreen({ url, apiKey, projectId, text });
  const worked = (await server.ask({}, parseCpuSeconds)) - beforeSeconds;
  const aim = (AIM_SECONDS * rows) / AIM_ROWS;
  const name = `import: ${rows} lines of a bank on the screen`;
  return [
    { bench: name, value: took, unit: 's', reference: aim, against: 'at most' },
    { bench: `${name}, worked on by the server`, value: worked, unit: 's CPU', reference: aim, against: 'at most' },
    { bench: `${name}, a second`, value: rows / took, unit: 'rows', reference: rows / aim, against: 'at least' },
    {
      bench: `${name}, slowest page of ${pages}`,
      value: slowestSeconds,
      unit: 's',
      reference: AIM_PAGE_SECONDS,
      against: 'at most',
    },
  ];
}

function parseCpuSeconds(answer: unknown): number {
  const { user, system } = Object(answer);
  return (Number(user) + Number(system)) / 1_000_000;
}

function bankLines(officer: Officer, of: BankFile) {
  return seconds(officer, { name: of.name, source: 'bank', text: bankText(officer.projectId, of) });
}

interface BankFile {
  readonly rows: number;
  readonly name: string;
}

function bankText(projectId: string, { rows, name }: BankFile): string {
  const code = paymentCodeOf(projectId);
  const lines = Array.from({ length: rows }, (_, at) => `2026-11-20,${name}${at},1.00,${at % 5 === 0 ? '' : code}`);
  return `交易日期,流水号,贷方金额,附言\n${lines.join('\n')}\n`;
}

function days(officer: Officer, { rows, source }: { readonly rows: number; readonly source: string }) {
  const lines = Array.from({ length: rows }, (_, at) => `2026-11-${10 + (at % 10)},1.00,${officer.projectId}`);
  return seconds(officer, { name: source.slice(0, 4), source, text: `日期,金额,项目\n${lines.join('\n')}\n` });
}

interface StatementFile {
  readonly name: string;
  readonly source: string;
  readonly text: string;
}

/** How long `hh` runs, from its start to its end. */
async function seconds({ projectId, apiKey, folder, url }: Officer, { name, source, text }: StatementFile) {
  const file = join(folder, `${name}.csv`);
  writeFileSync(file, text);
  const startedMs = performance.now();
  const child = spawn(
    process.execPath,
    [HH, 'import', file, '--source', source, '--project', projectId, '--data', folder],
    {
      env: { ...process.env, HH_API_URL: url, HH_API_KEY: apiKey },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    said += part;
  });
  const code = await new Promise((done) => child.once('close', done));
  if (code !== 0) throw new Error(`${name} was not imported: ${said}`);
  return (performance.now() - startedMs) / 1_000;
}
