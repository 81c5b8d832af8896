import { writeFile } from 'node:fs/promises';
import { ApiError, createManageClient, formatMoney } from '@happy-homeland/sdk';
import type { Columns, NamedColumns, RowFinding, Statement } from '@happy-homeland/sheet';
import {
  FIELD_WORDS,
  findColumns,
  OUTCOMES,
  openSheets,
  readRows,
  reasonText,
  requestsOf,
  SheetError,
  sha256Hex,
} from '@happy-homeland/sheet';
import { BYTE_ORDER_MARK, csvLine } from '../books/csv.ts';
import { systemNowMs } from '../clock.ts';
import { givenProject, mapped, requireSource } from '../import/import-options.ts';
import { keptFolder, readKept, writeKept } from '../import/kept-columns.ts';
import type { RowOutcome, Sending } from '../import/send-rows.ts';
import { sendRows } from '../import/send-rows.ts';
import type { ExitCode, Io } from '../io.ts';
import { UsageError } from '../io.ts';
import type { Language, Text } from '../language.ts';
import { counted } from '../text/counted.ts';
import { plainJson, plainLine } from '../text/plain-line.ts';
import type { CommandLine } from './command-options.ts';
import { readPublishFile } from './read-file.ts';
import { requireTarget } from './target.ts';

const FINDINGS_SHOWN = 20;
const SAY_EVERY_MS = 2_000;

interface Speaker {
  readonly lang: Language;
  readonly io: Io;
  readonly say: (text: Text) => void;
}

/** `hh import FILE`: reads the whole file, tries all of it, and books it only where every row fits. */
export async function importFile(line: CommandLine, lang: Language, io: Io): Promise<ExitCode> {
  const source = requireSource(line);
  const project = givenProject(line);
  const bytes = await readPublishFile(line.words);
  const speaker = { lang, io, say: (text: Text) => (line.json ? io.warn : io.print)(plainLine(text[lang])) };
  const folder = keptFolder(line.data, io);
  const told = mapped(line);
  const kept = await readKept(folder, source.written);
  const columns = columnsOf(bytes, { told: told.columns, remembered: kept.columns }, speaker);
  if (columns === null) return 1;
  sayColumns(columns, speaker);
  const projects = { ...kept.projects, ...told.projects };
  const account = source.source === 'bank' ? source.name : '';
  // Of a bank, what names no project waits: `--project` says whose books these are and nothing more.
  const everyRow = source.source === 'bank' ? null : project;
  const statement = readRows(columns, {
    source: source.source,
    account,
    projectId: everyRow,
    projects: new Map(Object.entries(projects)),
  });
  sayRead(statement, speaker);
  if (line.out !== undefined) await writeFindings(line.out, statement.findings, lang);
  const isFit = statement.findings.length === 0 && statement.rows.length > 0;
  const isLocal = line.dryRun && !(line.api ?? io.env['HH_API_URL']);
  if (!isFit || isLocal) {
    if (line.json) io.print(plainJson(toJson(columns, statement, [])));
    return isFit ? 0 : 1;
  }
  const target = requireTarget(line, io.env);
  const books = project ?? statement.rows.find(({ row }) => row.projectId !== null)?.row.projectId ?? null;
  if (books === null) throw NO_BOOKS;
  const sending = {
    manage: createManageClient({ ...target, ...(io.fetch && { fetch: io.fetch }) }),
    document: {
      projectId: books,
      source: source.source,
      platform: source.source === 'platform' ? source.name : null,
      document: sha256Hex(bytes),
    },
  };
  const outcomes = await tryAndBook(statement, { ...sending, dryRun: line.dryRun }, speaker);
  if (outcomes === null) return 1;
  if (!line.dryRun) await writeKept(folder, source.written, { columns: columns.names, projects });
  if (line.json) io.print(plainJson(toJson(columns, statement, outcomes)));
  return report(outcomes, { ...speaker, dryRun: line.dryRun });
}

