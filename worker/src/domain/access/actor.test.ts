import type { Role } from '@happy-homeland/contract';
import { ROLES } from '@happy-homeland/contract';
import { describe, expect, test } from 'vitest';
import type { Actor, Grant } from './actor.ts';
import { keyActor, knows, mayAct, refuseUnlessMay } from './actor.ts';

const COUNTY = { tenantId: 'county', ancestors: ['city', 'province'] };

function person(...grants: readonly Partial<Grant>[]): Actor {
  const whole = grants.map((grant) => ({
    tenantId: 'county',
    role: 'reviewer' as Role,
    partnerId: null,
    charityId: null,
    ...grant,
  }));
  return { kind: 'person', id: 'person', keyId: 'person', tenantId: 'county', grants: whole };
}

describe('mayAct', () => {
  test('counts a role in its own federation and only where it is asked for', () => {
    for (const role of ROLES.filter((one) => one !== 'operator')) {
      for (const asked of ROLES) {
        expect(mayAct(person({ role }), { ...COUNTY, roles: [asked] }), `${role} ${asked}`).toBe(role === asked);
      }
    }
  });

  test('lets only reviewers and auditors of a federation above reach the federations below', () => {
    const below = ROLES.filter((role) => role !== 'operator').filter((role) =>
      mayAct(person({ tenantId: 'province', role }), { ...COUNTY, roles: [role] }),
    );
    expect(below).toEqual(['reviewer', 'auditor']);
  });

  test('lets nobody of a federation below reach the federations above, or those beside', () => {
    for (const role of ROLES.filter((one) => one !== 'operator')) {
      const village = person({ tenantId: 'village', role });
      expect(mayAct(village, { ...COUNTY, roles: [role] })).toBe(false);
      expect(knows(village, COUNTY)).toBe(false);
    }
  });

  test('lets the operator act everywhere that asks for the operator, and nowhere else', () => {
    const operator = keyActor({ keyId: 'operator', tenantId: null });
    expect(mayAct(operator, { ...COUNTY, roles: ['operator'] })).toBe(true);
    expect(mayAct(operator, { ...COUNTY, roles: ['approver'] })).toBe(false);
    expect(mayAct(operator, { tenantId: null, ancestors: [], roles: ['operator'] })).toBe(true);
  });

  test('gives nobody of a federation what belongs to the deployment', () => {
    for (const role of ROLES.filter((one) => one !== 'operator')) {
      expect(mayAct(person({ role }), { tenantId: null, ancestors: [], roles: [role] })).toBe(false);
      expect(mayAct(person({ role, tenantId: null }), { tenantId: null, ancestors: [], roles: [role] })).toBe(false);
    }
  });

  test('counts a grant that is narrowed to a partner or a charity there only', () => {
    const editor = person({ role: 'partner-editor', partnerId: 'village-a' });
    const roles = ['partner-editor'] as const;
    expect(mayAct(editor, { ...COUNTY, roles, partnerId: 'village-a' })).toBe(true);
    expect(mayAct(editor, { ...COUNTY, roles, partnerId: 'village-b' })).toBe(false);
    expect(mayAct(editor, { ...COUNTY, roles, partnerId: null })).toBe(false);
    expect(mayAct(editor, { ...COUNTY, roles })).toBe(false);
    const finance = person({ role: 'finance', charityId: 'charity-a' });
    expect(mayAct(finance, { ...COUNTY, roles: ['finance'], charityId: 'charity-a' })).toBe(true);
    expect(mayAct(finance, { ...COUNTY, roles: ['finance'], charityId: 'charity-b' })).toBe(false);
  });

  test('never adds one grant to another', () => {
    const both = person({ role: 'reviewer' }, { role: 'administrator', tenantId: 'other' });
    expect(mayAct(both, { ...COUNTY, roles: ['administrator'] })).toBe(false);
  });
});

describe('refuseUnlessMay', () => {
  test('TEN-01 says forbidden in the actor’s own federation and not-found in every other', () => {
    expect(refuseUnlessMay(person({ role: 'finance' }), { ...COUNTY, roles: ['approver'] })?.reason).toBe('forbidden');
    const stranger = person({ role: 'approver', tenantId: 'other' });
    expect(refuseUnlessMay(stranger, { ...COUNTY, roles: ['approver'] })?.reason).toBe('not-found');
    expect(refuseUnlessMay(person({ role: 'approver' }), { ...COUNTY, roles: ['approver'] })).toBeNull();
  });
});

describe('keyActor', () => {
  test('gives a key that names no roles all of its federation, and none of another', () => {
    const key = keyActor({ keyId: 'key', tenantId: 'county' });
    for (const role of ROLES) {
      expect(mayAct(key, { ...COUNTY, roles: [role] }), role).toBe(role !== 'operator');
      expect(mayAct(key, { tenantId: 'other', ancestors: [], roles: [role] }), role).toBe(false);
    }
  });

  test('gives a key that names roles those only', () => {
    const key = keyActor({ keyId: 'key', tenantId: 'county', roles: ['finance'] });
    expect(ROLES.filter((role) => mayAct(key, { ...COUNTY, roles: [role] }))).toEqual(['finance']);
  });
});
