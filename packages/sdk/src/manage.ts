// Publishing, for machines: apart from `createClient`, so that no browser bundle carries it.

import type {
  ApiKey,
  ApiKeyCreated,
  ApiKeyInput,
  CampaignInput,
  CharityInput,
  Delivery,
  DutyState,
  FederationInput,
  GrantInput,
  ImportInput,
  ImportResult,
  Invitation,
  InvitationInput,
  ListedDuty,
  Page,
  PartnerInput,
  PartnerView,
  Person,
  PersonGrant,
  ProjectInput,
  SiteInput,
  UpsertResult,
  WebhookEndpoint,
  WebhookEndpointInput,
  WebhookSecret,
  WorkKind,
} from '@happy-homeland/contract';
import type { CallOptions } from './call-options.ts';
import type { ComplaintDeeds } from './complaint-words.ts';
import { complaintDeeds } from './complaint-words.ts';
import type { Fetch, OnRetry } from './transport.ts';
import { REPLAY_ATTEMPTS_MAX, send } from './transport.ts';
import type { UploadClient } from './upload.ts';
import { uploadClient } from './upload.ts';
import type { WorkClient } from './work.ts';
import { workClient } from './work.ts';

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

export interface ManageClient extends ComplaintDeeds {
  readonly putFederation: Put<FederationInput>;
  readonly putCharity: Put<CharityInput>;
  readonly putPartner: Put<PartnerInput>;
  readonly putSite: Put<SiteInput>;
  readonly putCampaign: Put<CampaignInput>;
  readonly putProject: Put<ProjectInput>;
  readonly putWebhookEndpoint: Put<WebhookEndpointInput>;
  readonly listWebhookEndpoints: ListOf<WebhookEndpoint>;
  /** The secret stands in this one answer; the one before signs too for `overlapHours`. Not repeated. */
  rotateWebhookSecret(endpointId: string, overlapHours: number, options?: CallOptions): Promise<WebhookSecret>;
  disableWebhookEndpoint(endpointId: string, options?: CallOptions): Promise<WebhookEndpoint>;
  readonly listDeliveries: ListOf<Delivery>;
  /** Duties by date; without a state all that are not met. With `project` those of it, its campaign and its charity. */
  readonly listDuties: ListOf<ListedDuty, { readonly state?: DutyState; readonly project?: string }>;
  /** Sends anew what was given up. */
  resendDelivery(deliveryId: string, options?: CallOptions): Promise<Delivery>;
  /** The key stands in this one answer and never again; so the call is not repeated either. */
  createApiKey(input: ApiKeyInput, options?: CallOptions): Promise<ApiKeyCreated>;
  readonly listApiKeys: ListOf<ApiKey>;
  /** A key in the place of another, which goes on for `overlapHours` beside it; not repeated either. */
  rotateApiKey(keyId: string, overlapHours: number, options?: CallOptions): Promise<ApiKeyCreated>;
  revokeApiKey(keyId: string, options?: CallOptions): Promise<ApiKey>;
  readonly listPartners: ListOf<PartnerView>;
  readonly listPeople: ListOf<Person>;
  /** A letter goes out at each call. */
  invitePerson(input: InvitationInput, options?: CallOptions): Promise<Invitation>;
  giveGrant(personId: string, input: GrantInput, options?: CallOptions): Promise<PersonGrant>;
  withdrawGrant(grantId: string, options?: CallOptions): Promise<PersonGrant>;
  /** Evidence, photographs and public copies. */
  readonly uploads: UploadClient;
  /** What people carry through steps: `work('spendings').open(…)`. */
  work<Kind extends WorkKind>(kind: Kind): WorkClient<Kind>;
  /** Books rows of one document; repeated by itself, because nothing is booked twice. */
  importMoney(input: ImportInput, options?: CallOptions): Promise<ImportResult>;
}

