// Showing a file to the public with the consent that allows it, and taking it back: by somebody who did not bring it.

import type { ConsentInput, Upload } from '@happy-homeland/contract';
import { consentInput, formFieldsOf, PROBLEMS } from '@happy-homeland/contract';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { publishUpload, withdrawUpload } from '../../domain/upload/publish-upload.ts';
import { reachUpload } from '../../domain/upload/upload-place.ts';
import { viewUpload } from '../../domain/upload/upload-view.ts';
import { smallBody } from '../../http/body-limit.ts';
import type { App } from '../../http/operation-route.ts';
import type { PageStatus } from '../../http/page-response.ts';
import { formBody, readPostedForm } from '../../http/posted-form.ts';
import type { FormModel } from '../../pages/index.ts';
import { filePage } from '../../pages/index.ts';
import type { Desk } from './desk.ts';
import { answerDesk, answerRefused, atDesk, frameOf, leadOn } from './desk.ts';
import type { PlainCase } from './plain-form.ts';
import { plainModel, readPlain, refusedPlain } from './plain-form.ts';

const PATH = '/console/files';
const CONSENT: PlainCase<ConsentInput> = {
  kind: 'files',
  fields: formFieldsOf(consentInput),
  schema: consentInput,
  choices: {},
  fixed: {},
};

export function registerFileDesk(app: App): void {
  app.get(
    `${PATH}/:uploadId`,
    atDesk((desk) => show(desk, {})),
  );
  app.post(`${PATH}/:uploadId`, formBody, atDesk(publish));
  app.post(`${PATH}/:uploadId/withdraw`, smallBody, atDesk(withdraw));
}

interface Said {
  readonly form?: FormModel;
  readonly status?: PageStatus;
}

async function show(desk: Desk, { form = plainModel(CONSENT), status }: Said): Promise<Response> {
  const { words, c } = desk;
  const file = await reachedFile(desk);
  if ('reason' in file) return answerRefused(desk, file);
  const notice = c.req.query('done') === undefined ? {} : { notice: words.console.done };
  const frame = { ...frameOf(desk, words.consoleFile.title, 'projects'), ...notice };
  return answerDesk(desk, filePage({ frame, file, form }), status);
}

async function reachedFile({ ports, actor, c }: Desk): Promise<Refusal | Upload> {
  const asked = { uploadId: c.req.param('uploadId') ?? '', operation: 'publishUpload' } as const;
  const record = await reachUpload(ports, actor, asked);
  return isRefusal(record) ? record : viewUpload(ports, record);
}

async function publish(desk: Desk): Promise<Response> {
  const posted = await readPostedForm(desk.c);
  if (isRefusal(posted)) return answerRefused(desk, posted);
  const file = await reachedFile(desk);
  if ('reason' in file) return answerRefused(desk, file);
  const read = readPlain(desk, CONSENT, posted);
  if (read.kind === 'again') return show(desk, { form: read.model, status: 422 });
  const { uploadId } = file;
  const shown = await publishUpload(desk.ports, desk.actor, { uploadId, consent: read.value });
  if (!isRefusal(shown)) return leadOn(desk, `${PATH}/${uploadId}?done=1`);
  const form = refusedPlain(desk, CONSENT, { texts: posted.texts, refusal: shown });
  return show(desk, { form, status: PROBLEMS[shown.reason].status });
}

async function withdraw(desk: Desk): Promise<Response> {
  const uploadId = desk.c.req.param('uploadId') ?? '';
  const taken = await withdrawUpload(desk.ports, desk.actor, uploadId);
  return isRefusal(taken) ? answerRefused(desk, taken) : leadOn(desk, `${PATH}/${uploadId}?done=1`);
}
