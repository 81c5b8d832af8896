// Told once, in books beside, and moved in when it is whole: a start that is given up in the middle leaves nothing, and a
// directory that has books keeps them as they are.

import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '@happy-homeland/cli';
import type { SandboxOptions } from '@happy-homeland/stripe-sandbox';
import { addDays } from '../civil-date.ts';
import { demoPublishFile } from '../demo-data.ts';
import { DemoError, stoppedWhileStarting } from '../demo-error.ts';
import type { Environment, Settings } from '../settings.ts';
import type { Past } from './past.ts';
import { hasBooks, moveIn, openPast } from './past.ts';
import { FIRST_DAY, STORY_PROJECT, tellStory, YOUNG_PROJECT } from './story.ts';

export interface StoryOptions {
  readonly settings: Settings;
  readonly startedOn: string;
  readonly workerEnv: Environment;
  readonly sandboxOptions: SandboxOptions;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

const FOLDER = 'story.part';

/** Tells the story unless there are books. @throws DemoError `stopped` or `publish` */
export async function ensureStory(options: StoryOptions): Promise<void> {
  const { settings, startedOn, workerEnv, sandboxOptions, signal } = options;
  if (hasBooks(settings.dataDir)) return;
  options.say('正在记入示例账目… Telling the story of the demo’s books…');
  const folder = join(settings.dataDir, FOLDER);
  rmSync(folder, { recursive: true, force: true });
  try {
    const past = await openPast({ workerEnv, sandboxOptions, startedOn, folder, firstDay: FIRST_DAY });
    try {
      const projectIds = await publish(past, folder, options);
      const [canteen = '', lights = ''] = [STORY_PROJECT, YOUNG_PROJECT].map((slug) => projectIds[slug]);
      const requireGoingOn = () => {
        if (signal.aborted) throw stoppedWhileStarting();
      };
      const apiKey = workerEnv['HH_BOOTSTRAP_KEY'] ?? '';
      await tellStory(past, { canteen, lights, startedOn, apiKey, requireGoingOn });
    } finally {
      await past.close();
    }
    moveIn(folder, settings.dataDir);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What had been filed by the first day; the rest is published by the demo's own start. */
async function publish(past: Past, folder: string, { settings, startedOn, signal, workerEnv }: StoryOptions) {
  const file = demoPublishFile({ ...settings, startedOn });
  const isFiled = ({ startsOn }: { readonly startsOn: string }) => startsOn <= addDays(startedOn, FIRST_DAY);
  const campaigns = Object.fromEntries(Object.entries(file.campaigns).filter(([, campaign]) => isFiled(campaign)));
  const projects = Object.fromEntries(
    Object.entries(file.projects).filter(([, { campaign }]) => Object.hasOwn(campaigns, campaign)),
  );
  const name = join(folder, 'publish.json');
  writeFileSync(name, JSON.stringify({ ...file, campaigns, projects }));
  const said: string[] = [];
  const env = { HH_API_URL: settings.publicUrl, HH_API_KEY: workerEnv['HH_BOOTSTRAP_KEY'] };
  const print = (line: string) => said.push(line);
  const code = await run(['publish', name, '--json'], {
    env,
    signal,
    print,
    warn: () => undefined,
    nowMs: () => past.ports.clock.nowMs(),
    fetch: past.fetch,
  });
  if (signal.aborted) throw stoppedWhileStarting();
  if (code !== 0) {
    throw new DemoError({
      code: 'publish',
      zh: '示例账目的开头没有发布成功。可用 DEMO_STORY=off 不带示例账目启动。',
      en: 'The beginning of the demo’s story could not be published. DEMO_STORY=off starts without it.',
    });
  }
  return parsePublished(said.join('\n'));
}

/** Slug → project id. The text is what our own command has just said. */
function parsePublished(text: string): Readonly<Record<string, string>> {
  const { projects } = JSON.parse(text) as { readonly projects: Readonly<Record<string, { readonly id: string }>> };
  return Object.fromEntries(Object.entries(projects).map(([slug, { id }]) => [slug, id]));
}
