// Answers with a page. Pages hold what one visitor typed or may do, so no cache keeps them unless the route says so.

import { PROBLEMS } from '@happy-homeland/contract';
import type { Refusal } from '../domain/refusal.ts';
import type { Html } from '../pages/index.ts';
import { problemPage } from '../pages/index.ts';
import type { RequestContext } from './environment.ts';
import { pageContextOf } from './page-context.ts';
import { retryAfterOf } from './problem-response.ts';

/** A page is an answer, or what stands in place of one. */
export type PageStatus = 200 | (typeof PROBLEMS)[keyof typeof PROBLEMS]['status'];

/** The page with its status. */
export async function answerPage(c: RequestContext, page: Html, status: PageStatus = 200) {
  if (!c.res.headers.has('cache-control')) c.header('cache-control', 'private, no-cache');
  c.header('vary', 'Accept-Language, User-Agent');
  return c.html(await page, status);
}

/** A refusal as a page, for people who opened an address in a browser. */
export async function answerProblemPage(c: RequestContext, refusal: Refusal): Promise<Response> {
  const { status, zh, en } = PROBLEMS[refusal.reason];
  const context = pageContextOf(c);
  const title = context.lang === 'en' ? en : zh;
  const { requestId } = c.var;
  const detail = refusal.detail === undefined ? {} : { detail: refusal.detail };
  const page = problemPage({ status, title, requestId, context, ...detail });
  const retryAfter = retryAfterOf(refusal);
  if (retryAfter !== null) c.header('retry-after', retryAfter);
  c.header('cache-control', 'no-store');
  return c.html(await page, status);
}
