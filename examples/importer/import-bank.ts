// A federation's importer: a bank's statement goes to the deployment row by row, each known by the bank's serial number, so
// that the same file may be sent every evening. Names stay in the file; what for is said by the payment code in the note.
// HH_API_KEY=… node import-bank.ts https://give.example.org PROJECT statement.csv
import { readFile } from 'node:fs/promises';
import { createManageClient } from '@happy-homeland/sdk';
import { findColumns, openSheets, readRows, reasonText, requestsOf, sha256Hex } from '@happy-homeland/sheet';

export type Importing = {
  readonly baseUrl: string;
  readonly apiKey: string;
  /** Any project of the charity whose account it is. */
  readonly projectId: string;
  readonly bytes: Uint8Array;
  readonly fetch?: (url: string, init?: RequestInit) => Promise<Response>;
};

/** What became of each row; rows that could not be read say why and are not sent. */
export async function importBank({ projectId, bytes, ...deployment }: Importing): Promise<readonly string[]> {
  const columns = findColumns(openSheets(bytes), { told: {}, remembered: {} });
  if (columns === null) return ['no sheet has the columns of a statement'];
  const reading = { source: 'bank', account: '', projectId: null, projects: new Map() } as const;
  const { rows, findings } = readRows(columns, reading);
  const said = findings.map(({ cell, reason }) => `${cell}: ${reason.en}`);
  const manage = createManageClient(deployment);
  const document = { projectId, source: 'bank', platform: null, document: sha256Hex(bytes), dryRun: false } as const;
  for (const request of requestsOf(rows, 'bank')) {
    const answer = await manage.importMoney({ ...document, rows: request.map(({ row }) => row) });
    said.push(
      ...answer.rows.map(
        ({ ref, outcome, reason }) => `${ref}: ${outcome}${reason === null ? '' : `, ${reasonText(reason).en}`}`,
      ),
    );
  }
  return said;
}

if (import.meta.main) {
  const [baseUrl = '', projectId = '', file = ''] = process.argv.slice(2);
  const apiKey = process.env['HH_API_KEY'] ?? '';
  console.log((await importBank({ baseUrl, apiKey, projectId, bytes: await readFile(file) })).join('\n'));
}
