import type { InValue, Row } from '@libsql/client';
import type { DirectoryReads, ProjectFile, ProjectFilter } from '../../../ports/index.ts';
import { apiKey, campaign, charity, federation, project, site } from '../schema.ts';
import { accessReads } from './access.ts';
import { ANSWERS, dutyReads, toAnswers } from './duty.ts';
import { outboxReads } from './outbox.ts';
import { peopleReads } from './people.ts';
import { placeReads } from './place.ts';
import type { ReadClient } from './record.ts';
import { readOne, recordOf } from './record.ts';

const FEDERATION = recordOf(federation);
const CHARITY = recordOf(charity);
const CAMPAIGN = recordOf(campaign);
const PROJECT = recordOf(project);
const SITE = recordOf(site);
const API_KEY = recordOf(apiKey);

const BY_NAME = 'tenant_id = ? AND external_id = ?';

export function directoryReads(database: ReadClient): DirectoryReads {
  return {
    federation: (externalId) =>
      readOne(database, FEDERATION, { rest: 'FROM federation WHERE external_id = ?', args: [externalId] }),
    charity: (...name) => readOne(database, CHARITY, { rest: `FROM charity WHERE ${BY_NAME}`, args: name }),
    campaign: (...name) => readOne(database, CAMPAIGN, { rest: `FROM campaign WHERE ${BY_NAME}`, args: name }),
    project: (...name) => readOne(database, PROJECT, { rest: `FROM project WHERE ${BY_NAME}`, args: name }),
    site: (...name) => readOne(database, SITE, { rest: `FROM site WHERE ${BY_NAME}`, args: name }),
    siteByOrigin: (...place) =>
      readOne(database, SITE, { rest: 'FROM site WHERE tenant_id = ? AND origin = ?', args: place }),
    siteById: (siteId) => readOne(database, SITE, { rest: 'FROM site WHERE site_id = ?', args: [siteId] }),
    originKnown: (origin) => readOriginKnown(database, origin),
    file: (projectId) => readFile(database, projectId),
    projectLike: (prefix) => readLike(database, prefix),
    roomLeft: (projectId) => readRoomLeft(database, projectId),
    files: (filter) => readFiles(database, filter),
    ...accessReads(database),
    ...peopleReads(database),
    ...outboxReads(database),
    ...dutyReads(database),
    ...placeReads(database),
    apiKey: (keyHash) => readOne(database, API_KEY, { rest: 'FROM api_key WHERE key_hash = ?', args: [keyHash] }),
  };
}

const SELECT_FILES = `SELECT ${PROJECT.columns}, ${CAMPAIGN.columns}, ${CHARITY.columns}, ${FEDERATION.columns}, ${ANSWERS}
  FROM project
  JOIN campaign ON campaign.campaign_id = project.campaign_id
  JOIN charity ON charity.charity_id = project.charity_id
  JOIN federation ON federation.tenant_id = project.tenant_id`;

function toFile(row: Row): ProjectFile {
  const campaignAt = PROJECT.width;
  const charityAt = campaignAt + CAMPAIGN.width;
  const federationAt = charityAt + CHARITY.width;
  return {
    project: PROJECT.read(row),
    campaign: CAMPAIGN.read(row, campaignAt),
    charity: CHARITY.read(row, charityAt),
    federation: FEDERATION.read(row, federationAt),
    answers: toAnswers(row[federationAt + FEDERATION.width]),
  };
}

async function readFile(database: ReadClient, projectId: string): Promise<ProjectFile | null> {
  const sql = `${SELECT_FILES} WHERE project.project_id = ? LIMIT 1`;
  const [row] = (await database.execute({ sql, args: [projectId] })).rows;
  return row === undefined ? null : toFile(row);
}

// `{` comes right after the last letter of an id.
async function readLike(database: ReadClient, prefix: string): Promise<string | null> {
  const sql = 'SELECT project_id FROM project WHERE project_id >= ? AND project_id < ? LIMIT 2';
  const [row, twin] = (await database.execute({ sql, args: [prefix, `${prefix}{`] })).rows;
  return row === undefined || twin !== undefined ? null : String(row[0]);
}

