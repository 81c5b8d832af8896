import type { SQL } from 'drizzle-orm';
import { and, desc, eq, gt, gte, lt, lte, sql } from 'drizzle-orm';
import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import type { DirectoryReads, ProjectFilter } from '../../../ports/index.ts';
import { apiKey, campaign, charity, federation, project, projectIntake, site } from '../schema.ts';
import { reading, readingOne } from './reading.ts';

export function directoryReads(db: LibSQLDatabase): DirectoryReads {
  // Every page and every gift starts with these; building the query takes longer than running it.
  const file = selectFiles(db)
    .where(eq(project.projectId, sql.placeholder('projectId')))
    .prepare();
  const isOrigin = and(eq(site.tenantId, sql.placeholder('tenantId')), eq(site.origin, sql.placeholder('origin')));
  const siteByOrigin = db.select().from(site).where(isOrigin).prepare();
  return {
    federation: (externalId) =>
      readingOne(db.select().from(federation).where(eq(federation.externalId, externalId)).get()),
    charity: (...name) => readingOne(db.select().from(charity).where(isNamed(charity, name)).get()),
    campaign: (...name) => readingOne(db.select().from(campaign).where(isNamed(campaign, name)).get()),
    project: (...name) => readingOne(db.select().from(project).where(isNamed(project, name)).get()),
    site: (...name) => readingOne(db.select().from(site).where(isNamed(site, name)).get()),
    siteByOrigin: (tenantId, origin) => readingOne(siteByOrigin.get({ tenantId, origin })),
    siteById: (siteId) => readingOne(db.select().from(site).where(eq(site.siteId, siteId)).get()),
    originKnown: (origin) => isOriginKnown(db, origin),
    file: (projectId) => readingOne(file.get({ projectId })),
    roomLeft: (projectId) => readRoomLeft(db, projectId),
    files: (filter) =>
      reading(selectFiles(db).where(isWanted(filter)).orderBy(desc(project.position)).limit(filter.limit)),
    apiKey: (keyHash) => readingOne(db.select().from(apiKey).where(eq(apiKey.keyHash, keyHash)).get()),
  };
}

function selectFiles(db: LibSQLDatabase) {
  return db
    .select({ project, campaign, charity, federation })
    .from(project)
    .innerJoin(campaign, eq(campaign.campaignId, project.campaignId))
    .innerJoin(charity, eq(charity.charityId, project.charityId))
    .innerJoin(federation, eq(federation.tenantId, project.tenantId));
}

type Named = typeof charity | typeof campaign | typeof project | typeof site;

type Name = readonly [tenantId: string, externalId: string];

function isNamed(table: Named, [tenantId, externalId]: Name): SQL | undefined {
  return and(eq(table.tenantId, tenantId), eq(table.externalId, externalId));
}

function isWanted(filter: ProjectFilter): SQL | undefined {
  const { category, region, text, beforePosition } = filter;
  return and(
    category === undefined ? undefined : eq(project.category, category),
    region === undefined ? undefined : sql`substr(${project.region}, 1, length(${region})) = ${region}`,
    beforePosition === undefined ? undefined : lt(project.position, beforePosition),
    text === undefined ? undefined : sql`instr(lower(${SEARCHED}), lower(${text})) > 0`,
    hasStatus(filter),
  );
}

const SEARCHED = sql`${project.title}
  || char(10) || json_extract(${project.body}, '$.summary')
  || char(10) || json_extract(${project.body}, '$.community')`;

function hasStatus({ status, today }: ProjectFilter): SQL | undefined {
  if (status === 'upcoming') return gt(campaign.startsOn, today);
  if (status === 'ended') return lt(campaign.endsOn, today);
  return status === undefined ? undefined : and(lte(campaign.startsOn, today), gte(campaign.endsOn, today));
}

async function isOriginKnown(db: LibSQLDatabase, origin: string): Promise<boolean> {
  const ofSite = sql`EXISTS (SELECT 1 FROM ${site} WHERE ${site.origin} = ${origin})`;
  const ofCharity = sql`EXISTS (SELECT 1 FROM ${charity}, json_each(${charity.body}, '$.ownSites') AS own
    WHERE own.value = ${origin})`;
  const row = await readingOne(db.get<{ known: number } | undefined>(sql`SELECT ${ofSite} OR ${ofCharity} AS known`));
  return row?.known === 1;
}

async function readRoomLeft(db: LibSQLDatabase, projectId: string): Promise<number | null> {
  const room = { left: sql<number | null>`${projectIntake.capMinor} - ${projectIntake.heldMinor}` };
  const query = db.select(room).from(projectIntake).where(eq(projectIntake.projectId, projectId));
  return (await readingOne(query.get()))?.left ?? null;
}
