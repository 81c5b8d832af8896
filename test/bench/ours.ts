// Our application as a server for the benches: what `worker/src/node.ts` starts, but payments are in memory, and the
// clock begins inside the campaign and goes so slowly that the sweep finds nothing due. Arguments: database url, and how many times
// slower than others the clock is to go. Answers its address, and its processor time when asked.

import { serve } from '@happy-homeland/worker/node';
import {
  createReporter,
  createSecrets,
  gatherLines,
  NOW_MS,
  nodeHashing,
  OWN_ORIGIN,
  openLibsqlStore,
  projectMigrations,
  testPorts,
} from '@happy-homeland/worker/testing';

const SLOWNESS = 10_000;
const [url = '', slowness = String(SLOWNESS)] = process.argv.slice(2);
const store = await openLibsqlStore({ url, migrations: await projectMigrations() });
const clock = { nowMs: () => NOW_MS + Math.floor(performance.now() / Number(slowness)) };
const ports = await testPorts({ store, publicUrl: OWN_ORIGIN });
const secrets = await createSecrets('a key that only benches use, forty chars.', nodeHashing);
const lines = gatherLines((text) => process.stdout.write(text));
const reporter = createReporter({ write: lines.write, clock, level: 'info' });
const server = await serve({
  ports: { ...ports, clock, reporter, secrets },
  port: 0,
  beat: () => undefined,
  databaseTaken: new Promise(() => undefined),
  closeStore: () => store.close(),
});

process.on('message', () => process.send?.(process.cpuUsage()));
process.on('SIGTERM', () => void server.close().then(() => process.exit(0)));
process.send?.({ url: server.url });