/** One page of what a federation has; `cursor` is the last page's `nextCursor`. */
export type ListOf<Item, Filter = object> = (
  query: { readonly federation: string; readonly cursor?: string; readonly limit?: number } & Filter,
  options?: CallOptions,
) => Promise<Page<Item>>;

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
  // Not repeated: a key could be lost twice, and a letter would go out twice.
  const post = <Answer>(path: string, body: object | null, call: PostCall) =>
    send<Answer>(transport, {
      method: 'POST',
      path: `/v1/manage/${path}`,
      headers,
      ...(body === null ? {} : { body: JSON.stringify(body) }),
      attemptsMax: 1,
      ...call,
    });
  const list =
    <Item, Filter = object>(noun: string): ListOf<Item, Filter> =>
    (asked, callOptions) => {
      const path = `/v1/manage/${noun}?${queryOf(asked)}`;
      return send(transport, { path, headers, telltale: 'items', ...callOptions });
    };
  return {
    putFederation: put('federations'),
    putCharity: put('charities'),
    putPartner: put('partners'),
    putSite: put('sites'),
    putCampaign: put('campaigns'),
    putProject: put('projects'),
    putWebhookEndpoint: put('webhook-endpoints'),
    listWebhookEndpoints: list('webhook-endpoints'),
    ...webhookDeeds(post),
    listDeliveries: list('deliveries'),
    listDuties: list('duties'),
    importMoney: (input, callOptions) =>
      post('imports', input, { telltale: 'rows', attemptsMax: REPLAY_ATTEMPTS_MAX, ...callOptions }),
    createApiKey: (input, callOptions) => post('api-keys', input, { telltale: 'key', ...callOptions }),
    listApiKeys: list('api-keys'),
    rotateApiKey: (keyId, overlapHours, callOptions) =>
      post(`api-keys/${encodeURIComponent(keyId)}/rotate`, { overlapHours }, { telltale: 'key', ...callOptions }),
    revokeApiKey: (keyId, callOptions) =>
      post(`api-keys/${encodeURIComponent(keyId)}/revoke`, null, { telltale: 'keyId', ...callOptions }),
    listPartners: list('partners'),
    listPeople: list('people'),
    invitePerson: (input, callOptions) => post('people', input, { telltale: 'invitationId', ...callOptions }),
    giveGrant: (personId, input, callOptions) =>
      post(`people/${encodeURIComponent(personId)}/grants`, input, { telltale: 'grantId', ...callOptions }),
    withdrawGrant: (grantId, callOptions) =>
      post(`grants/${encodeURIComponent(grantId)}/withdraw`, null, { telltale: 'grantId', ...callOptions }),
    ...complaintDeeds(transport, headers),
    uploads: uploadClient(transport, headers),
    work: (kind) => workClient(transport, headers, kind),
  };
}

function queryOf({ cursor, limit, ...asked }: { readonly cursor?: string; readonly limit?: number }): URLSearchParams {
  const given = Object.entries({ ...asked, cursor, limit }).filter(([, value]) => value !== undefined);
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
}

type Post = <Answer>(path: string, body: object | null, call: PostCall) => Promise<Answer>;

interface PostCall extends CallOptions {
  readonly telltale: string;
  /** 1 unless told: only what is recognised when it comes again may be repeated by itself. */
  readonly attemptsMax?: number;
}

function webhookDeeds(
  post: Post,
): Pick<ManageClient, 'rotateWebhookSecret' | 'disableWebhookEndpoint' | 'resendDelivery'> {
  return {
    rotateWebhookSecret: (endpointId, overlapHours, callOptions) =>
      post(
        `webhook-endpoints/${encodeURIComponent(endpointId)}/rotate`,
        { overlapHours },
        {
          telltale: 'secret',
          ...callOptions,
        },
      ),
    disableWebhookEndpoint: (endpointId, callOptions) =>
      post(`webhook-endpoints/${encodeURIComponent(endpointId)}/disable`, null, {
        telltale: 'endpointId',
        ...callOptions,
      }),
    resendDelivery: (deliveryId, callOptions) =>
      post(`deliveries/${encodeURIComponent(deliveryId)}/resend`, null, { telltale: 'deliveryId', ...callOptions }),
  };
}
