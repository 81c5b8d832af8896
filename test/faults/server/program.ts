// The worker's own server on the worker's own adapters, with every port watched. It differs from the real program in
// nothing but what stands between the application and its ports.

import { flushCompileCache } from 'node:module';
import { openPorts, runProgram, serve } from '@happy-homeland/worker/node';
import type { Payments, Ports } from '@happy-homeland/worker/ports';
import { CallWatch } from './call-watch.ts';
import type { Word } from './messages.ts';
import { parseOrder, parsePlan } from './messages.ts';
import { sabotaged } from './sabotage.ts';
import { toldPayments, withLate, withRefunds } from './told-payments.ts';

const PERSONAL = '示例王女士 13800000000';

const plan = parsePlan(process.env['FAULT_PLAN'] ?? '{}');
const watch = new CallWatch();
let offsetMs = plan.clockOffsetMs;
const clock = { nowMs: () => Date.now() + offsetMs };

function say(word: Word): void {
  process.send?.(word);
}

/** Tells when a sweep has come to its end: it asks for what is due until nothing is new. */
function tellSweeps(ports: Ports): Ports {
  const { commit, directory, pledges, books, limits, verdicts, work, uploads, log } = ports.store;
  const seen = new Set<string>();
  const due: typeof pledges.due = async (nowMs, limit) => {
    const found = await pledges.due(nowMs, limit);
    if (found.every(({ pledgeId }) => seen.has(pledgeId))) {
      seen.clear();
      say({ kind: 'swept' });
    }
    for (const { pledgeId } of found) seen.add(pledgeId);
    return found;
  };
  const swept = new Proxy(pledges, { get: (port, key) => (key === 'due' ? due : Reflect.get(port, key, port)) });
  return { ...ports, store: { commit, directory, books, limits, verdicts, work, uploads, log, pledges: swept } };
}

process.on('message', (message) => {
  const order = parseOrder(message);
  switch (order.kind) {
    case 'arm':
      watch.arm(order.point);
      return say({ kind: 'armed' });
    case 'calls':
      return say({ kind: 'calls', calls: watch.calls });
    case 'clock':
      offsetMs = order.offsetMs;
      return say({ kind: 'armed' });
    case 'fault':
      if (order.how === 'rejection') void Promise.reject(new Error(PERSONAL));
      else setImmediate(() => thrown());
      return undefined;
  }
});

function thrown(): never {
  throw new Error(PERSONAL);
}

function provider(real: Payments): Payments {
  if (plan.provider === 'told') return toldPayments(real, process.env['FAULT_FACTS']);
  const refunds = process.env['FAULT_REFUNDS'];
  const late = process.env['FAULT_LATE'];
  const refunding = refunds === undefined ? real : withRefunds(real, refunds);
  return late === undefined ? refunding : withLate(refunding, late);
}

// A driver that is gone must not leave servers behind.
process.on('disconnect', () => process.exit(1));

await runProgram(async () => {
  const opened = await openPorts(process.env, clock);
  const ports = { ...opened.ports, payments: provider(opened.ports.payments) };
  const running = await serve({ ...opened, ports: tellSweeps(sabotaged(watch.watch(ports), plan.sabotage)) });
  say({ kind: 'ready', url: running.url });
  // Most lives are ended from outside, and what was compiled is kept by those alone that end by themselves.
  flushCompileCache();
  return running;
}, clock);
