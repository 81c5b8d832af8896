// A bank's statement of ten thousand lines, as an officer imports it: read, tried, and booked with their leaves on a disk.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '@happy-homeland/cli';
import { paymentCodeOf } from '@happy-homeland/contract/payment-code';
import { createApp } from '@happy-homeland/worker';
import { tempLibsqlStore, twoFederations } from '@happy-homeland/worker/testing';
import type { Figure } from '../support/figures.ts';

const AIM_SECONDS = 60;

/** Seconds for `rows` lines, of which every fifth names no project and waits. */
export async function importFigures({
  folder,
  rows,
}: {
  readonly folder: string;
  readonly rows: number;
}): Promise<Figure[]> {
  const temp = await tempLibsqlStore();
  try {
    const { ports, here } = await twoFederations({ store: temp.store });
    const app = createApp(ports);
    const code = paymentCodeOf(here.projectId);
    const lines = Array.from({ length: rows }, (_, at) => `2026-11-20,S${at},1.00,${at % 5 === 0 ? '' : code}`);
    const file = join(folder, 'statement.csv');
    writeFileSync(file, `交易日期,流水号,贷方金额,附言\n${lines.join('\n')}\n`);
    const startedMs = performance.now();
    const exit = await run(['import', file, '--source', 'bank', '--project', here.projectId, '--data', folder], {
      print: () => undefined,
      warn: () => undefined,
      env: { HH_API_URL: 'https://give.example.org', HH_API_KEY: here.apiKey },
      signal: new AbortController().signal,
      fetch: async (url, init) => app.request(url, init),
    });
    if (exit !== 0) throw new Error('the statement was not imported');
    return [
      {
        bench: `import: ${rows} lines of a bank, read, tried and booked`,
        value: (performance.now() - startedMs) / 1_000,
        unit: 's',
        reference: AIM_SECONDS,
        against: 'at most, for 10,000',
      },
    ];
  } finally {
    await temp.remove();
  }
}
