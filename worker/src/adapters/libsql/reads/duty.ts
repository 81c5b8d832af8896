import type { InValue, Row } from '@libsql/client';
import type { DutyAnswerRecord, DutyListQuery, DutyReads, NamedDutyRecord } from '../../../ports/index.ts';
import { duty, dutyAnswer, dutyClock } from '../duty-schema.ts';
import { campaign } from '../schema.ts';
import type { ReadClient } from './record.ts';
import { isOneOf, partOf, readAll, readOne, recordOf } from './record.ts';

const CAMPAIGN = recordOf(campaign);
const DUTY = recordOf(duty);
const ANSWER = partOf(dutyAnswer, [
  'tenantId',
  'itemId',
  'subjectId',
  'kind',
  'dueOn',
  'digest',
  'publishedOn',
  'entryUrl',
  'entryOn',
  'recordedMs',
]);
const SUBJECT = partOf(dutyClock, ['subject', 'subjectId', 'stamp', 'judgedOn']);
const DEPTH_MAX = 20;
const BELOW = `WITH RECURSIVE below (tenant_id, steps) AS (
    SELECT ?, 0
    UNION ALL
    SELECT federation.tenant_id, steps + 1 FROM below JOIN federation ON federation.parent_tenant_id = below.tenant_id
    WHERE federation.parent_tenant_id IS NOT NULL AND steps < ${DEPTH_MAX}
  ) SELECT tenant_id FROM below LIMIT ?`;
const STALE = `SELECT ${SUBJECT.columns} FROM duty_clock WHERE judged_on < ? ORDER BY judged_on, subject_id LIMIT ?`;
const LAST_OF_NEXT = `SELECT max(subject_id) FROM (
  SELECT subject_id FROM duty_clock WHERE parent_id = ? AND subject_id > ? ORDER BY subject_id LIMIT ?)`;
const OWING = `SELECT tenant_id FROM duty WHERE met = 0 AND due_strict IN (SELECT value FROM json_each(?))
  UNION
  SELECT tenant_id FROM duty WHERE met = 0 AND due_legal = ?
  ORDER BY tenant_id LIMIT ?`;
const PROJECTS = `SELECT subject_id FROM duty_clock WHERE parent_id = ? AND subject = 'project'
  UNION ALL
  SELECT project.subject_id FROM duty_clock AS campaign JOIN duty_clock AS project ON project.parent_id = campaign.subject_id
  WHERE campaign.parent_id = ? AND campaign.subject = 'campaign'
  LIMIT ?`;
const LAST_ENTRY = `SELECT max((SELECT max(seq) FROM journal WHERE project_id = wanted.value AND public = 1))
  FROM json_each(?) AS wanted`;
const NAMES = `federation.external_id, charity.external_id, charity.name, campaign.external_id,
  campaign.body ->> '$.filedTitle', project.external_id, project.title`;

/** Of a project with all its parents: what was published of their duties, in one value. */
export const ANSWERS = `(SELECT json_group_array(json_array(seq, ${ANSWER.columns})) FROM duty_answer
    WHERE subject_id IN (project.project_id, campaign.campaign_id, charity.charity_id)) AS answers`;

/** Oldest first. */
export function toAnswers(value: unknown): readonly DutyAnswerRecord[] {
  if (value === '[]') return NO_ANSWERS;
  return parseRows(String(value))
    .sort((a, b) => Number(a[0]) - Number(b[0]))
    .map((row) => ANSWER.read(row, 1));
}

const NO_ANSWERS: readonly DutyAnswerRecord[] = [];

// We asked for it just so.
function parseRows(text: string): Row[] {
  return JSON.parse(text) as Row[];
}

