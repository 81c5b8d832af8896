// The tree of federations, partners and keys: the same rules that the database keeps with keys and triggers.

import { unreachable } from '../../assert.ts';
import type { AccessChange, AccessReads, EndApiKey, Guard } from '../../ports/index.ts';
import { ancestorsOf, parentOf } from './ancestors.ts';
import { hasWords } from './has-words.ts';
import { putPartner } from './published-changes.ts';
import type { Tables } from './tables.ts';

export function applyAccess(tables: Tables, change: AccessChange): Guard | null {
  switch (change.kind) {
    case 'put-partner':
      return putPartner(tables, change.record);
    case 'end-api-key':
      return endApiKey(tables, change);
    default:
      return unreachable(change);
  }
}

function endApiKey({ apiKeys }: Tables, { keyId, seenExpiresMs, set }: EndApiKey): Guard | null {
  const kept = apiKeys.find((key) => key.keyId === keyId);
  if (kept === undefined || kept.revokedMs !== null || kept.expiresMs !== seenExpiresMs) return 'api-key';
  apiKeys.put(kept.keyHash, { ...kept, ...set });
  return null;
}

export function accessReads(now: () => Tables): AccessReads {
  return {
    federationById: async (tenantId) => now().federations.get(tenantId) ?? null,
    ancestors: async (tenantId) => {
      const { federations } = now();
      return ancestorsOf(federations, parentOf(federations.get(tenantId)));
    },
    below: async ({ tenantIds, limit }) =>
      now()
        .federations.all()
        .filter(({ tenantId, parentTenantId }) =>
          [tenantId, ...ancestorsOf(now().federations, parentTenantId)].some((one) => tenantIds.includes(one)),
        )
        .sort((a, b) => (a.externalId < b.externalId ? -1 : 1))
        .slice(0, limit),
    campaigns: async ({ tenantId, limit }) =>
      now()
        .campaigns.all()
        .filter((row) => row.tenantId === tenantId)
        .sort((a, b) => (a.endsOn > b.endsOn || (a.endsOn === b.endsOn && a.externalId < b.externalId) ? -1 : 1))
        .slice(0, limit),
    charities: async ({ tenantId, text = '', limit }) =>
      now()
        .charities.all()
        .filter((row) => row.tenantId === tenantId)
        .filter(({ name, uscc, externalId }) => hasWords([name, uscc, externalId], text))
        .sort((a, b) => (a.externalId < b.externalId ? -1 : 1))
        .slice(0, limit),
    siteRequests: async ({ tenantId, limit }) =>
      now()
        .siteRequests.all()
        .filter((row) => row.tenantId === tenantId)
        .sort((a, b) => b.createdMs - a.createdMs || (a.requestId < b.requestId ? -1 : 1))
        .slice(0, limit),
    sites: async ({ tenantId, limit }) =>
      now()
        .sites.all()
        .filter((row) => row.tenantId === tenantId)
        .sort((a, b) => (a.externalId < b.externalId ? -1 : 1))
        .slice(0, limit),
    partnerById: async (partnerId) => now().partners.get(partnerId) ?? null,
    charityById: async (charityId) => now().charities.get(charityId) ?? null,
    partner: async (tenantId, externalId) =>
      now().partners.find((row) => row.tenantId === tenantId && row.externalId === externalId) ?? null,
    partners: async ({ tenantId, after = '', limit }) =>
      now()
        .partners.all()
        .filter((row) => row.tenantId === tenantId && row.externalId > after)
        .sort((a, b) => (a.externalId < b.externalId ? -1 : 1))
        .slice(0, limit),
    sameBodies: async (usccs) => usccs.toSorted().flatMap((uscc) => sameBody(now(), uscc)),
    key: async (keyId) => now().apiKeys.find((key) => key.keyId === keyId) ?? null,
    keys: async ({ tenantId, before, limit }) =>
      now()
        .apiKeys.all()
        .filter((key) => key.tenantId === tenantId && (before === undefined || isOlder(key, before)))
        .sort((a, b) => (isOlder(a, b) ? 1 : -1))
        .slice(0, limit),
  };
}

interface Made {
  readonly createdMs: number;
  readonly keyId: string;
}

function isOlder(a: Made, b: Made): boolean {
  return a.createdMs < b.createdMs || (a.createdMs === b.createdMs && a.keyId < b.keyId);
}

function sameBody({ federations, charities }: Tables, uscc: string) {
  const federation = federations.find(({ body }) => body.uscc === uscc)?.externalId ?? null;
  const charity = charities.find((row) => row.uscc === uscc)?.externalId ?? null;
  return federation === null && charity === null ? [] : [{ uscc, federation, charity }];
}
