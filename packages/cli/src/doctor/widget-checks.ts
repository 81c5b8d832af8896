// What other websites load from here: there, readable from anywhere, and byte for byte what the list of versions says.

import { createHash } from 'node:crypto';
import type { Outside, Seen } from './outside.ts';
import type { Verdict } from './verdict.ts';
import { ok, wrong } from './verdict.ts';

const ENTRY = '/widget/v1/happy-homeland.js';
const VERSIONS = '/widget/versions.json';
/** The fields that name what the deployment prints for webmasters; each is a script of its own. */
const CURRENT = ['current', 'currentCompliance', 'currentProof', 'currentFamily', 'currentFrame'];

export async function checkWidget(outside: Outside): Promise<readonly Verdict[]> {
  return [await checkEvergreen(outside), await checkPinned(outside)];
}

async function checkEvergreen({ ask }: Outside): Promise<Verdict> {
  const answer = await ask(ENTRY);
  const faults = [...sharingFaults(answer), ...(isScript(answer) ? [] : ['Content-Type'])];
  if (answer.status === 200 && faults.length === 0) {
    return ok('widget', '网页组件可以从任何网站加载', 'the widget can be loaded from any website');
  }
  const what = answer.status === 200 ? faults.join(', ') : String(answer.status);
  return wrong('fault', 'widget', {
    says: { zh: `网页组件不能加载：${what}`, en: `the widget cannot be loaded: ${what}` },
    fix: {
      zh: '请运行 npm run build 后重启；代理不应改动 /widget 的响应头',
      en: 'run npm run build and restart; the proxy must not change the headers of /widget',
    },
  });
}

async function checkPinned({ ask }: Outside): Promise<Verdict> {
  const pinned = currentOf((await ask(VERSIONS)).json);
  if (pinned === null) {
    return wrong('warning', 'widget-pinned', {
      says: { zh: `${VERSIONS} 没有列出当前版本`, en: `${VERSIONS} does not list the present version` },
      fix: { zh: '请运行 npm run build 后重启', en: 'run npm run build and restart' },
    });
  }
  const bad: string[] = [];
  for (const { path, integrity } of pinned) {
    const answer = await ask(path);
    const isSame = integrity === `sha384-${createHash('sha384').update(answer.body).digest('base64')}`;
    const isForGood = /max-age=31536000/.test(answer.headers.get('cache-control') ?? '');
    if (answer.status !== 200 || !isSame || !isForGood || sharingFaults(answer).length > 0) bad.push(path);
  }
  if (bad.length === 0) {
    return ok(
      'widget-pinned',
      `固定版本的 ${pinned.length} 个文件与校验值相符`,
      `${pinned.length} pinned files are what their hashes say`,
    );
  }
  return wrong('fault', 'widget-pinned', {
    says: {
      zh: `与校验值或缓存约定不符：${bad.join(' ')}`,
      en: `not what the hash or the caching promises: ${bad.join(' ')}`,
    },
    fix: {
      zh: '代理不应压缩改写、合并或缓存修改这些文件',
      en: 'the proxy must pass these files on unchanged: no minifying, no injected script',
    },
  });
}

interface PinnedFile {
  readonly path: string;
  readonly integrity: string;
}

function currentOf(list: unknown): readonly PinnedFile[] | null {
  const versions: unknown = Object(list)['versions'];
  if (!Array.isArray(versions)) return null;
  const named = CURRENT.map((name) => Object(list)[name]);
  const current: readonly unknown[] = versions.filter((one) => named.includes(Object(one)['version']));
  const pinned = current.flatMap(filesOf);
  return pinned.length > 0 ? pinned : null;
}

function filesOf(version: unknown): readonly PinnedFile[] {
  const files: Readonly<Record<string, unknown>> = Object(Object(version)['files']);
  return Object.entries(files).map(([name, file]) => ({
    path: `/widget/${String(Object(version)['version'])}/${name}`,
    integrity: String(Object(file)['integrity']),
  }));
}

function isScript({ headers }: Seen): boolean {
  return headers.get('content-type')?.startsWith('text/javascript') ?? false;
}

function sharingFaults({ headers }: Seen): readonly string[] {
  return [
    ...(headers.get('access-control-allow-origin') === '*' ? [] : ['Access-Control-Allow-Origin']),
    ...(headers.get('cross-origin-resource-policy') === 'cross-origin' ? [] : ['Cross-Origin-Resource-Policy']),
  ];
}
