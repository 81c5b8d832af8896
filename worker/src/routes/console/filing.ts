// A plan that fills itself from its filing: pasted text or a file becomes the form that opens the plan, with what was
// understood in it and what was not beside it. Nothing is kept before somebody submits that form.

import { decodedText, openSheets, REQUEST_LIMITS, SheetError } from '@happy-homeland/sheet';
import { bodyLimit } from 'hono/body-limit';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal, refused } from '../../domain/refusal.ts';
import type { ReadFiling } from '../../domain/work/filing-text.ts';
import { readFiling } from '../../domain/work/filing-text.ts';
import type { App } from '../../http/operation-route.ts';
import { answerProblemPage } from '../../http/page-response.ts';
import type { PostedForm } from '../../http/posted-form.ts';
import { readPostedForm } from '../../http/posted-form.ts';
import { filingNotice, filingPage } from '../../pages/index.ts';
import type { FederationRecord } from '../../ports/index.ts';
import type { Desk } from './desk.ts';
import { answerDesk, answerRefused, atDesk, frameOf } from './desk.ts';
import { isFilingForm } from './filing-form.ts';
import { answerOpening, openableKind, openingForm } from './open-item.ts';
import type { FormCase } from './work-form.ts';
import { freshForm } from './work-form.ts';

const PATH = '/console/filing/:kind';
/** The largest file, and as much text beside it. */
const BODY_MAX_BYTES = 2 * REQUEST_LIMITS.fileMaxBytes;
const CAMPAIGNS = 200;
const CHARITIES = 200;

const filingBody = bodyLimit({
  maxSize: BODY_MAX_BYTES,
  onError: (c) => answerProblemPage(c, refused('payload-too-large')),
});

export function registerFiling(app: App): void {
  app.get(PATH, atDesk(showFiling));
  app.post(PATH, filingBody, atDesk(fillIn));
}

async function showFiling(desk: Desk): Promise<Response> {
  const form = await filingForm(desk);
  return 'reason' in form ? answerRefused(desk, form) : answerPaste(desk, form, {});
}

function answerPaste(desk: Desk, { kind, place }: FormCase, errors: Readonly<Record<string, string>>) {
  const frame = frameOf(desk, [desk.words.consoleFiling.title, place.federation.name], 'projects');
  const action = pastePath({ kind, place });
  return answerDesk(desk, filingPage({ frame, action, errors }), Object.keys(errors).length > 0 ? 422 : 200);
}

function pastePath({ kind, place }: Pick<FormCase, 'kind' | 'place'>): string {
  return `/console/filing/${kind}?federation=${place.federation.externalId}`;
}

async function filingForm(desk: Desk): Promise<FormCase | Refusal> {
  const kind = openableKind(desk);
  if (typeof kind !== 'string') return kind;
  if (!isFilingForm(kind)) return refused('not-found');
  return openingForm(desk, { kind, key: desk.ports.ids.id() });
}

async function fillIn(desk: Desk): Promise<Response> {
  const posted = await readPostedForm(desk.c);
  if (isRefusal(posted)) return answerRefused(desk, posted);
  const kind = openableKind(desk);
  if (typeof kind !== 'string') return answerRefused(desk, kind);
  if (!isFilingForm(kind)) return answerRefused(desk, refused('not-found'));
  const key = desk.ports.ids.id();
  const form = await openingForm(desk, { kind, key });
  if ('reason' in form) return answerRefused(desk, form);
  const { text, fault } = textOf(desk, posted);
  // A file that could not be read is named, whatever was pasted beside it.
  if (fault !== undefined || text === '')
    return answerPaste(desk, form, { text: fault ?? desk.words.consoleFiling.empty });
  const read = await withChosen(desk, form, readFiling(text, kind));
  const about = filingNotice({ ...read, again: pastePath(form) }, desk.context);
  return answerOpening(desk, form, { model: await freshForm(desk, form, read.typed), key, status: 200, about });
}

interface SentText {
  readonly text: string;
  /** Why a file was not read. */
  readonly fault?: string;
}

// What was pasted, and what stands in the file after it. Cells of a row are a name and its words, two by two.
function textOf({ context }: Desk, { texts, files }: PostedForm): SentText {
  const pasted = texts.get('text')?.[0] ?? '';
  const bytes = files.find(({ control }) => control === 'file')?.sent.bytes;
  if (bytes === undefined) return { text: pasted };
  try {
    return { text: `${pasted}\n${fileText(bytes)}`.trim() };
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    return { text: pasted, fault: context.lang === 'en' ? error.text.en : error.text.zh };
  }
}

/** What a workbook, an old one and a PDF begin with. In GB18030 小 begins with the byte 0xd0, too. */
const SHEETS = [
  [0x50, 0x4b],
  [0xd0, 0xcf, 0x11],
  [0x25, 0x50, 0x44, 0x46],
] as const;

function fileText(bytes: Uint8Array): string {
  if (
    !SHEETS.some((start) => start.every((byte, at) => bytes[at] === byte)) &&
    bytes.length <= REQUEST_LIMITS.fileMaxBytes
  )
    return decodedText(bytes);
  const rows = openSheets(bytes, REQUEST_LIMITS).flatMap((sheet) => sheet.rows);
  return rows
    .flatMap(({ cells }) => {
      const said = cells.flatMap((cell) => {
        if (cell?.kind === 'number') return [String(cell.value)];
        return cell?.kind === 'text' ? [cell.text] : [];
      });
      return Array.from({ length: Math.ceil(said.length / 2) }, (_, at) => said.slice(2 * at, 2 * at + 2).join('\t'));
    })
    .join('\n');
}

// What is chosen from a list is named in a text as people name it: a filing by its number or its name, a charity by its name or
// its credit code. What no list has, or has twice, is not chosen, and that is said.
async function withChosen(
  desk: Desk,
  { place: { federation }, kind }: FormCase,
  read: ReadFiling,
): Promise<ReadFiling> {
  const path = kind === 'project-plans' ? 'project.campaign' : 'campaign.charity';
  const said = read.typed.get(path)?.[0];
  if (said === undefined) return read;
  const named = kind === 'project-plans' ? campaignsNamed : charitiesNamed;
  const [only, other] = await named(desk, federation, said);
  const typed = new Map(read.typed);
  // Empty, so that the only one there is does not take the place of what was named.
  typed.set(path, ['']);
  if (only !== undefined && other === undefined) return { ...read, typed: typed.set(path, [only]) };
  const absent = read.understood
    .filter((line) => line.path === path)
    .map((line) => ({ ...line, why: 'absent' as const }));
  return {
    ...read,
    typed,
    understood: read.understood.filter((line) => line.path !== path),
    left: [...absent, ...read.left],
  };
}

async function campaignsNamed({ ports }: Desk, { tenantId }: FederationRecord, said: string): Promise<string[]> {
  const campaigns = await ports.store.directory.campaigns({ tenantId, limit: CAMPAIGNS });
  const found = campaigns.filter(({ filingNumber, body }) => filingNumber === said || body.filedTitle === said);
  return found.map(({ externalId }) => externalId);
}

async function charitiesNamed({ ports }: Desk, { tenantId }: FederationRecord, said: string): Promise<string[]> {
  const charities = await ports.store.directory.charities({ tenantId, text: said, limit: CHARITIES });
  const found = charities.filter(({ name, uscc }) => name === said || uscc === said);
  return found.map(({ externalId }) => externalId);
}
