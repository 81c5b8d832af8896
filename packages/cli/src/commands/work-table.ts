// Work items as tables: a list with a column for whatever the items hold, and a disclosure as it is entered on 慈善中国.

import type { ProjectCard, WorkItem } from '@happy-homeland/contract';
import { DISCLOSURE_FIELDS, fieldsOf, isDisclosedKind } from '@happy-homeland/contract/work';
import type { Cell, TableRow } from '../books/tables.ts';
import type { Table } from '../books/write-table.ts';

const COMMON: readonly string[] = ['编号', '状态', '项目编号', '提出时间', '更新时间', '期限'];

/** One row an item: what every item has, and each field of their contents under its own name. */
export function workTable(name: string, items: readonly WorkItem[]): Table {
  const fields = [...new Set(items.flatMap(({ content }) => Object.keys(content)))];
  const currencies = new Set(items.flatMap(({ content }) => fields.flatMap((field) => currencyOf(content[field]))));
  const [currency = 'CNY'] = currencies;
  const rows = items.map((item) => rowOf(item, fields, currencies.size <= 1));
  const head = [...COMMON, ...fields, ...(currencies.size === 0 ? [] : ['币种'])];
  return { name, head, rows, currency };
}

function rowOf(item: WorkItem, fields: readonly string[], isOneCurrency: boolean): TableRow {
  const { itemId, state, projectId, openedAt, updatedAt, dueOn, content } = item;
  const cells = fields.map((field) => cellOf(content[field], isOneCurrency));
  const [currency] = fields.flatMap((field) => currencyOf(content[field]));
  return [
    itemId,
    state,
    projectId,
    openedAt,
    updatedAt,
    dueOn,
    ...cells,
    ...(currency === undefined ? [] : [currency]),
  ];
}

// Amounts of several currencies cannot share a column of numbers, and are minor units in words then.
function cellOf(value: unknown, isOneCurrency: boolean): Cell {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'object') return String(value);
  const { amountMinor } = parseMoney(value);
  return typeof amountMinor === 'number' && isOneCurrency ? { amountMinor } : JSON.stringify(value);
}

function currencyOf(value: unknown): readonly string[] {
  const { currency } = typeof value === 'object' && value !== null ? parseMoney(value) : {};
  return typeof currency === 'string' ? [currency] : [];
}

// Whatever a content holds; what is no amount has neither.
function parseMoney(value: object): { readonly amountMinor?: unknown; readonly currency?: unknown } {
  return value;
}

/**
 * A disclosure with what it is of, name beside content, to be entered on 慈善中国. The platform's own form for disclosures is not
 * known to us: these are the parts that the law names, under the names of the filing.
 */
export function entryTable({ content }: WorkItem, card: ProjectCard): Table {
  const { duty, title, fields, explanation } = parseDisclosure(content);
  const { kind, dueOn } = duty;
  const named = isDisclosedKind(kind) ? fieldsOf(kind) : [];
  const rows: TableRow[] = [
    ['慈善组织名称', card.charity.name],
    ['统一社会信用代码', card.charity.uscc],
    ['募捐活动名称', card.filedTitle],
    ['备案编号', card.filingNumber],
    ['开始日期', card.dates.startsOn],
    ['结束日期', card.dates.endsOn],
    ['项目名称', card.title],
    ['应当公开的日期', dueOn],
    ['标题', title ?? ''],
    ...named.map((name) => [DISCLOSURE_FIELDS[name].zh, fields?.[name] ?? '']),
    ...(explanation === undefined ? [] : [['更正说明', explanation]]),
    ['本站页面', card.links.page],
  ];
  return { name: '慈善中国条目', head: ['栏目', '内容'], rows, currency: card.currency };
}

interface DisclosureContent {
  readonly duty: { readonly kind: string; readonly dueOn: string };
  readonly title?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly explanation?: string;
}

// The deployment validated it by the contract's schema of the kind.
function parseDisclosure(content: WorkItem['content']): DisclosureContent {
  return content as unknown as DisclosureContent;
}