const NO_BOOKS = new UsageError({
  zh: '文件里没有写明项目 ID：用 --project ID 说明是哪个慈善组织的账',
  en: 'the file names no project by its id: say with --project ID whose books these are',
});

function columnsOf(bytes: Uint8Array, named: NamedColumns, { say }: Speaker): Columns | null {
  try {
    const columns = findColumns(openSheets(bytes), named);
    if (columns === null) {
      say({
        zh: '没有找到日期列和金额列：用 --map date=表头 --map amount=表头 说明（金额以元为单位，不收“万元”）',
        en: 'found no column of dates and amounts: say --map date=HEADER --map amount=HEADER (amounts in yuan, not 万元)',
      });
    }
    return columns;
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    say(error.text);
    return null;
  }
}

function sayColumns({ sheet, names }: Columns, { say }: Speaker): void {
  const list = Object.entries(names)
    .map(([field, name]) => `${field}=${name}`)
    .join(' ');
  const place = sheet.name === '' ? '' : `${sheet.name}: `;
  say({ zh: `列：${place}${list}`, en: `Columns: ${place}${list}` });
}

function sayRead({ rows, findings, left }: Statement, { lang, io, say }: Speaker): void {
  const amountMinor = rows.reduce((sum, { row }) => sum + row.amountMinor, 0);
  const money = formatMoney({ amountMinor, currency: 'CNY' }, lang === 'zh' ? 'zh-CN' : 'en');
  say({
    zh: `读出 ${rows.length} 行，共 ${money}；合计、空行和支出 ${left} 行不计`,
    en: `${counted(rows.length, 'row', 'rows')} read, ${money}; ${left} sums, empty rows and payments out left aside`,
  });
  for (const finding of findings.slice(0, FINDINGS_SHOWN)) io.warn(plainLine(`  ${findingText(finding, lang)}`));
  if (findings.length === 0) return;
  const [count, more] = [findings.length, findings.length - FINDINGS_SHOWN];
  const rest = more > 0 ? { zh: `另有 ${more} 处；`, en: `${more} more; ` }[lang] : '';
  const text = {
    zh: `${rest}共 ${count} 行读不出，没有入账。`,
    en: `${rest}${counted(count, 'row', 'rows')} cannot be read, nothing was booked.`,
  };
  io.warn(text[lang]);
}

function findingText({ sheet, cell, field, reason }: RowFinding, lang: Language): string {
  return `${sheet === '' ? '' : `${sheet}!`}${cell} (${FIELD_WORDS[field][lang]}) ${reason[lang]}`;
}

async function writeFindings(name: string, findings: readonly RowFinding[], lang: Language): Promise<void> {
  const head = { zh: ['工作表', '单元格', '行', '内容', '原因'], en: ['sheet', 'cell', 'row', 'field', 'reason'] }[
    lang
  ];
  const lines = findings.map(({ sheet, cell, row, field, reason }) => [
    ...[sheet, cell, String(row)],
    ...[FIELD_WORDS[field][lang], reason[lang]],
  ]);
  await writeFile(name, BYTE_ORDER_MARK + [head, ...lines].map((row) => csvLine(row, 'CNY')).join(''));
}

type Trial = Omit<Sending, 'signal' | 'onProgress'>;

// All of it is tried before anything is booked, so that a row that would be refused keeps the whole file out.
async function tryAndBook(statement: Statement, trial: Trial, speaker: Speaker): Promise<RowOutcome[] | null> {
  const { io, lang } = speaker;
  const requests = requestsOrNull(statement, trial, speaker);
  if (requests === null) return null;
  const send = (dryRun: boolean) => {
    const onProgress = progressOf(statement.rows.length, speaker, dryRun);
    return sendRows(requests, { ...trial, dryRun, signal: io.signal, onProgress });
  };
  try {
    const tried = await send(true);
    return trial.dryRun || tried.some(({ outcome }) => outcome === 'refused') ? tried : await send(false);
  } catch (error) {
    if (!(error instanceof ApiError) && !io.signal.aborted) throw error;
    const said = error instanceof ApiError ? `${error.code} (${error.problem?.detail ?? error.message})` : '';
    const why = io.signal.aborted ? { zh: '被中断', en: 'interrupted' } : { zh: said, en: said };
    const [zh, en] = [`没有完成：${why.zh}`, `Not finished: ${why.en}`];
    io.warn(plainLine({ zh: `${zh}。再次运行同一命令即继续。`, en: `${en}. Run the same command again.` }[lang]));
    for (const { pointer, message } of (error instanceof ApiError && error.problem?.errors) || []) {
      io.warn(plainLine(`  ${pointer}: ${message}`));
    }
    return null;
  }
}

