// A statement as an officer without a terminal imports it: the file goes to the console's form, the page is looked at again
// when it asks for it, the button is pressed, and the page is looked at until everything is booked.

import { setTimeout as pause } from 'node:timers/promises';

const PATH = '/console/import';
const CONFIRM = /确认入账/;
const DONE = /已入账/;

export interface ScreenImport {
  readonly url: string;
  readonly apiKey: string;
  readonly projectId: string;
  /** CSV of a bank. */
  readonly text: string;
}

export interface ScreenImported {
  /** From the press of the first button to the page that says it is done. */
  readonly seconds: number;
  /** The longest that any page was waited for. */
  readonly slowestSeconds: number;
  /** Pages that said how far it is. */
  readonly pages: number;
}

/** Uploads, tries, confirms and books a statement. Throws where a page says anything else. */
export async function importOnScreen({ url, apiKey, projectId, text }: ScreenImport): Promise<ScreenImported> {
  const headers = { authorization: `Bearer ${apiKey}`, accept: 'text/html', 'accept-language': 'zh-CN' };
  const pages = { count: 0, slowestMs: 0 };
  const ask = async (path: string, body?: FormData): Promise<Response> => {
    const startedMs = performance.now();
    const init = { headers, redirect: 'manual' } as const;
    const answer = await fetch(url + path, body === undefined ? init : { ...init, method: 'POST', body });
    pages.slowestMs = Math.max(pages.slowestMs, performance.now() - startedMs);
    if (answer.status >= 400) throw new Error(`${answer.status} at ${path}: ${await answer.text()}`);
    return answer;
  };
  const form = await (await ask(PATH)).text();
  const [, key = ''] = /name="_key" value="([^"]+)"/.exec(form) ?? [];
  const startedMs = performance.now();
  const sent = await ask(PATH, formOf({ _key: key, source: 'bank', project: projectId }, text));
  const path = sent.headers.get('location') ?? '';
  const look = async (end: RegExp): Promise<void> => {
    for (;;) {
      const page = await ask(path);
      const said = await page.text();
      const again = page.headers.get('refresh');
      if (again === null) {
        if (!end.test(said)) throw new Error(`the page does not say ${end}: ${said}`);
        return;
      }
      pages.count += 1;
      await pause(Number(again) * 1_000);
    }
  };
  await look(CONFIRM);
  await ask(path, new FormData());
  await look(DONE);
  const seconds = (performance.now() - startedMs) / 1_000;
  return { seconds, slowestSeconds: pages.slowestMs / 1_000, pages: pages.count };
}

function formOf(fields: Readonly<Record<string, string>>, text: string): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new File([text], '流水.csv', { type: 'text/csv' }));
  return form;
}
