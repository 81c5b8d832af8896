// What a donor on a slow phone waits for until they can act, and what a page pays for it; beside it, in turns in the same run,
// complete embeds of others. The real worker and the built widget stand behind a proxy that compresses, everything on this
// machine; the browser's own throttling makes the network and the processor slow (decision 0063).

import { startDemo } from '@happy-homeland/demo';
import type { Browser } from 'playwright';
import type { Figure } from '../support/figures.ts';
import { freePorts } from '../support/free-port.ts';
import { startBrowser } from '../support/phone.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { WIDE_LIMITS_ENV } from '../support/wide-limits.ts';
import { openHost, openProxy } from './widget/front.ts';
import type { Measured, MeasuredPage } from './widget/measured.ts';
import type { Peer } from './widget/peers.ts';
import { installPeers, layPeers } from './widget/peers.ts';
import { ourSubjects, peerSubjects } from './widget/subjects.ts';
import { median, ownTable, peerTable } from './widget/tables.ts';
import type { Pace, Subject, Visit } from './widget/visit.ts';
import { heapOf, visit } from './widget/visit.ts';

const SLOW: Pace = { slow: true, cpu: 4 };
const FREE: Pace = { slow: false, cpu: 1 };

interface Options {
  readonly rounds: number;
  readonly withPeers: boolean;
}

/** Prints two tables in Markdown, and answers each figure beside the most it may be. */
export async function widgetFigures({ rounds, withPeers }: Options): Promise<Figure[]> {
  using folder = temporaryDirectory('widget-bench');
  using peerFolder = temporaryDirectory('widget-peers');
  const modules = withPeers ? await installPeers(peerFolder.path) : null;
  const [port = 0, front = 0, site = 0, elsewhere = 0, sandbox = 0] = await freePorts(5);
  const places = { own: await openProxy(front, port), site: await openHost(site), others: await openHost(elsewhere) };
  const demo = await startDemo({
    PORT: String(port),
    SITE_PORT: '0',
    SANDBOX_PORT: String(sandbox),
    PUBLIC_URL: places.own.url,
    SITE_URL: places.site.url,
    DATA_DIR: folder.path,
    LOG_LEVEL: 'error',
    DEMO_STORY: 'off',
    ...WIDE_LIMITS_ENV,
  });
  const browser = await startBrowser('whole');
  try {
    const peers = modules === null ? [] : layPeers(places.others, modules);
    const ours = ourSubjects({ ...places, projectId: demo.projectIds['qingyi-canteen'] ?? '' });
    return await measure(browser, { ours, peers, theirs: peerSubjects(places.site, peers), rounds });
  } finally {
    await browser.close();
    await demo.close();
    for (const { close } of Object.values(places)) close();
  }
}

interface Field {
  readonly ours: ReturnType<typeof ourSubjects>;
  readonly peers: readonly Peer[];
  readonly theirs: readonly Subject[];
  readonly rounds: number;
}

async function measure(browser: Browser, { ours, peers, theirs, rounds }: Field): Promise<Figure[]> {
  const { empty, twentyTags, twentyProjects, ...single } = ours;
  const visited = [...Object.values(single), ...theirs];
  const slow = new Map<Subject, Visit[]>(visited.map((subject) => [subject, []]));
  const free = new Map<Subject, Visit>();
  // The first visit of each warms what a deployment has warm: compiled code, compressed files.
  for (const subject of visited) free.set(subject, await visit(browser, subject, FREE));
  for (let round = 0; round < rounds; round += 1) {
    for (const subject of visited) slow.get(subject)?.push(await visit(browser, subject, SLOW));
  }
  const base = await heapOf(browser, empty);
  const results: Measured[] = [];
  for (const [subject, visits] of slow) {
    const first = free.get(subject);
    const heap = subject.withoutScript ? {} : { heapBytes: (await heapOf(browser, subject)) - base };
    if (first) results.push({ subject, slow: visits, free: first, ...heap });
  }
  const oneHeap = results.find(({ subject }) => subject === ours.element)?.heapBytes ?? Number.NaN;
  const nextBytes = ((await heapOf(browser, twentyTags)) - base - oneHeap) / 19;
  const many = [
    await middleVisit(browser, twentyTags, rounds),
    await middleVisit(browser, twentyProjects, rounds),
  ] as const;
  const own = results.filter(({ subject }) => !theirs.includes(subject));
  const page = { nextBytes, many, own };
  console.log(`${ownTable(page)}\n`);
  if (peers.length > 0)
    console.log(
      `${peerTable(
        results.filter(({ subject }) => theirs.includes(subject) || subject === ours.element || subject === ours.form),
        peers,
      )}\n`,
    );
  return figuresOf(ours, page);
}

/** Of several visits the one with the middle of their longest tasks. */
async function middleVisit(browser: Browser, subject: Subject, rounds: number): Promise<Visit> {
  const visits: Visit[] = [];
  for (let round = 0; round < rounds; round += 1) visits.push(await visit(browser, subject, FREE));
  const middle = visits.toSorted((one, other) => one.longestTaskMs - other.longestTaskMs)[Math.floor(rounds / 2)];
  if (!middle) throw new Error(`${subject.name} was not visited`);
  return middle;
}

function figuresOf(ours: Field['ours'], { nextBytes, many, own }: MeasuredPage): Figure[] {
  const of = (subject: Subject) => {
    const found = own.find((result) => result.subject === subject);
    if (!found) throw new Error(`${subject.name} was not visited`);
    return found;
  };
  const usable = (subject: Subject) => median(of(subject).slow.map(({ usableMs }) => usableMs));
  const figure = (bench: string, [value, unit, reference]: readonly [number, string, number]): Figure => ({
    bench,
    value,
    unit,
    reference,
    against: 'at most',
  });
  const apis = (visit: Visit) => visit.asked.filter(({ pathname }) => pathname.startsWith('/v1/')).length;
  return [
    figure('usable on slow 3G, element alone', [usable(ours.element), 'ms', 6800]),
    figure('usable on slow 3G, facts preloaded', [usable(ours.preloaded), 'ms', 4600]),
    figure('usable on slow 3G, loader', [usable(ours.loader), 'ms', 6800]),
    figure('donate page on slow 3G, without script', [usable(ours.give), 'ms', 2400]),
    figure('layout shift, the worst of all', [
      Math.max(...own.flatMap(({ slow }) => slow.map(({ shift }) => shift))),
      '',
      0,
    ]),
    figure('heap of the first element', [(of(ours.element).heapBytes ?? Number.NaN) / 1024, 'KB', 350]),
    figure('heap of each next element', [nextBytes / 1024, 'KB', 20]),
    figure('requests for 20 tags of one project', [apis(many[0]), '', 1]),
    figure('requests for 20 projects', [apis(many[1]), '', 20]),
    figure('longest task with 20 tags', [Math.max(...many.map(({ longestTaskMs }) => longestTaskMs)), 'ms', 50]),
  ];
}
