// The authorisation matrix: every operation of the OpenAPI document, in every role, on what is one's own and on what is
// another's. What each cell must answer is made from the document; nothing here is written by hand but the exceptions.

import type { OperationId } from '@happy-homeland/contract';
import { OPERATION_ROLES, OPERATIONS, openApiDocument, ROLES } from '@happy-homeland/contract';
import { FEDERATION_ROLES } from '@happy-homeland/contract/role';
import { beforeAll, describe, expect, test } from 'vitest';
import { callOf, OPERATION_IDS } from '../testing/every-operation.ts';
import type { PublishedFederation, TwoFederations } from '../testing/two-federations.ts';
import { bearer, twoFederations } from '../testing/two-federations.ts';

type Role = (typeof ROLES)[number];

const GUARDED = OPERATION_IDS.filter((id) => OPERATIONS[id].security === 'api-key');
/** Lists that hold what is the asker's own, whoever is named: there is no other federation to ask about. */
const UNADDRESSED: readonly OperationId[] = ['listHeld', 'listVerdicts', 'startBackup', 'listBackups'];

let world: TwoFederations;
let keys: Readonly<Record<Role, string>>;

interface Documented {
  readonly operationId: string;
  readonly 'x-roles'?: readonly Role[];
}

const DOCUMENTED = documented();

/** `paths.*.*` of the document, by operation. */
function documented(): Readonly<Record<string, Documented>> {
  const { paths } = openApiDocument('/') as { paths: Record<string, Record<string, Documented>> };
  return Object.fromEntries(
    Object.values(paths)
      .flatMap((methods) => Object.values(methods))
      .map((operation) => [operation.operationId, operation]),
  );
}

async function keyIn(federation: string, roles: readonly Role[]): Promise<string> {
  const { json, status, text } = await world.call('/v1/manage/api-keys', {
    body: { federation, label: roles.join(' '), roles },
    headers: bearer(world.operatorKey),
  });
  if (status !== 201) throw new Error(text);
  return json.key;
}

beforeAll(async () => {
  world = await twoFederations();
  const made = await Promise.all(FEDERATION_ROLES.map(async (role) => [role, await keyIn('here', [role])] as const));
  keys = {
    ...(Object.fromEntries(made) as Record<(typeof FEDERATION_ROLES)[number], string>),
    operator: world.operatorKey,
  };
});

async function told(id: OperationId, about: PublishedFederation, key: string) {
  const { path, ...call } = callOf(id, { ...about, apiKey: key });
  const { status, json, headers } = await world.call(path, call);
  const slug =
    String(json?.type ?? '')
      .split('#')
      .at(-1) ?? '';
  return { status, slug, detail: String(json?.detail ?? ''), headers: [...headers.keys()].toSorted().join(' ') };
}

test('every operation of the document says its roles, and asks for somebody exactly where it has some', () => {
  const operations = DOCUMENTED;
  expect(Object.keys(operations).toSorted()).toEqual(OPERATION_IDS.toSorted());
  for (const id of OPERATION_IDS) {
    const roles = OPERATION_ROLES[id];
    expect(roles, id).toBeDefined();
    expect([id, roles !== 'anyone']).toEqual([id, OPERATIONS[id].security === 'api-key']);
    if (roles === 'anyone') expect(operations[id]?.['x-roles'], id).toBeUndefined();
    else {
      expect(operations[id]?.['x-roles'], id).toEqual(roles);
      expect(new Set(roles).size, id).toBe(roles.length);
      expect(roles.length, id).toBeGreaterThan(0);
      expect(OPERATIONS[id].problems, id).toEqual(expect.arrayContaining(['unauthorized', 'forbidden']));
    }
  }
});

describe('TEN-05 in its own federation', () => {
  const cells = GUARDED.flatMap((id) => ROLES.map((role) => [id, role] as const));

  test.each(cells)('TEN-05 %s answers %s as the document says', async (id, role) => {
    const mayDo = DOCUMENTED[id]?.['x-roles']?.includes(role) ?? false;
    const { status, slug } = await told(id, world.here, keys[role]);
    if (mayDo) expect([slug, status === 401 || status === 403]).toEqual([slug, false]);
    else expect([status, slug]).toEqual([403, 'forbidden']);
  });
});

describe('TEN-05 TEN-01 in another federation', () => {
  const ADDRESSED = GUARDED.filter((id) => !UNADDRESSED.includes(id));
  const cells = ADDRESSED.flatMap((id) => FEDERATION_ROLES.map((role) => [id, role] as const));

  test.each(cells)('TEN-05 %s tells %s nothing: what is there and what is not are one answer', async (id, role) => {
    const nowhere = {
      name: 'nowhere',
      projectId: 'nosuchproject',
      heldPledgeId: 'nosuchpledge',
      pledgeId: 'nosuchpledge',
      spareKeyIds: ['nosuchkey', 'nosuchkey'],
      personId: 'nosuchperson',
      grantId: 'nosuchgrant',
      shownId: 'nosuchfile',
      takenId: 'nosuchfile',
      endpointId: 'nosuchendpoint',
      deliveryId: 'nosuchdelivery',
      seq: 999_999,
    };
    const theirs = await told(id, world.there, keys[role]);
    const nothing = await told(id, { ...world.there, ...nowhere }, keys[role]);
    const unnamed = (detail: string) => detail.replaceAll(/there|nowhere/g, 'NAME');
    expect({ ...theirs, detail: unnamed(theirs.detail) }).toEqual({ ...nothing, detail: unnamed(nothing.detail) });
    expect(theirs.status).toBeGreaterThanOrEqual(403);
    const mayDoAtHome = DOCUMENTED[id]?.['x-roles']?.includes(role) ?? false;
    if (!mayDoAtHome) expect(theirs.slug).toBe('forbidden');
    else expect(['not-found', 'parent-not-found']).toContain(theirs.slug);
  });
});

describe('TEN-05 without a key', () => {
  test.each(GUARDED)('TEN-05 %s is 401', async (id) => {
    const { path, headers: _, ...call } = callOf(id, world.here);
    expect((await world.call(path, call)).status).toBe(401);
  });
});

test('TEN-05 an inherited role reads what is below it, and a role that is not inherited does not', async () => {
  const put = (name: string, parent: string) =>
    world.call(`/v1/manage/federations/${name}`, {
      method: 'PUT',
      body: { name: '示例', kind: 'association', parent },
      headers: bearer(world.operatorKey),
    });
  expect([(await put('below', 'here')).status, (await put('beside', 'there')).status]).toEqual([200, 200]);
  const list = async (federation: string, role: Role) => {
    const path = `/v1/manage/partners?federation=${federation}`;
    return (await world.call(path, { headers: bearer(keys[role]) })).status;
  };
  for (const role of FEDERATION_ROLES) {
    const reaches = role === 'reviewer' || role === 'auditor';
    expect([role, await list('below', role)]).toEqual([role, reaches ? 200 : 404]);
    expect([role, await list('beside', role)]).toEqual([role, 404]);
  }
  const below = await keyIn('below', ['auditor']);
  expect((await world.call('/v1/manage/partners?federation=here', { headers: bearer(below) })).status).toBe(404);
});
