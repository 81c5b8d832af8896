// What an uploaded statement says, or what has to be put right first. The same reading as of `hh import`; only what may be
// remembered of a source comes from the store, and what projects are called from the books.

import type { ImportInput } from '@happy-homeland/contract';
import type { Columns, Sent, Statement } from '@happy-homeland/sheet';
import {
  FIELDS,
  findColumns,
  likelyHeads,
  openSheets,
  REQUEST_LIMITS,
  readRows,
  readText,
  requestsOf,
  SheetError,
} from '@happy-homeland/sheet';
import type { ImportTrouble, Typed } from '../../pages/index.ts';
import type { ImportNames, ProjectFile, ProjectRecord } from '../../ports/index.ts';
import type { Desk } from './desk.ts';

const STRANGERS_MAX = 50;
const PROJECTS_MAX = 1_000;

export interface AskedImport {
  readonly source: ImportInput['source'];
  /** The platform, or what the account is called. */
  readonly name: string;
  readonly file: ProjectFile;
  readonly bytes: Uint8Array;
  readonly typed: Typed;
}

export type ReadImport =
  | {
      readonly kind: 'read';
      readonly names: ImportNames;
      readonly left: number;
      readonly requests: readonly (readonly Sent[])[];
    }
  /** `message` is about all of the file. */
  | { readonly kind: 'trouble'; readonly message: string | null; readonly trouble: ImportTrouble };

const NO_TROUBLE: ImportTrouble = { findings: [], heads: [], names: {}, strangers: [] };

/** Reads the file as somebody said, as is remembered, and as columns are usually called, in this order. */
export async function readImport(desk: Desk, asked: AskedImport): Promise<ReadImport> {
  const { context, ports } = desk;
  try {
    const { tenantId } = asked.file.project;
    const { source, name, typed } = asked;
    const kept = await ports.store.work.importNames({ tenantId, source, name });
    const sheets = openSheets(asked.bytes, REQUEST_LIMITS);
    const told = columnsTold(typed);
    const columns = findColumns(sheets, { told, remembered: kept?.columnNames ?? {} });
    if (columns === null) {
      const trouble = { ...NO_TROUBLE, heads: likelyHeads(sheets), names: told };
      return { kind: 'trouble', message: desk.words.consoleImport.noColumns, trouble };
    }
    return await readStatement(desk, { ...asked, columns, kept: kept?.projectNames ?? {} });
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    const message = context.lang === 'en' ? error.text.en : error.text.zh;
    return { kind: 'trouble', message, trouble: NO_TROUBLE };
  }
}

interface FoundColumns extends AskedImport {
  readonly columns: Columns;
  readonly kept: Readonly<Record<string, string>>;
}

async function readStatement(desk: Desk, { source, name, file, typed, columns, kept }: FoundColumns) {
  const own = await ownProjects(desk, file);
  const told = projectsTold(typed, own);
  // What another charity of the federation calls its projects says nothing here.
  const remembered = Object.entries(kept).filter(([, id]) => own.some((project) => project.projectId === id));
  const projects = new Map([...titlesOf(own), ...remembered, ...told.named]);
  const { projectId } = file.project;
  const account = source === 'bank' ? name : '';
  const everyRow = source === 'bank' ? null : projectId;
  const statement = readRows(columns, { source, account, projectId: everyRow, projects });
  const strangers = source === 'bank' ? [] : statement.strangers.filter((text) => !told.asked.has(text));
  const { heads, names } = columns;
  const trouble = { findings: statement.findings, heads, names, strangers: strangers.slice(0, STRANGERS_MAX) };
  const message =
    statement.rows.length === 0 && statement.findings.length === 0 ? desk.words.consoleImport.nothing : null;
  if (message !== null || isUnfit(statement) || strangers.length > 0)
    return { kind: 'trouble', message, trouble } as const;
  const projectNames = { ...kept, ...Object.fromEntries(told.named) };
  return {
    kind: 'read',
    names: { columnNames: names, projectNames },
    left: statement.left,
    requests: requestsOf(statement.rows, source),
  } as const;
}

function isUnfit({ findings }: Statement): boolean {
  return findings.length > 0;
}

function columnsTold(typed: Typed): Readonly<Record<string, string>> {
  const told = FIELDS.flatMap((field) => {
    const name = typed.get(`column.${field}`)?.[0] ?? '';
    return name === '' ? [] : [[field, name] as const];
  });
  return Object.fromEntries(told);
}

// A name that somebody was asked about and left alone was answered, too.
function projectsTold(typed: Typed, own: readonly ProjectRecord[]) {
  const asked = new Set<string>();
  const named = new Map<string, string>();
  for (let at = 0; at < STRANGERS_MAX; at += 1) {
    const stranger = typed.get(`stranger.${at}`)?.[0];
    const project = typed.get(`stranger.${at}.project`)?.[0] ?? '';
    if (stranger === undefined) break;
    asked.add(stranger);
    if (own.some(({ projectId }) => projectId === project)) named.set(stranger, project);
  }
  return { asked, named };
}

async function ownProjects({ ports }: Desk, { project: { tenantId, charityId } }: ProjectFile) {
  const files = await ports.store.directory.files({ tenantIds: [tenantId], today: '', limit: PROJECTS_MAX });
  return files.map(({ project }) => project).filter((project) => project.charityId === charityId);
}

// A project is what the charity calls it, or numbers it; what two are called says nothing.
function titlesOf(own: readonly ProjectRecord[]): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  const twice = new Set<string>();
  for (const { title, externalId, projectId } of own) {
    for (const text of new Set([title, externalId].map(readText))) {
      if (titles.has(text)) twice.add(text);
      titles.set(text, projectId);
    }
  }
  for (const text of twice) titles.delete(text);
  return titles;
}
