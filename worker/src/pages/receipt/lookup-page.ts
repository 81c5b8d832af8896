// 查询我的捐赠: two fields that stand on the receipt, and nothing about the person.

import { html } from 'hono/html';
import { errorSummary, errorText, fieldMarks } from '../field-error.ts';
import { layout } from '../layout.ts';
import { pageHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';

const ORDER = ['form', 'code', 'amount'] as const;
const CODE_CHARACTERS_MAX = 40;
const AMOUNT_CHARACTERS_MAX = 20;

export interface LookupPageOptions {
  readonly values?: { readonly code: string; readonly amount: string };
  readonly errors?: Partial<Readonly<Record<(typeof ORDER)[number], string>>>;
  readonly context: PageContext;
}

export function lookupPage({ values = { code: '', amount: '' }, errors, context }: LookupPageOptions): Html {
  const words = messagesFor(context.lang).lookup;
  return layout({
    context,
    title: words.title,
    description: words.lead,
    speaker: null,
    failed: errors !== undefined,
    body: html`<div class="page lookup">
<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
${errorSummary({ title: words.errorsTitle, errors, order: ORDER })}
<form class="paper two-fields" method="post" action="${pageHref('/receipts', context)}" accept-charset="utf-8" novalidate>
<div class="field"><label for="code">${words.code}</label>
${errorText('code', errors)}
<input id="code" name="code" type="text" maxlength="${CODE_CHARACTERS_MAX}" required value="${values.code}" autocomplete="off" autocapitalize="characters" spellcheck="false" ${fieldMarks({ field: 'code', hint: 'code-hint', errors })}>
<p class="hint" id="code-hint">${words.codeHint}</p></div>
<div class="field"><label for="amount">${words.amount}</label>
${errorText('amount', errors)}
<input id="amount" name="amount" type="text" inputmode="decimal" maxlength="${AMOUNT_CHARACTERS_MAX}" required value="${values.amount}" autocomplete="off" ${fieldMarks({ field: 'amount', errors })}></div>
<p class="main-action"><button class="button" type="submit">${words.submit}</button></p>
</form>
<p class="hint">${words.lost}</p>
</div>`,
  });
}
