// The receipt for people: its page, finding it again, verifying its file, and the giver's own copy of that.

import { parseAmountText } from '@happy-homeland/contract/money';
import { renderSVG } from 'uqr';
import { limitFailures } from '../domain/access/failed-access.ts';
import { getProject } from '../domain/project/project.ts';
import { getReceipt, placeOfReceipt } from '../domain/receipt/receipt.ts';
import { ownReceiptFile } from '../domain/receipt/receipt-file.ts';
import { findReceipt, receiptCode } from '../domain/receipt/receipt-lookup.ts';
import { isRefusal, refused } from '../domain/refusal.ts';
import { smallBody } from '../http/body-limit.ts';
import { callerOf } from '../http/caller.ts';
import type { RequestContext } from '../http/environment.ts';
import { readForm } from '../http/form.ts';
import type { App } from '../http/operation-route.ts';
import { pageContextOf } from '../http/page-context.ts';
import { answerPage, answerProblemPage } from '../http/page-response.ts';
import { CAMERA_POLICY, closedPagePolicy } from '../http/security-headers.ts';
import type { LookupPageOptions } from '../pages/index.ts';
import { lookupPage, messagesFor, receiptPage, verifyPage } from '../pages/index.ts';
import { trustText } from '../publication/served-files.ts';
import { answerReceiptFile } from './receipt.ts';

const RECEIPTS = '/receipts';

export function registerReceiptPages(app: App): void {
  app.get(RECEIPTS, (c) => answerPage(c, lookupPage({ context: pageContextOf(c) })));
  app.post(RECEIPTS, smallBody, find);
  app.get(`${RECEIPTS}/:receiptNo`, showReceipt);
  app.get('/verify', showVerify);
  app.post('/give/:projectId/receipt', smallBody, saveOwnFile);
}

async function showReceipt(c: RequestContext): Promise<Response> {
  const { ports } = c.var;
  const context = pageContextOf(c);
  const receipt = await getReceipt(ports, (c.req.param('receiptNo') ?? '').toLowerCase());
  if (!receipt) {
    return answerProblemPage(c, refused('not-found', { detail: messagesFor(context.lang).problem.noReceipt }));
  }
  const { receiptNo, projectId } = receipt;
  const [card, place] = await Promise.all([getProject(ports, projectId), placeOfReceipt(ports, receiptNo)]);
  // The fragment never reaches a server: whoever scans it verifies without telling what.
  const qrSvg = renderSVG(`${context.publicUrl}/verify#${receiptNo}`);
  const code = receiptCode(receiptNo);
  const contact = card ? { contact: card.charity.contact } : {};
  return answerPage(c, receiptPage({ receipt, qrSvg, code, place, context, ...contact }));
}

async function find(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const values = { code: form.get('code') ?? '', amount: form.get('amount') ?? '' };
  const context = pageContextOf(c);
  const words = messagesFor(context.lang).lookup;
  const amountMinor = parseAmountText(values.amount, 'CNY');
  const errors = {
    ...(values.code.trim() === '' && { code: words.codeMissing }),
    ...(amountMinor === null && { amount: words.amountInvalid }),
  };
  const again = (faults: LookupPageOptions['errors'], status: 404 | 422 | 429) =>
    answerPage(c, lookupPage({ values, context, ...(faults && { errors: faults }) }), status);
  if (amountMinor === null || Object.keys(errors).length > 0) return again(errors, 422);
  const found = await findReceipt(c.var.ports, { code: values.code, amountMinor }, callerOf(c));
  if (!isRefusal(found)) return c.redirect(`${RECEIPTS}/${found.receiptNo}${new URL(c.req.url).search}`, 303);
  return found.reason === 'not-found' ? again({ form: words.notFound }, 404) : again({ form: words.tooMany }, 429);
}

async function showVerify(c: RequestContext): Promise<Response> {
  const isLive = c.req.query('live') !== undefined;
  const page = verifyPage({ trust: await trustText(c.var.ports), isLive, context: pageContextOf(c) });
  c.header('content-security-policy', closedPagePolicy({ asksUs: isLive }));
  c.header('permissions-policy', CAMERA_POLICY);
  return answerPage(c, page);
}

async function saveOwnFile(c: RequestContext): Promise<Response> {
  const { ports } = c.var;
  const form = await readForm(c);
  const record = await ports.store.pledges.receipt(form.get('receiptNo') ?? '');
  const file = await limitFailures(ports, callerOf(c), {
    access: () => ownReceiptFile(ports, record?.pledgeId ?? '', form.get('token')),
    isFailure: (answer) => isRefusal(answer) && answer.reason === 'not-found',
  });
  if (!isRefusal(file)) return answerReceiptFile(c, file, 'no-store');
  const { receiptNotReady } = messagesFor(pageContextOf(c).lang).problem;
  return answerProblemPage(c, file.reason === 'receipt-not-ready' ? { ...file, detail: receiptNotReady } : file);
}
