// The table of ids and the tests that answer to them, as a page.

import type { AcceptanceId } from './ids.ts';
import { ACCEPTANCE_IDS, GROUPS } from './ids.ts';
import type { NotYet } from './not-yet.ts';
import { NOT_YET } from './not-yet.ts';
import type { TitledTest } from './titles.ts';

const INTRODUCTION = `# Acceptance tests by number

Written by \`node test/acceptance/write-table.ts\` from the titles of the tests: a title that begins with ids answers to
them. \`ids.ts\` says what each id asks, \`not-yet.ts\` why an id cannot be answered yet; a test holds this page to both.
`;

/** All ids, in the order of the table. */
export const ALL_IDS = Object.keys(ACCEPTANCE_IDS).filter(isAcceptanceId);

function isAcceptanceId(id: string): id is AcceptanceId {
  return Object.hasOwn(ACCEPTANCE_IDS, id);
}

/** The page, Markdown. */
export function renderTable(tests: readonly TitledTest[]): string {
  const chapters = Object.entries(GROUPS).map(([prefix, heading]) => {
    const rows = ALL_IDS.filter((id) => id.startsWith(`${prefix}-`)).map((id) => row(id, testsOf(tests, id)));
    return `\n## ${heading}\n\n| id | what it asks | answered by |\n|---|---|---|\n${rows.join('\n')}\n`;
  });
  return INTRODUCTION + chapters.join('');
}

/** The tests whose titles name this id. */
export function testsOf(tests: readonly TitledTest[], id: AcceptanceId): readonly TitledTest[] {
  return tests.filter(({ ids }) => ids.includes(id));
}

function row(id: AcceptanceId, tests: readonly TitledTest[]): string {
  const answers = [...new Set(tests.map(answer))].sort();
  const later = NOT_YET[id];
  return `| ${id} | ${ACCEPTANCE_IDS[id]} | ${later ? promise(later) : answers.join('<br>')} |`;
}

function answer({ path, title }: TitledTest): string {
  const name = path.split('/').at(-1) ?? path;
  return `${inCell(title)} [${name}](../../${path})`;
}

function promise({ issue, reason }: NotYet): string {
  return `*not yet*: ${inCell(reason)} (issue ${issue})`;
}

function inCell(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[|<>[\]\\*_`]/g, (sign) => `\\${sign}`);
}
