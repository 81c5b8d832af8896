// `npm run start:workers`: the demo inside workerd, for people. Ends clean on a signal.

import { startEdgeDemo } from './edge-demo.ts';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());

const stopped = new Promise((resolve) => stop.signal.addEventListener('abort', resolve));
const env = { DATA_DIR: '.data/workers', ...process.env };
const demo = await startEdgeDemo(env, { say: (line) => console.log(line), signal: stop.signal });
console.log(`community site ${demo.siteUrl}`);
console.log(`payment sandbox ${demo.sandboxUrl}`);
console.log(`ready ${demo.url}`);
if (!stop.signal.aborted) await stopped;
await demo.close();
process.exit(0);