async function readFiles(database: ReadClient, filter: ProjectFilter): Promise<ProjectFile[]> {
  const { status, category, region, text, beforePosition = null } = filter;
  const wanted = conditionsOf(filter);
  const others = [category, region, text, filter.tenantIds];
  const isByStatusAlone = status !== undefined && others.every((other) => other === undefined);
  if (!isByStatusAlone) return readWanted(database, wanted, filter.limit);
  // Most are mostly among the newest; what has ended is often not, and then it is looked for by its campaigns.
  const near = [...wanted, { sql: NEAR, args: [beforePosition, NEAR_PROJECTS] }];
  const found = await readWanted(database, near, filter.limit);
  return found.length === filter.limit ? found : readWanted(database, [ofCampaigns(filter)], filter.limit);
}

const NEAR_PROJECTS = 200;
const NEAR = 'project.position >= coalesce(?, (SELECT max(position) FROM project)) - ?';

async function readWanted(database: ReadClient, wanted: readonly Condition[], limit: number): Promise<ProjectFile[]> {
  const where = wanted.length === 0 ? '' : `WHERE ${wanted.map(({ sql }) => sql).join(' AND ')}`;
  const sql = `${SELECT_FILES} ${where} ORDER BY project.position DESC LIMIT ?`;
  const args = [...wanted.flatMap(({ args: own }) => own), limit];
  return (await database.execute({ sql, args })).rows.map(toFile);
}

interface Condition {
  readonly sql: string;
  readonly args: readonly InValue[];
}

const SEARCHED = `lower(project.title || char(10) || json_extract(project.body, '$.summary')
  || char(10) || json_extract(project.body, '$.community'))`;

// What belongs to a whole deployment's list is not looked for by codes, which nobody types there.
const SEARCHED_WITH_CODES = `${SEARCHED} || char(10) || lower(project.external_id) || char(10) || project.project_id`;

function conditionsOf(filter: ProjectFilter): Condition[] {
  const { category, region, text, beforePosition, tenantIds, withCodes } = filter;
  const searched = withCodes === true ? SEARCHED_WITH_CODES : SEARCHED;
  const conditions: (Condition | null)[] = [
    tenantIds === undefined ? null : ofTenants(tenantIds),
    category === undefined ? null : { sql: 'project.category = ?', args: [category] },
    region === undefined ? null : regionCondition(region),
    beforePosition === undefined ? null : { sql: 'project.position < ?', args: [beforePosition] },
    text === undefined ? null : { sql: `instr(${searched}, lower(?)) > 0`, args: [text] },
    statusCondition(filter),
  ];
  return conditions.filter((condition) => condition !== null);
}

// Of one federation they come in the order of its index; of several they are sorted.
function ofTenants(tenantIds: readonly string[]): Condition {
  const [only = '', ...others] = tenantIds;
  if (others.length === 0) return { sql: 'project.tenant_id = ?', args: [only] };
  return { sql: 'project.tenant_id IN (SELECT value FROM json_each(?))', args: [JSON.stringify(tenantIds)] };
}

// Provinces, cities and counties have indices of their own, and SQLite compares expressions as they are written. What is longer than
// one of them is looked for inside it.
function regionCondition(region: string): Condition {
  const whole: Condition = { sql: 'substr(project.region, 1, length(?)) = ?', args: [region, region] };
  if (!/^\d{2,6}$/.test(region)) return whole;
  if (region.length === COUNTY) return { sql: 'project.region = ?', args: [region] };
  const place = region.slice(0, region.length < CITY ? PROVINCE : CITY);
  const within = { sql: `substr(project.region, 1, ${place.length}) = ?`, args: [place] };
  if (place === region) return within;
  return { sql: `${within.sql} AND ${whole.sql}`, args: [...within.args, ...whole.args] };
}

