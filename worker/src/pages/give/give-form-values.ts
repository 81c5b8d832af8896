// What the donate form sends and gets back, as text: the server parses it, the page only shows it again.

import type { Challenge } from '@happy-homeland/contract';

/** Fields as posted; absent means the person has not said anything yet. */
export interface GiveFormValues {
  /** Minor units of a preset, or `own`. */
  readonly amountMinor?: string;
  readonly amountText?: string;
  readonly displayMode?: string;
  readonly displayName?: string;
  readonly message?: string;
  /** `yes` where the box was ticked. */
  readonly showMessage?: string;
  /** `yes` where the box was ticked. */
  readonly news?: string;
  readonly newsEmail?: string;
  readonly fiscalMode?: string;
  readonly fiscalTitle?: string;
  readonly fiscalTaxNumber?: string;
  readonly fiscalEmail?: string;
  /** Id of the registered site the donor came from. */
  readonly site?: string;
  readonly returnUrl?: string;
}

/** The fields from top to bottom of the page. */
export const GIVE_FIELDS = [
  'form',
  'amountMinor',
  'amountText',
  'displayMode',
  'displayName',
  'message',
  'fiscalMode',
  'fiscalTitle',
  'fiscalTaxNumber',
  'fiscalEmail',
  'newsEmail',
] as const;

/** A field that can carry a message; `form` is for what belongs to no single field. */
export type GiveField = (typeof GIVE_FIELDS)[number];

export type GiveErrors = Partial<Readonly<Record<GiveField, string>>>;

export interface GiveForm {
  /** The idempotency key of this form: a UUID made when the page was first shown. */
  readonly key: string;
  readonly values?: GiveFormValues;
  readonly errors?: GiveErrors;
  /** Random value of this form and, with a script, of this tab; limits count by it. */
  readonly session?: string;
  /** What must be solved before the form is sent again. */
  readonly challenge?: Challenge;
}
