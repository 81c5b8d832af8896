// Publishing, for machines: apart from `createClient`, so that no browser bundle carries it.

import type {
  ApiKeyCreated,
  ApiKeyInput,
  CampaignInput,
  CharityInput,
  FederationInput,
  ProjectInput,
  SiteInput,
  UpsertResult,
} from '@happy-homeland/contract';
import type { CallOptions } from './call-options.ts';
import type { Fetch, OnRetry } from './transport.ts';
import { REPLAY_ATTEMPTS_MAX, send } from './transport.ts';

export interface ManageOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly fetch?: Fetch;
  /** Limit of one attempt, 20 s if absent; a put may try for two minutes in all. */
  readonly timeoutMs?: number;
  readonly onRetry?: OnRetry;
}

/** Creates or updates the thing with the publisher's own key; the same input again changes nothing. */
export type Put<Input> = (externalId: string, input: Input, options?: CallOptions) => Promise<UpsertResult>;

export interface ManageClient {
  readonly putFederation: Put<FederationInput>;
  readonly putCharity: Put<CharityInput>;
  readonly putSite: Put<SiteInput>;
  readonly putCampaign: Put<CampaignInput>;
  readonly putProject: Put<ProjectInput>;
  /** The key stands in this one answer and never again; so the call is not repeated either. */
  createApiKey(input: ApiKeyInput, options?: CallOptions): Promise<ApiKeyCreated>;
}

/** A publishing run can outwait a restart of the deployment; a person could not. */
const PUT_TOTAL_MS = 120_000;

export function createManageClient({ apiKey, ...options }: ManageOptions): ManageClient {
  const transport = { ...options, totalMs: PUT_TOTAL_MS };
  const headers = { Authorization: `Bearer ${apiKey}` };
  const put =
    <Input>(noun: string): Put<Input> =>
    (externalId, input, callOptions) =>
      send(transport, {
        method: 'PUT',
        path: `/v1/manage/${noun}/${encodeURIComponent(externalId)}`,
        headers,
        body: JSON.stringify(input),
        telltale: 'outcome',
        attemptsMax: REPLAY_ATTEMPTS_MAX,
        ...callOptions,
      });
  return {
    putFederation: put('federations'),
    putCharity: put('charities'),
    putSite: put('sites'),
    putCampaign: put('campaigns'),
    putProject: put('projects'),
    createApiKey: (input, callOptions) =>
      send(transport, {
        method: 'POST',
        path: '/v1/manage/api-keys',
        headers,
        body: JSON.stringify(input),
        telltale: 'key',
        attemptsMax: 1,
        ...callOptions,
      }),
  };
}