function requestsOrNull({ rows }: Statement, { document }: Trial, { io, lang }: Speaker) {
  try {
    return requestsOf(rows, document.source);
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    io.warn(plainLine(error.text[lang]));
    return null;
  }
}

function progressOf(total: number, { io, lang }: Speaker, dryRun: boolean): (rows: number) => void {
  const now = io.nowMs ?? systemNowMs;
  let saidMs = now();
  return (rows) => {
    if (now() - saidMs < SAY_EVERY_MS) return;
    saidMs = now();
    const [zh, en] = dryRun ? ['试算', 'Trying'] : ['入账', 'Booking'];
    io.warn({ zh: `${zh} ${rows}/${total} 行`, en: `${en} ${rows} of ${total} rows` }[lang]);
  };
}

function report(outcomes: readonly RowOutcome[], speaker: Speaker & { readonly dryRun: boolean }): ExitCode {
  const { lang, io, say, dryRun } = speaker;
  const isRefused = outcomes.some(({ outcome }) => outcome === 'refused');
  const notes = outcomes.filter(({ reason }) => reason !== null);
  for (const { sent, outcome, reason, item } of notes.slice(0, FINDINGS_SHOWN)) {
    const rows = rowsText(sent.numbers, lang);
    io.warn(
      plainLine(
        `  ${rows}: ${OUTCOMES[outcome][lang]}, ${reasonText(reason ?? '')[lang]}${item === null ? '' : ` (unmatched-money ${item})`}`,
      ),
    );
  }
  const head = isRefused || dryRun ? { zh: '试算，没有入账', en: 'Tried, nothing booked' } : { zh: '完成', en: 'Done' };
  const counts = (['counted', 'waiting', 'already', 'refused'] as const).map((outcome) => {
    const own = outcomes.filter((each) => each.outcome === outcome);
    const rows = own.reduce((sum, { sent }) => sum + sent.numbers.length, 0);
    const amountMinor = own.reduce((sum, { sent }) => sum + sent.row.amountMinor, 0);
    const money = formatMoney({ amountMinor, currency: 'CNY' }, lang === 'zh' ? 'zh-CN' : 'en');
    return `${OUTCOMES[outcome][lang]} ${rows} (${money})`;
  });
  say({ zh: `${head.zh}：${counts.join('，')}`, en: `${head.en}: ${counts.join(', ')}` });
  return isRefused ? 1 : 0;
}

function rowsText(numbers: readonly number[], lang: Language): string {
  const [first = 0] = numbers;
  if (numbers.length === 1) return { zh: `第 ${first} 行`, en: `row ${first}` }[lang];
  const [count, last] = [numbers.length, numbers.at(-1) ?? first];
  return { zh: `第 ${first} 至 ${last} 行中的 ${count} 行`, en: `${count} rows from ${first} to ${last}` }[lang];
}

function toJson({ sheet, names }: Columns, statement: Statement, outcomes: readonly RowOutcome[]) {
  return {
    sheet: sheet.name,
    columns: names,
    rows: statement.rows.length,
    left: statement.left,
    findings: statement.findings,
    outcomes: outcomes.map(({ sent, outcome, reason, item }) => {
      return { rows: sent.numbers, ref: sent.row.ref, outcome, reason, ...(item !== null && { item }) };
    }),
  };
}
