import type { DirectoryReads, ProjectFile, ProjectFilter, ProjectRecord } from '../../ports/index.ts';
import { accessReads } from './access.ts';
import { dutyReads } from './duties.ts';
import { hasWords } from './has-words.ts';
import { roomLeft } from './intake.ts';
import { outboxReads } from './outbox.ts';
import { peopleReads } from './people.ts';
import { placeReads } from './places.ts';
import type { Table } from './table.ts';
import type { Tables } from './tables.ts';

interface Identified {
  readonly tenantId: string;
  readonly externalId: string;
}

export function directoryReads(now: () => Tables): DirectoryReads {
  const named = async <Row extends Identified>(table: Table<Row>, tenantId: string, externalId: string) =>
    table.find((row) => row.tenantId === tenantId && row.externalId === externalId) ?? null;
  return {
    federation: async (externalId) => now().federations.find((row) => row.externalId === externalId) ?? null,
    charity: (tenantId, externalId) => named(now().charities, tenantId, externalId),
    campaign: (tenantId, externalId) => named(now().campaigns, tenantId, externalId),
    project: (tenantId, externalId) => named(now().projects, tenantId, externalId),
    site: (tenantId, externalId) => named(now().sites, tenantId, externalId),
    siteByOrigin: async (tenantId, origin) =>
      now().sites.find((row) => row.tenantId === tenantId && row.origin === origin) ?? null,
    siteById: async (siteId) => now().sites.get(siteId) ?? null,
    originKnown: async (origin) => isOriginKnown(now(), origin),
    roomLeft: async (projectId) => {
      const left = roomLeft(now(), projectId);
      return left === null ? null : Math.max(0, left);
    },
    file: async (projectId) => fileOf(now(), now().projects.get(projectId)),
    projectLike: async (prefix) => {
      const [found, twin] = now()
        .projects.all()
        .filter(({ projectId }) => projectId.startsWith(prefix));
      return twin === undefined ? (found?.projectId ?? null) : null;
    },
    files: async (filter) => filesOf(now(), filter),
    ...accessReads(now),
    ...peopleReads(now),
    ...outboxReads(now),
    ...dutyReads(now),
    ...placeReads(now),
    apiKey: async (keyHash) => now().apiKeys.get(keyHash) ?? null,
  };
}

function isOriginKnown({ sites, charities }: Tables, origin: string): boolean {
  return sites.some((site) => site.origin === origin) || charities.some(({ body }) => body.ownSites.includes(origin));
}

function fileOf(tables: Tables, project: ProjectRecord | undefined): ProjectFile | null {
  if (project === undefined) return null;
  const campaign = tables.campaigns.get(project.campaignId);
  const charity = tables.charities.get(project.charityId);
  const federation = tables.federations.get(project.tenantId);
  if (!campaign || !charity || !federation) return null;
  const owners = [project.projectId, campaign.campaignId, charity.charityId];
  const answers = tables.dutyAnswers.all().filter(({ subjectId }) => owners.includes(subjectId));
  return { project, campaign, charity, federation, answers };
}

function filesOf(tables: Tables, filter: ProjectFilter): ProjectFile[] {
  return tables.projects
    .all()
    .sort((a, b) => b.position - a.position)
    .flatMap((project) => fileOf(tables, project) ?? [])
    .filter((file) => isWanted(file, filter))
    .slice(0, filter.limit);
}

function isWanted({ project, campaign }: ProjectFile, filter: ProjectFilter): boolean {
  const { category, region, text, beforePosition, status, tenantIds } = filter;
  if (tenantIds !== undefined && !tenantIds.includes(project.tenantId)) return false;
  if (category !== undefined && project.category !== category) return false;
  if (region !== undefined && !project.region.startsWith(region)) return false;
  if (beforePosition !== undefined && project.position >= beforePosition) return false;
  if (status !== undefined && statusOn(filter.today, { project, campaign }) !== status) return false;
  const { summary, community } = project.body;
  const named = [project.title, summary, community];
  const coded = filter.withCodes === true ? [project.externalId, project.projectId] : [];
  return text === undefined || hasWords([...named, ...coded], text);
}

function statusOn(
  today: string,
  { project, campaign }: Pick<ProjectFile, 'campaign' | 'project'>,
): 'upcoming' | 'open' | 'ended' {
  if (today < campaign.startsOn) return 'upcoming';
  const isOver = ['ended', 'closed'].includes(project.standing) || campaign.endedOn !== null;
  return today > campaign.endsOn || isOver ? 'ended' : 'open';
}