export function dutyReads(database: ReadClient): DutyReads {
  return {
    campaignById: (campaignId) =>
      readOne(database, CAMPAIGN, { rest: 'FROM campaign WHERE campaign_id = ?', args: [campaignId] }),
    federationsBelow: async (tenantId, limit) => {
      const { rows } = await database.execute({ sql: BELOW, args: [tenantId, limit] });
      return rows.map((row) => String(row[0]));
    },
    staleDuties: ({ today, limit }) => readAll(database, SUBJECT, { sql: STALE, args: [today, limit] }),
    lastOfNext: async ({ parentId, after, limit }) => {
      const { rows } = await database.execute({ sql: LAST_OF_NEXT, args: [parentId, after, limit] });
      const last = rows[0]?.[0];
      return typeof last === 'string' ? last : null;
    },
    dutiesOf: (subjectId) => {
      const sql = `SELECT ${DUTY.columns} FROM duty WHERE subject_id = ? ORDER BY met, due_legal, duty_id`;
      return readAll(database, DUTY, { sql, args: [subjectId] });
    },
    federationsOwing: async ({ strictOn, legalOn }, limit) => {
      const { rows } = await database.execute({ sql: OWING, args: [JSON.stringify(strictOn), legalOn, limit] });
      return rows.map((row) => String(row[0]));
    },
    projectsUnder: async (parentId, limit) => {
      const { rows } = await database.execute({ sql: PROJECTS, args: [parentId, parentId, limit] });
      return rows.map((row) => String(row[0]));
    },
    lastPublicEntry: async (projectIds) => {
      const { rows } = await database.execute({ sql: LAST_ENTRY, args: [JSON.stringify(projectIds)] });
      return Number(rows[0]?.[0] ?? 0);
    },
    duties: (query) => readDuties(database, query),
    dutyAnswers: async (subjectIds) => {
      const { sql: wanted, args } = isOneOf('subject_id', subjectIds);
      return readAll(database, ANSWER, {
        sql: `SELECT ${ANSWER.columns} FROM duty_answer WHERE ${wanted} ORDER BY seq`,
        args,
      });
    },
  };
}

// Each federation, or each subject, gives its own next ones by the index; then they are one list. So a page costs what a
// page costs, however many duties there are.
async function readDuties(database: ReadClient, query: DutyListQuery): Promise<NamedDutyRecord[]> {
  const { tenantIds, subjectIds, newestFirst, limit } = query;
  const { conditions, args } = conditionsOf(query);
  const direction = newestFirst ? 'DESC' : 'ASC';
  const [column, wanted] = subjectIds === null ? ['tenant_id', tenantIds] : ['subject_id', subjectIds];
  const inOrder = (table: string) => `${table}.due_legal ${direction}, ${table}.duty_id ${direction}`;
  const sql = `SELECT ${DUTY.columns}, ${NAMES}
    FROM json_each(?) AS wanted CROSS JOIN duty ON duty.rowid IN (
      SELECT each.rowid FROM duty AS each WHERE each.${column} = wanted.value AND ${conditions}
      ORDER BY ${inOrder('each')} LIMIT ?)
    JOIN federation ON federation.tenant_id = duty.tenant_id
    JOIN charity ON charity.charity_id = duty.charity_id
    LEFT JOIN campaign ON campaign.campaign_id = duty.campaign_id
    LEFT JOIN project ON project.project_id = duty.project_id
    ORDER BY ${inOrder('duty')} LIMIT ?`;
  const { rows } = await database.execute({ sql, args: [JSON.stringify(wanted), ...args, limit, limit] });
  return rows.map((row) => {
    const text = (place: number) => {
      const value = row[DUTY.width + place];
      return typeof value === 'string' ? value : null;
    };
    return {
      ...DUTY.read(row),
      federation: text(0) ?? '',
      charity: text(1) ?? '',
      charityName: text(2) ?? '',
      campaign: text(3),
      campaignTitle: text(4),
      project: text(5),
      projectTitle: text(6),
    };
  });
}

function conditionsOf({ met, after, newestFirst, charityIds, tenantIds, subjectIds, ...bounds }: DutyListQuery) {
  const compare = newestFirst ? '<' : '>';
  const terms: readonly (readonly [string, readonly InValue[] | undefined])[] = [
    ['each.met = ?', [met ? 1 : 0]],
    ['each.told = ?', bounds.told === undefined ? undefined : [bounds.told ? 1 : 0]],
    ['each.due_legal >= ?', given(bounds.legalFrom)],
    ['each.due_legal <= ?', given(bounds.legalTo)],
    ['each.due_strict >= ?', given(bounds.strictFrom)],
    ['each.due_strict <= ?', given(bounds.strictTo)],
    [`(each.due_legal, each.duty_id) ${compare} (?, ?)`, after && [after.dueLegal, after.dutyId]],
    [
      'each.charity_id IN (SELECT value FROM json_each(?))',
      charityIds === null ? undefined : [JSON.stringify(charityIds)],
    ],
    // A subject is only looked at inside the federations that were asked about.
    [
      'each.tenant_id IN (SELECT value FROM json_each(?))',
      subjectIds === null ? undefined : [JSON.stringify(tenantIds)],
    ],
  ];
  const told = terms.flatMap(([sql, args]) => (args === undefined ? [] : [{ sql, args }]));
  return { conditions: told.map(({ sql }) => sql).join(' AND '), args: told.flatMap(({ args }) => args) };
}

function given(value: string | undefined): readonly InValue[] | undefined {
  return value === undefined ? undefined : [value];
}
