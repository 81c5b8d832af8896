// Where in a publish file a fact stands, or belongs: the rules speak of facts, an officer looks at the file.

import type { Finding as FileFinding } from '../file/finding.ts';
import { pathText } from '../file/finding.ts';
import type { Subject } from './judge-file.ts';

type Step = FileFinding['path'][number];
type Section = 'federations' | 'charities' | 'campaigns' | 'projects';

/** Facts that are fields of the publication itself, which win over the same fact declared under `facts`. */
const OWN_FIELDS: Readonly<Record<string, readonly [Section, ...string[]]>> = {
  pack: ['federations', 'pack'],
  'organisation.name': ['charities', 'name'],
  'organisation.uscc': ['charities', 'uscc'],
  'organisation.kind': ['charities', 'kind'],
  'organisation.registeredOn': ['charities', 'registeredOn'],
  'organisation.bankAccountName': ['charities', 'bankAccount', 'name'],
  'organisation.certificate': ['charities', 'certificate'],
  'organisation.certificate.holderName': ['charities', 'name'],
  'organisation.certificate.holderUscc': ['charities', 'uscc'],
  'organisation.certificate.number': ['charities', 'certificate', 'number'],
  'organisation.certificate.status': ['charities', 'certificate', 'status'],
  'organisation.certificate.issuedOn': ['charities', 'certificate', 'issuedOn'],
  'organisation.certificate.validTo': ['charities', 'certificate', 'validTo'],
  'organisation.certificate.revokedOn': ['charities', 'certificate', 'revokedOn'],
  'payee.name': ['charities', 'bankAccount', 'name'],
  'payee.uscc': ['charities', 'uscc'],
  'campaign.startsOn': ['campaigns', 'startsOn'],
  'campaign.endsOn': ['campaigns', 'endsOn'],
  'campaign.partners': ['campaigns', 'partners'],
  'campaign.filing.number': ['campaigns', 'filingNumber'],
  'campaign.filing.submittedOn': ['campaigns', 'filedOn'],
  'campaign.filing.title': ['campaigns', 'filedTitle'],
  'campaign.plan.purpose': ['campaigns', 'plan', 'purpose'],
  'campaign.plan.startsOn': ['campaigns', 'startsOn'],
  'campaign.plan.endsOn': ['campaigns', 'endsOn'],
  'campaign.plan.responsibleName': ['campaigns', 'plan', 'responsible', 'name'],
  'campaign.plan.responsibleOffice': ['campaigns', 'plan', 'responsible', 'office'],
  'campaign.plan.donationMethods': ['campaigns', 'plan', 'methods'],
  'campaign.plan.bankAccountName': ['charities', 'bankAccount', 'name'],
  'campaign.plan.bankAccountNumber': ['charities', 'bankAccount', 'numberMasked'],
  'campaign.plan.beneficiaries': ['campaigns', 'plan', 'beneficiaries', 'scope'],
  'campaign.plan.howBeneficiariesAreChosen': ['campaigns', 'plan', 'beneficiaries', 'howChosen'],
  'campaign.plan.fundraisingCostMinor': ['campaigns', 'plan', 'costPlan', 'fundraising', 'amountMinor'],
  'campaign.plan.surplus': ['campaigns', 'plan', 'surplus'],
  'campaign.plan.expectedMinor': ['campaigns', 'expected', 'amountMinor'],
  'campaign.plan.partners': ['campaigns', 'partners'],
  platforms: ['campaigns', 'designatedPlatforms'],
  'project.name': ['projects', 'title'],
};

/** Fields of a partner in the publication itself; what else is known of one is declared beside it under the same name. */
const PARTNER_FIELDS: ReadonlySet<Step | undefined> = new Set(['name', 'assessedOn', 'agreementSignedOn']);
const OF_CHARITY: ReadonlySet<Step | undefined> = new Set(['organisation', 'application', 'year', 'projectsOfYear']);

/** The place of a fact in the file, `campaigns.joint.filedOn` for `campaign.filing.submittedOn`. */
export function placeOf(field: string, subject: Pick<Subject, 'keys' | 'published'>): string {
  const { keys, published } = subject;
  const own = Object.hasOwn(OWN_FIELDS, field) ? OWN_FIELDS[field] : undefined;
  if (own !== undefined) {
    const [section, ...path] = own;
    return pathText([section, keyOf(section, keys), ...path]);
  }
  const steps = stepsOf(field);
  const [head, list, index, ...rest] = steps;
  if (head === 'platforms') return pathText(['campaigns', keys.campaign, 'designatedPlatforms', ...steps.slice(1)]);
  if (head !== 'campaign' || list !== 'partners' || typeof index !== 'number') {
    const section = sectionOf(steps, subject);
    return pathText([section, keyOf(section, keys), 'facts', ...steps]);
  }
  if (PARTNER_FIELDS.has(rest[0])) return pathText(['campaigns', keys.campaign, 'partners', index, ...rest]);
  const name = published.campaign.partners[index]?.name ?? index;
  return pathText(['campaigns', keys.campaign, 'facts', 'campaign', 'partners', name, ...rest]);
}

function keyOf(section: Section, { federation, charity, campaign, project }: Subject['keys']): string {
  return { federations: federation, charities: charity, campaigns: campaign, projects: project ?? '?' }[section];
}

/** Where the fact was told, the latest word first; where it was not, where one would look for it. */
function sectionOf(steps: readonly Step[], { keys, published }: Pick<Subject, 'keys' | 'published'>): Section {
  const { charity, campaign, project } = published;
  if (isTold(project?.facts, steps)) return 'projects';
  if (isTold(campaign.facts, steps)) return 'campaigns';
  if (isTold(charity.facts, steps) || OF_CHARITY.has(steps[0])) return 'charities';
  return steps[0] === 'project' && keys.project !== undefined ? 'projects' : 'campaigns';
}

function isTold(facts: unknown, steps: readonly Step[]): boolean {
  let value = facts;
  for (const step of steps) {
    const own = typeof value === 'object' && value !== null && Object.getOwnPropertyDescriptor(value, step);
    if (!own) return false;
    value = own.value;
  }
  return value !== undefined;
}

/** `campaign.partners[2].name` → its steps. */
function stepsOf(field: string): Step[] {
  return [...field.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([step, index]) =>
    index === undefined ? step : Number(index),
  );
}
