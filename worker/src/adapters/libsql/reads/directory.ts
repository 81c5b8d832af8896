import type { InValue, Row } from '@libsql/client';
import type { DirectoryReads, ProjectFile, ProjectFilter } from '../../../ports/index.ts';
import { apiKey, campaign, charity, federation, project, site } from '../schema.ts';
import { accessReads } from './access.ts';
import { ANSWERS, dutyReads, toAnswers } from './duty.ts';
import { outboxReads } from './outbox.ts';
import { peopleReads } from './people.ts';
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
  const wanted = conditionsOf(filter);
  const where = wanted.length === 0 ? '' : `WHERE ${wanted.map(({ sql }) => sql).join(' AND ')}`;
  const sql = `${SELECT_FILES} ${where} ORDER BY project.position DESC LIMIT ?`;
  const args = [...wanted.flatMap(({ args: own }) => own), filter.limit];
  return (await database.execute({ sql, args })).rows.map(toFile);
}

interface Condition {
  readonly sql: string;
  readonly args: readonly InValue[];
}

const SEARCHED = `lower(project.title || char(10) || json_extract(project.body, '$.summary')
  || char(10) || json_extract(project.body, '$.community'))`;

function conditionsOf(filter: ProjectFilter): Condition[] {
  const { category, region, text, beforePosition, tenantIds } = filter;
  const conditions: (Condition | null)[] = [
    tenantIds === undefined ? null : ofTenants(tenantIds),
    category === undefined ? null : { sql: 'project.category = ?', args: [category] },
    region === undefined ? null : { sql: 'substr(project.region, 1, length(?)) = ?', args: [region, region] },
    beforePosition === undefined ? null : { sql: 'project.position < ?', args: [beforePosition] },
    text === undefined ? null : { sql: `instr(${SEARCHED}, lower(?)) > 0`, args: [text] },
    statusCondition(filter),
  ];
  return conditions.filter((condition) => condition !== null);
}

// A project may end before its campaign does.
const IS_OVER = "project.standing IN ('ended', 'closed') OR campaign.ended_on IS NOT NULL";

// Of one federation they come in the order of its index; of several they are sorted.
function ofTenants(tenantIds: readonly string[]): Condition {
  const [only = '', ...others] = tenantIds;
  if (others.length === 0) return { sql: 'project.tenant_id = ?', args: [only] };
  return { sql: 'project.tenant_id IN (SELECT value FROM json_each(?))', args: [JSON.stringify(tenantIds)] };
}

function statusCondition({ status, today }: ProjectFilter): Condition | null {
  if (status === 'upcoming') return { sql: 'campaign.starts_on > ?', args: [today] };
  if (status === 'ended') {
    return { sql: `campaign.starts_on <= ? AND (campaign.ends_on < ? OR ${IS_OVER})`, args: [today, today] };
  }
  if (status === undefined) return null;
  return { sql: `campaign.starts_on <= ? AND campaign.ends_on >= ? AND NOT (${IS_OVER})`, args: [today, today] };
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
