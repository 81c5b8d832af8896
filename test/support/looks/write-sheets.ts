// Every element as a person sees it: `node test/support/looks/write-sheets.ts FOLDER [PART OF A NAME]` writes one sheet of
// pictures for each element, language, screen and look. Build the widget before.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright';
import { LOOKS, PICTURED, SCREENS } from './looks.ts';
import { placeOf } from './picture.ts';
import { LANGUAGES, openTheatre } from './stage.ts';

interface Shot {
  readonly name: string;
  readonly src: string;
}

const [folder, part = ''] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Name the folder: node test/support/looks/write-sheets.ts FOLDER [PART OF A NAME]');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const theatre = await openTheatre();
for (const [screen, context] of Object.entries(SCREENS)) {
  const stage = await theatre.openStage(context);
  const wall = await theatre.openStage({ viewport: { width: 1600, height: 900 }, isMobile: false });
  for (const tag of new Set(PICTURED.map((state) => state.tag))) {
    for (const lang of LANGUAGES) {
      for (const [look, { attributes }] of Object.entries(LOOKS)) {
        const name = `${tag}.${lang}.${screen}.${look}`;
        if (!name.includes(part)) continue;
        const shots: Shot[] = [];
        for (const state of PICTURED.filter((one) => one.tag === tag)) {
          const element = await stage.show(state, { lang, ...attributes });
          const place = await placeOf(element);
          const png = await place.screenshot({ animations: 'disabled', caret: 'hide' });
          shots.push({ name: state.name, src: `data:image/png;base64,${png.toString('base64')}` });
        }
        writeFileSync(join(resolve(folder), `${name}.png`), await sheetOf(wall.page, shots));
      }
    }
  }
  await stage.close();
  await wall.close();
}
await theatre.close();

/** The pictures of one sheet beside each other, each under its name. */
async function sheetOf(page: Page, shots: readonly Shot[]): Promise<Buffer> {
  await page.evaluate(async (given) => {
    const cells = given.map(({ name, src }) => {
      const cell = document.createElement('figure');
      cell.setAttribute('style', 'margin:0;max-width:760px');
      const picture = new Image();
      picture.src = src;
      const words = document.createElement('figcaption');
      words.textContent = name;
      cell.append(words, picture);
      return cell;
    });
    document.body.setAttribute('style', 'margin:8px;background:#888;font:14px sans-serif');
    const main = document.querySelector('main');
    main?.setAttribute('style', 'display:flex;flex-wrap:wrap;gap:12px;align-items:flex-start');
    main?.replaceChildren(...cells);
    await Promise.all([...document.images].map((picture) => picture.decode()));
  }, shots);
  return page.screenshot({ fullPage: true });
}
