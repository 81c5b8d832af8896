// From what stands in the form to what goes to the server. Nothing here touches the page, so every bound is tested
// without one. The server checks all of it again.

import type { PledgeRequest, ProjectCard } from '@happy-homeland/sdk';
import { ApiError, parseAmountText } from '@happy-homeland/sdk';

/** The fields of the form by name; a field that is not drawn is absent. */
export type GiftDraft = Readonly<Record<string, string | undefined>>;

export type GiftField = 'amount' | 'name' | 'title' | 'taxNumber' | 'email' | 'message' | 'fiscal';

export type GiftFault = 'badAmount' | 'tooLow' | 'tooHigh' | 'required' | 'noChoice' | 'badTaxNumber' | 'badEmail';
export type GiftFaults = Readonly<Partial<Record<GiftField, GiftFault>>>;

export type Gift =
  | { readonly kind: 'ready'; readonly request: PledgeRequest }
  | { readonly kind: 'refused'; readonly faults: GiftFaults };

type Bounds = Pick<ProjectCard, 'projectId' | 'currency' | 'gift'>;

/** The amount in minor units: what was typed wins over what was picked. Null if it is no amount. */
export function readAmount(draft: GiftDraft, { currency }: Pick<Bounds, 'currency'>): number | null {
  const typed = draft['amount']?.trim();
  if (typed) return parseAmountText(typed, currency);
  return draft['preset'] ? Number(draft['preset']) : null;
}

/** As `readAmount`, and null too if the project does not take a gift of that size. */
export function readFittingAmount(draft: GiftDraft, card: Bounds): number | null {
  const amountMinor = readAmount(draft, card);
  return faultOfAmount(amountMinor, card.gift) ? null : amountMinor;
}

/** A request that fits, or the faults by field. */
export function readGift(draft: GiftDraft, card: Bounds): Gift {
  const amountMinor = readAmount(draft, card);
  const text = (name: string) => draft[name]?.trim() ?? '';
  const named = draft['display'] === 'name';
  const requested = draft['fiscal'] === 'requested';
  const [name, title, taxNumber, email, message] = ['name', 'title', 'taxNumber', 'email', 'message'].map(text);

  const amountFault = faultOfAmount(amountMinor, card.gift);
  const faults: GiftFaults = {
    ...(amountFault && { amount: amountFault }),
    ...(named && !name && { name: 'required' }),
    ...(!requested && draft['fiscal'] !== 'waived' && { fiscal: 'noChoice' }),
    ...(requested && !title && { title: 'required' }),
    ...(requested && taxNumber && !/^[0-9A-Z]{15,20}$/.test(taxNumber) && { taxNumber: 'badTaxNumber' }),
    ...(requested && email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) && { email: 'badEmail' }),
  };
  if (amountMinor === null || Object.keys(faults).length > 0) return { kind: 'refused', faults };
  return {
    kind: 'ready',
    request: {
      projectId: card.projectId,
      amount: { amountMinor, currency: card.currency },
      display: named && name ? { mode: 'name', name } : { mode: 'anonymous' },
      fiscalReceipt:
        requested && title
          ? { mode: 'requested', title, ...(taxNumber && { taxNumber }), ...(email && { email }) }
          : { mode: 'waived' },
      ...(message && { message }),
    },
  };
}

function faultOfAmount(amountMinor: number | null, { minMinor, maxMinor }: Bounds['gift']): GiftFault | undefined {
  if (amountMinor === null) return 'badAmount';
  if (amountMinor < minMinor) return 'tooLow';
  return amountMinor > maxMinor ? 'tooHigh' : undefined;
}

const FAULT_BY_FIELD = {
  amount: 'badAmount',
  name: 'required',
  title: 'required',
  taxNumber: 'badTaxNumber',
  email: 'badEmail',
  message: 'required',
} as const satisfies Record<Exclude<GiftField, 'fiscal'>, GiftFault>;

/** The faults that a refusal by the server points at (RFC 6901), such as `/fiscalReceipt/email`; none for other errors. */
export function faultsOf(error: unknown): GiftFaults {
  if (!(error instanceof ApiError)) return {};
  if (error.code === 'invalid-amount') return { amount: FAULT_BY_FIELD.amount };
  const pointed = error.problem?.errors?.flatMap(({ pointer }) => pointer.split('/')) ?? [];
  return Object.fromEntries(Object.entries(FAULT_BY_FIELD).filter(([field]) => pointed.includes(field)));
}
