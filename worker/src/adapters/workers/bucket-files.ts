// Uploaded files in a bucket of R2, bound as UPLOADS. What is put is durable when the bucket has answered.

import type { Files } from '../../ports/index.ts';
import { StoreError } from '../../ports/index.ts';

/** The part of a bucket that is used here. */
export interface Bucket {
  put(key: string, bytes: Uint8Array): Promise<unknown>;
  get(key: string): Promise<{ arrayBuffer(): Promise<ArrayBuffer> } | null>;
  delete(key: string): Promise<void>;
  list(options: { readonly cursor?: string; readonly limit: number }): Promise<{
    readonly objects: readonly { readonly key: string; readonly uploaded: Date }[];
    readonly truncated: boolean;
    readonly cursor?: string;
  }>;
}

const PAGE = 1_000;

export function bucketFiles(bucket: Bucket): Files {
  return {
    put: (key, bytes) => told(async () => void (await bucket.put(key, bytes))),
    get: (key) =>
      told(async () => {
        const found = await bucket.get(key);
        return found === null ? null : new Uint8Array(await found.arrayBuffer());
      }),
    remove: (key) => told(() => bucket.delete(key)),
    list: (after) =>
      told(async () => {
        const page = await bucket.list({ limit: PAGE, ...(after === null ? {} : { cursor: after }) });
        const files = page.objects.map(({ key, uploaded }) => ({ key, storedMs: uploaded.getTime() }));
        return { files, next: page.truncated ? (page.cursor ?? null) : null };
      }),
  };
}

function told<Value>(work: () => Promise<Value>): Promise<Value> {
  return work().catch((cause: unknown) => {
    throw new StoreError({ code: 'unavailable', message: 'the bucket of uploads cannot be used', cause });
  });
}
