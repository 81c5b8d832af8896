// The times between which the law of disclosure changed, and what it counts by.

import { cite } from '../citation.ts';

/** The Charity Law as amended, before the Measures on Information Disclosure of 2025. */
export const IN_2024 = { from: '2024-09-05', to: '2025-12-31' } as const;
export const SINCE_2026 = { from: '2026-01-01', to: null } as const;
/** The Measures on Information Disclosure of 2018, whose text was not read. */
export const IN_2018 = { from: '2018-09-01', to: '2025-12-31' } as const;

/** Months end on the same day, and on a working day (Civil Code arts. 202 and 203). */
export const BY_MONTHS = [cite('CC', 202), cite('CC', 203)];
/** «超过» leaves the figure itself out (Civil Code art. 1259). */
export const MORE_THAN = [...BY_MONTHS, cite('CC', 1259)];
/** The first day is not counted (Civil Code art. 201). */
export const BY_DAYS = [cite('CC', 201), cite('CC', 203)];
