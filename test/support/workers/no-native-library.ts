// Stands for the native database library in tests inside workerd, where there are no files. Tests that need one run on
// Node; whatever else imports it by the way must not fail for that.

const message = 'there are no database files inside workerd: this test belongs on Node';

export function createClient(): never {
  throw new Error(message);
}

class NoDatabase {
  constructor() {
    throw new Error(message);
  }
}

// biome-ignore lint/style/noDefaultExport: the library that it stands for has one.
export { NoDatabase as default };
