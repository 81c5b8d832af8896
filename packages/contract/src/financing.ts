// Money of a project that is no public gift. It stands beside the books and in no total of gifts.

/** Government purchase of services, the lottery's welfare fund, a company, the body's own money, and whatever else. */
export const FINANCING_SOURCES = ['government-purchase', 'lottery-welfare', 'company', 'own-funds', 'other'] as const;

export type FinancingSource = (typeof FINANCING_SOURCES)[number];
