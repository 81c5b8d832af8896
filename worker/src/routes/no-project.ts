// The page behind an address of a project that is not there. Most such addresses were cut short on a poster or in a
// message, so it says whom to ask.

import { refused } from '../domain/refusal.ts';
import type { RequestContext } from '../http/environment.ts';
import { pageContextOf } from '../http/page-context.ts';
import { answerProblemPage } from '../http/page-response.ts';
import { messagesFor } from '../pages/index.ts';

export function answerNoProject(c: RequestContext): Promise<Response> {
  const { noProject } = messagesFor(pageContextOf(c).lang).problem;
  return answerProblemPage(c, refused('not-found', { detail: noProject }));
}
