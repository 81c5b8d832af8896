// Reads the file that vitest's JSON reporter writes. A report that cannot be read is a failure, never a zero.

/** How many tests passed and failed; a file that could not even be loaded counts as one failed test. */
export type TestCount = { readonly passed: number; readonly failed: number };

/** `exitCode` is vitest's own: it also knows of errors that belong to no test. */
export function parseVitestReport(text: string | undefined, exitCode: number | null): TestCount {
  const report = parseJson(text);
  if (report === undefined) return { passed: 0, failed: 1 };
  const files = list(report, 'testResults');
  const states = files.flatMap((file) => list(file, 'assertionResults').map((test) => field(test, 'status')));
  const passed = states.filter((state) => state === 'passed').length;
  const broken = files.filter((file) => field(file, 'status') === 'failed' && !hasFailedTest(file)).length;
  const failed = states.filter((state) => state === 'failed').length + broken;
  // A run without a single test means that the patterns match nothing, which must not look like success.
  const silentFailure = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: silentFailure ? 1 : failed };
}

function parseJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Cut off in mid-write by the watchdog: the caller counts it as a failure.
    return undefined;
  }
}

function hasFailedTest(file: unknown): boolean {
  return list(file, 'assertionResults').some((test) => field(test, 'status') === 'failed');
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}

function list(value: unknown, name: string): readonly unknown[] {
  const found = field(value, name);
  return Array.isArray(found) ? found : [];
}
