// Who may do what is told in roles. A grant gives one role in one federation; some roles of a federation above reach the
// federations below it, because to review and to audit is what the level above is for. Nothing here knows a schema.

/** Every role. `operator` runs the deployment; all others belong to a federation. */
export const ROLES = [
  'partner-editor',
  'supervisor',
  'reviewer',
  'finance',
  'approver',
  'auditor',
  'site-owner',
  'administrator',
  'operator',
] as const;

export type Role = (typeof ROLES)[number];

/** Roles that a federation gives: all but the operator's. A key that names no roles has these. */
export const FEDERATION_ROLES = [
  'partner-editor',
  'supervisor',
  'reviewer',
  'finance',
  'approver',
  'auditor',
  'site-owner',
  'administrator',
] as const satisfies readonly Role[];

export type FederationRole = (typeof FEDERATION_ROLES)[number];

/** Roles whose grant in one federation counts in every federation below it too. */
export const INHERITED_ROLES: readonly Role[] = ['reviewer', 'auditor'];

/** Roles that act for one partner, and for that partner only where the grant names it. */
export const PARTNER_ROLES: readonly Role[] = ['partner-editor', 'supervisor'];

/** role → what it is called and what it is for. */
export const ROLE_WORDS: Readonly<Record<Role, RoleWords>> = {
  'partner-editor': {
    zh: '合作方编辑',
    en: 'Partner editor',
    does: 'drafts projects, claims and updates of a partner',
  },
  supervisor: { zh: '监督委员', en: 'Village supervisor', does: 'signs the spending of a partner' },
  reviewer: { zh: '审核人', en: 'Reviewer', does: 'reviews at the level of its federation' },
  finance: { zh: '慈善组织财务', en: 'Charity finance', does: 'prepares and pays what the books take' },
  approver: { zh: '慈善组织审批人', en: 'Charity approver', does: 'approves what others prepared' },
  auditor: { zh: '审计', en: 'Auditor', does: 'reads everything, checks and attests' },
  'site-owner': { zh: '网站负责人', en: 'Site owner', does: 'registers and keeps community websites' },
  administrator: { zh: '管理员', en: 'Administrator', does: 'invites people, makes keys, keeps the records' },
  operator: { zh: '运维', en: 'Operator', does: 'runs the deployment and creates federations' },
};

export interface RoleWords {
  readonly zh: string;
  readonly en: string;
  readonly does: string;
}

export function isRole(value: unknown): value is Role {
  return ROLES.some((role) => role === value);
}

export function isFederationRole(value: unknown): value is FederationRole {
  return FEDERATION_ROLES.some((role) => role === value);
}
