// Importing a statement: a form with the file, what does not fit with its cells, and from there to the page of the import.

import { REQUEST_LIMITS, sha256Hex } from '@happy-homeland/sheet';
import { bodyLimit } from 'hono/body-limit';
import { fileToImport, importRoles, openImport } from '../../domain/fund/import-draft.ts';
import { isRefusal, refused } from '../../domain/refusal.ts';
import { deskProjects } from '../../domain/work/desk-projects.ts';
import type { App } from '../../http/operation-route.ts';
import { pageContextOf } from '../../http/page-context.ts';
import type { PageStatus } from '../../http/page-response.ts';
import { answerProblemPage } from '../../http/page-response.ts';
import type { PostedForm } from '../../http/posted-form.ts';
import { readPostedForm } from '../../http/posted-form.ts';
import type { ImportPageOptions } from '../../pages/index.ts';
import { importPage, messagesFor } from '../../pages/index.ts';
import type { ProjectFile } from '../../ports/index.ts';
import type { Desk } from './desk.ts';
import { answerDesk, answerRefused, atDesk, frameOf, leadOn } from './desk.ts';
import { listedImport, registerImportProgress } from './import-progress.ts';
import type { AskedImport } from './import-reading.ts';
import { readImport } from './import-reading.ts';
import { ownFederation } from './own-federation.ts';
import { searchedOf } from './projects.ts';
import { keyOf } from './request-mark.ts';

const PATH = '/console/import';
/** Fields and borders beside the file. */
const FORM_MAX_BYTES = 256 * 1024;
const PROJECTS = 200;
const CAMPAIGNS = 200;
const LATEST = 10;

/** Nothing is read past the largest statement; a program takes larger ones. */
const statementBody = bodyLimit({
  maxSize: REQUEST_LIMITS.fileMaxBytes + FORM_MAX_BYTES,
  onError: (c) => {
    const { tooLarge } = messagesFor(pageContextOf(c).lang).consoleImport;
    return answerProblemPage(c, refused('payload-too-large', { detail: tooLarge }));
  },
});

export function registerImportDesk(app: App): void {
  app.get(
    PATH,
    atDesk((desk) => show(desk, {})),
  );
  app.post(PATH, statementBody, atDesk(upload));
  registerImportProgress(app);
}

type Said = Partial<Pick<ImportPageOptions, 'errors' | 'trouble' | 'typed'>> & {
  readonly key?: string;
  readonly status?: PageStatus;
};

async function show(desk: Desk, said: Said): Promise<Response> {
  const { ports, actor, words, c } = desk;
  const federation = await ownFederation(desk, 'importMoney');
  if ('reason' in federation) return answerRefused(desk, federation);
  const { tenantId, name, externalId } = federation;
  const text = searchedOf(desk);
  const { directory, work } = ports.store;
  const [projects, campaigns, drafts] = await Promise.all([
    deskProjects(ports, actor, { roles: importRoles(), limit: PROJECTS, ...(text === '' ? {} : { text }) }),
    directory.campaigns({ tenantId, limit: CAMPAIGNS }),
    work.importDrafts({ tenantId, limit: LATEST }),
  ]);
  if (isRefusal(projects)) return answerRefused(desk, projects);
  const filed = campaigns.flatMap(({ body }) => body.designatedPlatforms.map((platform) => platform.name));
  const asked = c.req.query('project');
  const preset = asked === undefined ? [] : [['project', [asked]] as const];
  const typed = said.typed ?? new Map(preset);
  const offered = await withChosen(desk, projects.items, typed.get('project')?.[0]);
  const page = importPage({
    frame: frameOf(desk, [words.consoleImport.title, name], 'import'),
    platforms: [...new Set(filed)],
    federation: externalId,
    projects: offered.map(({ project }) => ({
      value: project.projectId,
      label: `${project.title} · ${project.body.community}`,
    })),
    searched: projects.nextCursor !== null || text !== '' ? { text, isMore: projects.nextCursor !== null } : null,
    latest: drafts.map((draft) => listedImport(desk, draft)),
    typed,
    errors: said.errors ?? {},
    trouble: said.trouble ?? null,
    key: said.key ?? ports.ids.id(),
  });
  return answerDesk(desk, page, said.status);
}

// What was chosen before somebody looked for others stays to be chosen, where the money may go there at all.
async function withChosen(
  { ports, actor }: Desk,
  listed: readonly ProjectFile[],
  projectId: string | undefined,
): Promise<readonly ProjectFile[]> {
  if (projectId === undefined || listed.some(({ project }) => project.projectId === projectId)) return listed;
  const chosen = await fileToImport(ports, actor, projectId);
  return 'reason' in chosen ? listed : [chosen, ...listed];
}

async function upload(desk: Desk): Promise<Response> {
  const posted = await readPostedForm(desk.c);
  if (isRefusal(posted)) return answerRefused(desk, posted);
  const typed = posted.texts;
  const { asked, errors } = await askedOf(desk, posted);
  if (asked === null) return show(desk, { typed, errors, key: keyOf(desk, posted), status: 422 });
  const read = await readImport(desk, asked);
  if (read.kind === 'trouble') {
    const all = read.message === null ? {} : { file: read.message };
    return show(desk, { typed, errors: all, trouble: read.trouble, status: 422 });
  }
  const { source, name, file, bytes } = asked;
  const draft = await openImport(desk.ports, desk.actor, {
    ...read.names,
    draftId: keyOf(desk, posted),
    projectId: file.project.projectId,
    source,
    name,
    document: sha256Hex(bytes),
    left: read.left,
    requests: read.requests,
  });
  return 'reason' in draft ? answerRefused(desk, draft) : leadOn(desk, `${PATH}/${draft.draftId}`);
}

interface AskedForm {
  /** Null where something is missing. */
  readonly asked: AskedImport | null;
  readonly errors: Readonly<Record<string, string>>;
}

async function askedOf({ ports, actor, words }: Desk, { texts, files }: PostedForm): Promise<AskedForm> {
  const { consoleImport } = words;
  const text = (name: string) => texts.get(name)?.[0] ?? '';
  const source = (['platform', 'bank', 'cash'] as const).find((one) => one === text('source'));
  const file = await fileToImport(ports, actor, text('project'));
  const bytes = files.find(({ control }) => control === 'file')?.sent.bytes;
  const name = { platform: text('platform'), bank: text('account'), cash: '' }[source ?? 'cash'];
  const isNamed = name !== '' || source !== 'platform';
  const errors = {
    ...(source === undefined ? { source: words.consoleForm.chooseOne } : {}),
    ...(isNamed ? {} : { platform: consoleImport.missingName }),
    ...(name.length <= (source === 'bank' ? 40 : 100) ? {} : { account: words.consoleForm.tooLong(40) }),
    ...('reason' in file ? { project: consoleImport.missingProject } : {}),
    ...(bytes === undefined ? { file: consoleImport.missingFile } : {}),
  };
  const isWhole = Object.keys(errors).length === 0;
  if (!isWhole || source === undefined || bytes === undefined || 'reason' in file) return { asked: null, errors };
  return { asked: { source, name, file, bytes, typed: texts }, errors };
}
