// Every fact that the rules take, as a table for those who fill in a file: where it stands, how it must look, and which
// rules ask for it. Made from the shape that the rules read by, so that the two cannot differ.

import type { Shape } from '@happy-homeland/rules';
import { FACTS, FAMILIES } from '@happy-homeland/rules';
import { labelOf } from '@happy-homeland/rules/catalog';

interface Row {
  readonly field: string;
  readonly zh: string;
  readonly en: string;
}

const RULES = Object.values(FAMILIES).flatMap(({ rules }) => rules);

/** The whole file, Markdown. */
export function renderFactsTable(): string {
  const sections = Object.entries(FACTS.fields).map(([name, shape]) => renderSection(name, rowsOf(shape, name)));
  return `# Facts / 资料字段

Written by \`node test/support/write-facts-table.ts\` from the shape that the rules read by. In a publication these stand
under \`facts\` of a charity, a campaign or a project; what has a field of its own there is taken from it. A fact that is
left out was not told; \`null\` says that there is none. 金额以分为单位，日期为 YYYY-MM-DD。

${sections.join('\n\n')}
`;
}

function renderSection(name: string, rows: readonly Row[]): string {
  const lines = rows.map(
    ({ field, zh, en }) => `| \`${field}\` | ${labelText(field)} | ${cell(zh)} | ${cell(en)} | ${rulesFor(field)} |`,
  );
  return [
    `## ${name}`,
    '',
    '| field | 名称 / name | 格式 | expected | rules |',
    '|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}

function rowsOf(shape: Shape, field: string): Row[] {
  switch (shape.kind) {
    case 'leaf':
      return [{ field, ...shape.expected }];
    case 'list':
      return shape.item.kind === 'leaf'
        ? [{ field: `${field}[]`, ...shape.item.expected }]
        : rowsOf(shape.item, `${field}[]`);
    default:
      return Object.entries(shape.fields).flatMap(([name, inner]) => rowsOf(inner, `${field}.${name}`));
  }
}

/** Rules that ask for the field itself, or for the list or section that holds it. */
function rulesFor(field: string): string {
  const plain = field.replaceAll('[]', '');
  const asks = (path: string) => plain === path || plain.startsWith(`${path}.`);
  const ids = RULES.filter(({ needs, uses }) => [...needs, ...uses].some(asks)).map(({ id }) => id);
  return [...new Set(ids)].join(', ');
}

function labelText(field: string): string {
  const { zh, en } = labelOf(field.replaceAll('[]', ''));
  return `${zh} / ${en}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
