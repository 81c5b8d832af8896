// Publishes the demo data the way anyone would: a file, a key, `hh publish`, the public API.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runScript } from './child-process.ts';
import { DemoError, stoppedWhileStarting } from './demo-error.ts';

const HH = fileURLToPath(new URL('./hh.ts', import.meta.resolve('@happy-homeland/cli')));

export interface PublishRequest {
  /** What `hh publish` reads; kept in the data directory for whoever wants to look. */
  readonly file: unknown;
  readonly dataDir: string;
  readonly apiUrl: string;
  readonly apiKey: string;
}

export interface Published {
  /** Slug → the project's id in this deployment. */
  readonly projectIds: Readonly<Record<string, string>>;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

/** @throws DemoError `publish` or `stopped` */
export async function publishDemo(request: PublishRequest, signal: AbortSignal): Promise<Published> {
  const name = join(request.dataDir, 'demo-publish.json');
  writeFileSync(name, `${JSON.stringify(request.file, null, 2)}\n`);
  const env = { ...process.env, HH_API_URL: request.apiUrl, HH_API_KEY: request.apiKey };
  const { code, stdout, stderr } = await runScript([HH, 'publish', name, '--json'], { env, signal });
  if (signal.aborted) throw stoppedWhileStarting();
  if (code !== 0) {
    throw new DemoError({
      code: 'publish',
      zh: `示例数据没有发布成功，请排除下述原因后重新启动：\n${stderr.trim()}`,
      en: 'The demo data could not be published; put right what is said above and start again.',
    });
  }
  return parsePublished(stdout);
}

function parsePublished(stdout: string): Published {
  const answer = JSON.parse(stdout) as Record<string, Record<string, { id: string; outcome: string }>>;
  const outcomes = Object.values(answer).flatMap((kind) => Object.values(kind).map(({ outcome }) => outcome));
  const count = (outcome: string) => outcomes.filter((one) => one === outcome).length;
  return {
    projectIds: Object.fromEntries(Object.entries(answer['projects'] ?? {}).map(([slug, { id }]) => [slug, id])),
    created: count('created'),
    updated: count('updated'),
    unchanged: count('unchanged'),
  };
}
