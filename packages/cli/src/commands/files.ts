import { basename, extname } from 'node:path';
import type { ConsentInput, Upload, UploadPurpose, UploadType } from '@happy-homeland/contract';
import { consentInput } from '@happy-homeland/contract';
import type { ManageClient } from '@happy-homeland/sdk';
import type { ExitCode, Io } from '../io.ts';
import { UsageError } from '../io.ts';
import type { Language } from '../language.ts';
import { answerAccess, everything, requireWord, unknownAction } from './access-call.ts';
import type { CommandLine } from './command-options.ts';
import { readPublishFile } from './read-file.ts';

const PROJECT = { zh: '项目编号 PROJECT_ID', en: 'the PROJECT_ID' };
const UPLOAD_ID = { zh: '文件编号 UPLOAD_ID', en: 'the UPLOAD_ID' };
const FILE = { zh: '文件名 FILE', en: 'the FILE' };
const PURPOSES: readonly UploadPurpose[] = ['evidence', 'public-copy', 'photograph'];
const TYPES: Readonly<Record<string, UploadType>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.pdf': 'application/pdf',
};

/** `hh files`: files of a project, sent, listed, shown to the public and taken back. */
export async function files(line: CommandLine, lang: Language, io: Io): Promise<ExitCode> {
  const [action, ...words] = line.words;
  const call = { line, lang, io };
  const one = (upload: Upload) => [describe(upload, lang)];
  switch (action) {
    case 'list': {
      const project = requireWord(words, 0, PROJECT);
      return answerAccess(
        call,
        (manage) => everything((page) => manage.uploads.list({ project, ...page })),
        (found) => found.map((upload) => describe(upload, lang)),
      );
    }
    case 'send': {
      const project = requireWord(words, 0, PROJECT);
      const purpose = requirePurpose(line.purpose, line['copy-of']);
      requireWord(words, 1, FILE);
      const sent = await readAll(words.slice(1));
      const copy = line['copy-of'];
      const terms = { project, purpose, ...(copy !== undefined && { copyOf: copy }) };
      return answerAccess(
        call,
        (manage) => sendAll(manage, { sent, terms, io }),
        (made) => made.flatMap(one),
      );
    }
    case 'publish': {
      const uploadId = requireWord(words, 0, UPLOAD_ID);
      const consent = await readConsent(words.slice(1));
      return answerAccess(call, (manage) => manage.uploads.publish(uploadId, consent), one);
    }
    case 'withdraw': {
      const uploadId = requireWord(words, 0, UPLOAD_ID);
      return answerAccess(call, (manage) => manage.uploads.withdraw(uploadId), one);
    }
    default:
      throw unknownAction(action, ['list', 'send', 'publish', 'withdraw']);
  }
}

interface ReadFile {
  readonly name: string;
  readonly mime: UploadType;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

interface Sending {
  readonly sent: readonly ReadFile[];
  readonly terms: { readonly project: string; readonly purpose: UploadPurpose; readonly copyOf?: string };
  readonly io: Io;
}

async function sendAll(manage: ManageClient, { sent, terms, io }: Sending): Promise<Upload[]> {
  const made: Upload[] = [];
  for (const [at, file] of sent.entries()) {
    if (sent.length > 1) io.warn(`${at + 1}/${sent.length} ${file.name}`);
    made.push(await manage.uploads.send({ ...terms, ...file }, { signal: io.signal }));
  }
  return made;
}

// All of them before the first is sent: a slip in the last name leaves nothing half-done.
function readAll(paths: readonly string[]): Promise<ReadFile[]> {
  return Promise.all(
    paths.map(async (path) => {
      const mime = TYPES[extname(path).toLowerCase()];
      if (mime === undefined) {
        throw new UsageError({
          zh: `只接受 PNG、JPEG、WebP 和 PDF，实际是 ${path}`,
          en: `only PNG, JPEG, WebP and PDF are taken, found ${path}`,
        });
      }
      return { name: basename(path), mime, bytes: Uint8Array.from(await readPublishFile([path])) };
    }),
  );
}

async function readConsent(words: readonly string[]): Promise<ConsentInput> {
  const text = new TextDecoder().decode(await readPublishFile(words));
  const consent = consentInput.safeParse(parseOrNull(text));
  if (consent.success) return consent.data;
  const [issue] = consent.error.issues;
  const place = issue?.path.join('.') ?? '';
  throw new UsageError({
    zh: `同意书文件有误：${place} ${issue?.message}`,
    en: `the consent: ${place} ${issue?.message}`,
  });
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function requirePurpose(text: string | undefined, copyOf: string | undefined): UploadPurpose {
  const purpose = PURPOSES.find((known) => known === (text ?? (copyOf === undefined ? 'evidence' : 'public-copy')));
  if (purpose !== undefined) return purpose;
  const known = PURPOSES.join(', ');
  throw new UsageError({ zh: `--purpose 应为其中之一：${known}`, en: `--purpose takes one of ${known}` });
}

function describe({ uploadId, purpose, mime, bytes, sha256, publication }: Upload, lang: Language): string {
  const words = { zh: { shown: '已公开', taken: '已撤回' }, en: { shown: 'public', taken: 'taken back' } }[lang];
  const state =
    publication === null
      ? ''
      : ` · ${publication.withdrawnAt === null ? `${words.shown} ${publication.href}` : words.taken}`;
  return `${uploadId} · ${purpose} · ${mime} · ${bytes} · ${sha256}${state}`;
}
