// Where the keys of pledges under way are kept, so that a reload or a second tab continues the same pledge.

type Awaitable<Value> = Value | Promise<Value>;

/**
 * Port. `set` must be durable for the next `get` of the same person, also after a reload. Values hold no personal data
 * in readable form. A store that throws makes `pledges.create` throw before anything is sent.
 */
export interface KeyStore {
  get(name: string): Awaitable<string | null | undefined>;
  set(name: string, value: string): Awaitable<unknown>;
  delete(name: string): Awaitable<unknown>;
}

/** Forgets with the process. One store stands for one person. */
export function memoryKeyStore(): KeyStore {
  return new Map<string, string>();
}

// A page is one person however many elements it holds, so what storage refuses is kept once for the page.
const page = new Map<string, string>();

/**
 * `localStorage`; where it throws (private mode, full, a sandboxed frame) the page's memory. A gift without a kept key
 * is better than no gift: the deployment still refuses doubles of one key.
 */
export function browserKeyStore(): KeyStore {
  return {
    get: (name) => page.get(name) ?? attempt((storage) => storage.getItem(name)),
    set: (name, value) => {
      const kept = attempt((storage) => {
        storage.setItem(name, value);
        return true;
      });
      if (kept) page.delete(name);
      else page.set(name, value);
    },
    delete: (name) => {
      page.delete(name);
      attempt((storage) => storage.removeItem(name));
    },
  };
}

/** A server acts for many people, and Node may have a `localStorage` too: only a document means one person. */
export function defaultKeyStore(): KeyStore {
  return typeof document === 'undefined' ? memoryKeyStore() : browserKeyStore();
}

function attempt<Value>(use: (storage: Storage) => Value): Value | undefined {
  try {
    return use(localStorage);
  } catch {
    return undefined;
  }
}
