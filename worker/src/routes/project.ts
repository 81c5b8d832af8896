import { channelQuery, listQuery, projectQuery } from '@happy-homeland/contract';
import { makeChallenge } from '../domain/access/admission.ts';
import { getCompliance } from '../domain/compliance/compliance.ts';
import { channelFor } from '../domain/project/channel.ts';
import { listDisclosures } from '../domain/project/disclosures.ts';
import { listUpdates, projectProgress } from '../domain/project/progress.ts';
import { getProject, listDonations, listLedger, listProjects } from '../domain/project/project.ts';
import { isRefusal, refused } from '../domain/refusal.ts';
import { parseQuery } from '../http/body.ts';
import type { RequestContext } from '../http/environment.ts';
import type { App } from '../http/operation-route.ts';
import { route } from '../http/operation-route.ts';
import { pageOriginOf, publicRead } from '../http/origin.ts';
import { answerRefusal } from '../http/problem-response.ts';
import { answerTaggedJson } from '../http/tagged-response.ts';
import { ledgerCsv } from './ledger-csv.ts';

/** The public view of projects. */
export function registerProjects(app: App): void {
  route(app, 'listProjects', publicRead, async (c) => {
    const query = parseQuery(c, projectQuery);
    return query.kind === 'refused' ? answerRefusal(c, query) : answer(c, await listProjects(c.var.ports, query.value));
  });
  route(app, 'getProject', publicRead, async (c) => {
    const card = await getProject(c.var.ports, projectIdOf(c));
    return card ? answerTaggedJson(c, card) : answerRefusal(c, refused('not-found'));
  });
  route(app, 'listLedger', publicRead, async (c) => {
    const query = parseQuery(c, listQuery);
    if (query.kind === 'refused') return answerRefusal(c, query);
    return answer(c, await listLedger(c.var.ports, projectIdOf(c), query.value));
  });
  route(app, 'getLedgerCsv', publicRead, ledgerCsv);
  route(app, 'listDonations', publicRead, async (c) => {
    const query = parseQuery(c, listQuery);
    if (query.kind === 'refused') return answerRefusal(c, query);
    return answer(c, await listDonations(c.var.ports, projectIdOf(c), query.value));
  });
  route(app, 'listDisclosures', publicRead, async (c) => {
    const query = parseQuery(c, listQuery);
    if (query.kind === 'refused') return answerRefusal(c, query);
    return answer(c, await listDisclosures(c.var.ports, projectIdOf(c), query.value));
  });
  route(app, 'listUpdates', publicRead, async (c) => {
    const query = parseQuery(c, listQuery);
    if (query.kind === 'refused') return answerRefusal(c, query);
    return answer(c, await listUpdates(c.var.ports, projectIdOf(c), query.value));
  });
  route(app, 'getProgress', publicRead, async (c) => {
    const { ports } = c.var;
    const [file, card] = await Promise.all([
      ports.store.directory.file(projectIdOf(c)),
      getProject(ports, projectIdOf(c)),
    ]);
    return answer(c, file && card ? await projectProgress(ports, file, card) : refused('not-found'));
  });
  route(app, 'getCompliance', publicRead, async (c) => {
    const compliance = await getCompliance(c.var.ports, projectIdOf(c));
    return compliance ? answerTaggedJson(c, compliance) : answerRefusal(c, refused('not-found'));
  });
  registerChannel(app);
  registerChallenge(app);
}

// What a page may do depends on who asks, so it is never shared: readable from anywhere, cached nowhere. The card may come
// with it: a phone on a weak network waits for one answer then, and a page of twenty projects asks twenty times.
function registerChannel(app: App): void {
  route(app, 'getChannel', publicRead, async (c) => {
    const query = parseQuery(c, channelQuery);
    if (query.kind === 'refused') return answerRefusal(c, query);
    const { ports } = c.var;
    const file = await ports.store.directory.file(projectIdOf(c));
    const card = query.value.with === undefined ? undefined : await getProject(ports, projectIdOf(c));
    if (!file || card === null) return answerRefusal(c, refused('not-found'));
    c.header('cache-control', 'private, no-store');
    c.header('vary', 'Origin, Sec-Fetch-Site');
    return answerTaggedJson(c, { ...(await channelFor(ports, file, pageOriginOf(c))), ...(card && { card }) });
  });
}

// A challenge is good for one pledge, so nobody may be given another's.
function registerChallenge(app: App): void {
  route(app, 'getChallenge', publicRead, async (c) => {
    const file = await c.var.ports.store.directory.file(projectIdOf(c));
    if (!file) return answerRefusal(c, refused('not-found'));
    c.header('cache-control', 'private, no-store');
    return c.json(await makeChallenge(c.var.ports, file.project.projectId));
  });
}

function answer(c: RequestContext, result: object): Response {
  return isRefusal(result) ? answerRefusal(c, result) : answerTaggedJson(c, result);
}

function projectIdOf(c: RequestContext): string {
  return c.req.param('projectId') ?? '';
}