/** Digits of a GB/T 2260 code that name each. */
const [PROVINCE, CITY, COUNTY] = [2, 4, 6];

/**
 * The newest projects of a status. Those that have ended are the oldest of all, so that going through projects from the newest on
 * would read most of them. The newest few are of the few campaigns whose own newest are the newest, or have ended before theirs.
 */
function ofCampaigns(filter: ProjectFilter): Condition {
  const { beforePosition = Number.MAX_SAFE_INTEGER, limit, status } = filter;
  const campaign = campaignCondition(filter);
  const still = (alias: string) => (status === 'open' ? `AND NOT ${isOver(alias)}` : '');
  const running = `SELECT own.position FROM
      (SELECT campaign.campaign_id, (SELECT max(newest.position) FROM project AS newest
          WHERE newest.campaign_id = campaign.campaign_id AND newest.position < ? ${still('newest')}) AS top
        FROM campaign WHERE ${campaign.sql} ORDER BY top DESC LIMIT ?) AS running
      CROSS JOIN project AS own ON own.position IN (SELECT position FROM project AS each
        WHERE each.campaign_id = running.campaign_id AND each.position < ? ${still('each')} ORDER BY position DESC LIMIT ?)`;
  const args = [beforePosition, ...campaign.args, limit, beforePosition, limit];
  if (status !== 'ended') return { sql: `project.position IN (${running})`, args };
  const early = `SELECT * FROM (SELECT over.position FROM project AS over JOIN campaign USING (campaign_id)
      WHERE ${isOver('over')} AND over.position < ? AND campaign.starts_on <= ? ORDER BY over.position DESC LIMIT ?)`;
  return {
    sql: `project.position IN (${running} UNION ALL ${early})`,
    args: [...args, beforePosition, filter.today, limit],
  };
}

function statusCondition(filter: ProjectFilter): Condition | null {
  const { status, today } = filter;
  if (status === undefined) return null;
  const { sql, args } = campaignCondition(filter);
  if (status === 'open') return { sql: `${sql} AND NOT ${isOver('project')}`, args };
  if (status === 'upcoming') return { sql, args };
  return { sql: `(${sql} OR campaign.starts_on <= ? AND ${isOver('project')})`, args: [...args, today] };
}

// A project may end before its campaign does.
function isOver(alias: string): string {
  return `${alias}.standing IN ('ended', 'closed')`;
}

// As the index has it: a campaign that was ended early is before every day.
const LAST_DAY = "iif(campaign.ended_on IS NULL, campaign.ends_on, '')";

function campaignCondition({ status, today }: ProjectFilter): Condition {
  if (status === 'upcoming') return { sql: 'campaign.starts_on > ?', args: [today] };
  const side = status === 'ended' ? '<' : '>=';
  return { sql: `campaign.starts_on <= ? AND ${LAST_DAY} ${side} ?`, args: [today, today] };
}

// `iif` looks at the charities, each of them, only where no site has the origin; OR would always look at both.
const ORIGIN_KNOWN = `SELECT iif(EXISTS (SELECT 1 FROM site WHERE origin = ?1), 1,
  EXISTS (SELECT 1 FROM charity, json_each(charity.body, '$.ownSites') AS own WHERE own.value = ?1)) LIMIT 1`;

async function readOriginKnown(database: ReadClient, origin: string): Promise<boolean> {
  const { rows } = await database.execute({ sql: ORIGIN_KNOWN, args: [origin] });
  return rows[0]?.[0] === 1;
}

async function readRoomLeft(database: ReadClient, projectId: string): Promise<number | null> {
  // By the whole key of the row, which starts with the tenant.
  const sql = `SELECT cap_minor - held_minor FROM project JOIN project_intake USING (tenant_id, project_id)
    WHERE project.project_id = ? LIMIT 1`;
  const left = (await database.execute({ sql, args: [projectId] })).rows[0]?.[0];
  return typeof left === 'number' ? left : null;
}
