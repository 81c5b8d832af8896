// The donate form as it is posted by a browser without JavaScript: text fields in, the same PledgeInput as the API out,
// or a sentence beside each field that does not fit.

import type { PledgeInput, ProjectCard } from '@happy-homeland/contract';
import { pledgeInput } from '@happy-homeland/contract';
import { formatMoney, parseAmountText } from '@happy-homeland/contract/money';
import { unreachable } from '../assert.ts';
import type { GiveErrors, GiveFormValues, Lang } from '../pages/index.ts';
import { messagesFor } from '../pages/index.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const FIELDS = [
  'amountMinor',
  'amountText',
  'displayMode',
  'displayName',
  'message',
  'showMessage',
  'news',
  'newsEmail',
  'fiscalMode',
  'fiscalTitle',
  'fiscalTaxNumber',
  'fiscalEmail',
  'site',
  'returnUrl',
] as const satisfies readonly (keyof GiveFormValues)[];

export type ReadForm =
  | { readonly kind: 'ready'; readonly key: string; readonly values: GiveFormValues; readonly input: PledgeInput }
  | { readonly kind: 'faulty'; readonly key: string; readonly values: GiveFormValues; readonly errors: GiveErrors };

/** Reads the posted form. A missing or foreign key is replaced, so that the next try has a good one. */
export function readGiveForm(posted: URLSearchParams, card: ProjectCard, lang: Lang): ReadForm {
  const values = valuesOf(posted);
  const sent = posted.get('key') ?? '';
  const key = UUID.test(sent) ? sent : crypto.randomUUID();
  const words = messagesFor(lang).give.errors;
  const amount = amountOf(values, card);
  const errors: GiveErrors = {
    ...amountError(amount, values, { card, lang }),
    ...(hasFiscalChoice(values) ? {} : { fiscalMode: words.fiscalMissing }),
  };
  const known = typeof amount === 'number' ? amount : card.gift.minMinor;
  const result = pledgeInput.safeParse(inputOf(values, card, known));
  if (result.success && Object.keys(errors).length === 0) return { kind: 'ready', key, values, input: result.data };
  const wrong = new Set((result.error?.issues ?? []).map((issue) => issue.path.join('.')));
  return { kind: 'faulty', key, values, errors: { ...fieldErrors(wrong, values, words), ...errors } };
}

// What the giver did not say is not recorded as an answer.
function hasFiscalChoice({ fiscalMode }: GiveFormValues): boolean {
  return fiscalMode === 'waived' || fiscalMode === 'requested';
}

type Sentences = ReturnType<typeof messagesFor>['give']['errors'];

function fieldErrors(wrong: ReadonlySet<string>, values: GiveFormValues, words: Sentences): GiveErrors {
  const { displayName, fiscalTitle } = values;
  return {
    ...(wrong.has('display.name') ? { displayName: displayName ? words.nameInvalid : words.nameMissing } : {}),
    ...(wrong.has('message') ? { message: words.messageInvalid } : {}),
    ...(wrong.has('news.email') ? { newsEmail: words.newsEmailInvalid } : {}),
    ...(wrong.has('fiscalReceipt.title')
      ? { fiscalTitle: fiscalTitle ? words.fiscalTitleInvalid : words.fiscalTitleMissing }
      : {}),
    ...(wrong.has('fiscalReceipt.taxNumber') ? { fiscalTaxNumber: words.fiscalTaxNumberInvalid } : {}),
    ...(wrong.has('fiscalReceipt.email') ? { fiscalEmail: words.fiscalEmailInvalid } : {}),
  };
}

/** What the address of the page presets: an amount, and where the giver comes from. */
export function presetValues(query: URLSearchParams, card: ProjectCard): GiveFormValues {
  const asked = Number(query.get('amountMinor') ?? Number.NaN);
  const known = Number.isSafeInteger(asked) && asked >= card.gift.minMinor && asked <= card.gift.maxMinor;
  const amount = known ? presetAmount(asked, card) : {};
  const { site, returnUrl } = valuesOf(query);
  return { ...amount, ...(site === undefined ? {} : { site }), ...(returnUrl === undefined ? {} : { returnUrl }) };
}

function presetAmount(amountMinor: number, card: ProjectCard): GiveFormValues {
  if (card.gift.presetsMinor.includes(amountMinor)) return { amountMinor: String(amountMinor) };
  const amountText = formatMoney({ amountMinor, currency: card.currency }, 'en', 'short').split(' ')[1] ?? '';
  return { amountMinor: 'own', amountText };
}

function valuesOf(posted: URLSearchParams): GiveFormValues {
  const entries = FIELDS.map((name) => [name, posted.get(name)?.trim() ?? ''] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

type AmountFault = 'missing' | 'invalid' | 'small' | 'large';

function amountOf(values: GiveFormValues, card: ProjectCard): number | AmountFault {
  const { amountMinor, amountText } = values;
  const own = amountMinor === undefined || amountMinor === 'own';
  if (own && amountText === undefined) return 'missing';
  const minor = own ? parseAmountText(amountText ?? '', card.currency) : Number(amountMinor);
  if (minor === null || !Number.isSafeInteger(minor)) return 'invalid';
  if (minor < card.gift.minMinor) return 'small';
  return minor > card.gift.maxMinor ? 'large' : minor;
}

// The field of one's own amount is only there when it is chosen; until then the question itself carries the message.
function amountError(
  amount: number | AmountFault,
  values: GiveFormValues,
  { card, lang }: { readonly card: ProjectCard; readonly lang: Lang },
): GiveErrors {
  if (typeof amount === 'number') return {};
  const message = amountSentence(amount, card, lang);
  return values.amountMinor === undefined && values.amountText === undefined
    ? { amountMinor: message }
    : { amountText: message };
}

function amountSentence(fault: AmountFault, card: ProjectCard, lang: Lang): string {
  const words = messagesFor(lang).give.errors;
  const { minMinor, maxMinor } = card.gift;
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency: card.currency }, lang, 'short');
  switch (fault) {
    case 'missing':
      return words.amountMissing;
    case 'invalid':
      return words.amountInvalid;
    case 'small':
      return words.amountTooSmall(money(minMinor));
    case 'large':
      return words.amountTooLarge(money(maxMinor));
    default:
      return unreachable(fault);
  }
}

function inputOf(values: GiveFormValues, card: ProjectCard, amountMinor: number): unknown {
  const { displayMode, displayName, fiscalMode, fiscalTitle, fiscalTaxNumber, fiscalEmail } = values;
  return {
    projectId: card.projectId,
    amount: { amountMinor, currency: card.currency },
    display: displayMode === 'name' ? { mode: 'name', name: displayName ?? '' } : { mode: 'anonymous' },
    fiscalReceipt:
      fiscalMode === 'requested'
        ? { mode: 'requested', title: fiscalTitle ?? '', taxNumber: fiscalTaxNumber, email: fiscalEmail }
        : { mode: 'waived' },
    message: values.message,
    showMessage: values.showMessage === 'yes' ? true : undefined,
    // An address without the tick is no consent.
    news: values.news === 'yes' ? { email: values.newsEmail ?? '' } : undefined,
    site: values.site,
    returnUrl: values.returnUrl,
  };
}
