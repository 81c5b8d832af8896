// What the rules on raising are about, and the times of the two Charity Laws.

import type { Facts } from '../facts/facts.ts';

export const IN_2016 = { from: '2016-09-01', to: '2024-09-04' } as const;
export const SINCE_2024 = { from: '2024-09-05', to: null } as const;

/** The two Measures on Fundraising Platform Services. */
export const UNTIL_PS26 = { from: '2016-09-01', to: '2026-04-29' } as const;
export const SINCE_PS26 = { from: '2026-04-30', to: null } as const;

/** Raising from the public; what nobody called anything else is that. */
export const isPublic = ({ campaign }: Facts) => campaign.mode === undefined || campaign.mode === 'public';

/** Raising from the public under a certificate; that there must be one is A1. */
export const isUnderCertificate = (facts: Facts) => isPublic(facts) && facts.organisation.certificate.status !== 'none';
