// Files of a project. The same file sent again is the upload that is there, so a lost answer costs nothing but the bytes.

import type { ConsentInput, Page, Upload, UploadPurpose, UploadType } from '@happy-homeland/contract';
import type { CallOptions } from './call-options.ts';
import type { Transport } from './transport.ts';
import { REPLAY_ATTEMPTS_MAX, send } from './transport.ts';

export interface FileToUpload {
  /** Id of the project, or `itemId` of the plan that is to become one. */
  readonly project: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mime: UploadType;
  /** What the file is called; its ending must agree with `mime`. */
  readonly name?: string;
  /** `evidence` if absent: it stays private for good. */
  readonly purpose?: UploadPurpose;
  /** Of a public copy: the upload id of its evidence. */
  readonly copyOf?: string;
}

/** Errors are `ApiError`s whose `slug` says why: `file-type-not-allowed`, `quota-exceeded`, `four-eyes-required`, … */
export interface UploadClient {
  /** `sha256`, `bytes` and `mime` of the answer are what evidence names. */
  send(file: FileToUpload, options?: CallOptions): Promise<Upload>;
  /** One page, newest first. */
  list(
    query: { readonly project: string; readonly cursor?: string; readonly limit?: number },
    options?: CallOptions,
  ): Promise<Page<Upload>>;
  publish(uploadId: string, consent: ConsentInput, options?: CallOptions): Promise<Upload>;
  withdraw(uploadId: string, options?: CallOptions): Promise<Upload>;
}

export function uploadClient(transport: Transport, headers: Readonly<Record<string, string>>): UploadClient {
  const write = (path: string, body: object | null, options: CallOptions | undefined) =>
    send<Upload>(transport, {
      method: 'POST',
      path: `/v1/manage/uploads/${path}`,
      headers,
      ...(body === null ? {} : { body: JSON.stringify(body) }),
      telltale: 'uploadId',
      attemptsMax: REPLAY_ATTEMPTS_MAX,
      ...options,
    });
  return {
    send: ({ project, bytes, mime, name, purpose, copyOf }, options) =>
      send(transport, {
        method: 'POST',
        path: ofProject(project, { name, purpose, copyOf }),
        headers: { ...headers, 'Content-Type': mime },
        body: bytes,
        telltale: 'uploadId',
        attemptsMax: REPLAY_ATTEMPTS_MAX,
        ...options,
      }),
    list: ({ project, cursor, limit }, options) =>
      send(transport, { path: ofProject(project, { cursor, limit }), headers, telltale: 'items', ...options }),
    publish: (uploadId, consent, options) => write(`${encodeURIComponent(uploadId)}/publish`, consent, options),
    withdraw: (uploadId, options) => write(`${encodeURIComponent(uploadId)}/withdraw`, null, options),
  };
}

function ofProject(project: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  const asked = given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
  return `/v1/manage/projects/${encodeURIComponent(project)}/uploads${asked}`;
}
