// The order in which things must come to exist: nothing is sent before what it refers to.

import type { PublishFile, UpsertResult } from '@happy-homeland/contract';
import type { CallOptions, ManageClient } from '@happy-homeland/sdk';
import type { Text } from '../language.ts';

export type Kind = keyof PublishFile;

export const KINDS = {
  federations: { zh: '机构', en: 'federation' },
  charities: { zh: '慈善组织', en: 'charity' },
  partners: { zh: '合作方', en: 'partner' },
  sites: { zh: '网站', en: 'site' },
  campaigns: { zh: '募捐活动', en: 'campaign' },
  projects: { zh: '项目', en: 'project' },
} as const satisfies Record<Kind, Text>;

export interface Step {
  readonly kind: Kind;
  readonly externalId: string;
  /** Its campaign's key: its own for a campaign, none for what belongs to no campaign. */
  readonly campaign?: string | undefined;
  /** Idempotent: the deployment answers `unchanged` to the same again, which is what makes a run resumable. */
  put(manage: ManageClient, options: CallOptions): Promise<UpsertResult>;
}

export function publishSteps(file: PublishFile): readonly Step[] {
  return [
    ...stepsOf('federations', file.federations, ({ putFederation }) => putFederation),
    ...stepsOf('charities', file.charities, ({ putCharity }) => putCharity),
    ...stepsOf('partners', file.partners, ({ putPartner }) => putPartner),
    ...stepsOf('sites', file.sites, ({ putSite }) => putSite),
    ...stepsOf('campaigns', file.campaigns, ({ putCampaign }) => putCampaign),
    ...stepsOf('projects', file.projects, ({ putProject }) => putProject),
  ];
}

type PutOf<Input> = (
  manage: ManageClient,
) => (externalId: string, input: Input, options: CallOptions) => Promise<UpsertResult>;

function stepsOf<Input>(kind: Kind, inputs: Readonly<Record<string, Input>>, putOf: PutOf<Input>): readonly Step[] {
  return Object.entries(inputs).map(([externalId, input]) => ({
    kind,
    externalId,
    campaign: campaignOf({ kind, externalId, input }),
    put: (manage, options) => putOf(manage)(externalId, input, options),
  }));
}

function campaignOf({ kind, externalId, input }: Pick<Step, 'kind' | 'externalId'> & { readonly input: unknown }) {
  if (kind === 'campaigns') return externalId;
  const isNamed = typeof input === 'object' && input !== null && 'campaign' in input;
  return isNamed && typeof input.campaign === 'string' ? input.campaign : undefined;
}
