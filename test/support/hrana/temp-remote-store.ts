// A migrated database behind a server of its own, and stores that reach it over HTTP.

import type { LibsqlStore, RemoteOpenOptions } from '@happy-homeland/worker/testing';
import { openRemoteStore, tempLibsqlStore } from '@happy-homeland/worker/testing';
import type { HranaOptions, RunningHrana } from './hrana-server.ts';
import { startHrana } from './hrana-server.ts';

const TOKEN = 'a token that only tests use';

export interface TempRemoteStore {
  readonly store: LibsqlStore;
  readonly server: RunningHrana;
  readonly token: string;
  /** `file:` URL of what the server keeps, for a process that reads it afresh. */
  readonly fileUrl: string;
  /** Another isolate's store on the same database. */
  open(options?: Partial<RemoteOpenOptions>): Promise<LibsqlStore>;
  /** Stops the server and opens its file as Node would, with all the checks of a start. */
  inspect(): Promise<LibsqlStore>;
  remove(): Promise<void>;
}

export async function tempRemoteStore(
  options: Partial<HranaOptions> & Pick<RemoteOpenOptions, 'requestMaxMs' | 'writeMaxMs'> = {},
): Promise<TempRemoteStore> {
  const { requestMaxMs, writeMaxMs, ...serverOptions } = options;
  const file = await tempLibsqlStore();
  await file.store.close();
  const server = await startHrana({ path: file.path, token: TOKEN, ...serverOptions });
  const limits = {
    ...(requestMaxMs === undefined ? {} : { requestMaxMs }),
    ...(writeMaxMs === undefined ? {} : { writeMaxMs }),
  };
  const open = (over: Partial<RemoteOpenOptions> = {}) =>
    openRemoteStore({ url: server.url, authToken: TOKEN, ...limits, ...over });
  let closing: Promise<void> | null = null;
  const stop = () => {
    closing ??= server.close();
    return closing;
  };
  return {
    store: await open(),
    server,
    token: TOKEN,
    fileUrl: file.url,
    open,
    inspect: async () => {
      await stop();
      return file.reopen();
    },
    remove: async () => {
      await stop();
      await file.remove();
    },
  };
}
