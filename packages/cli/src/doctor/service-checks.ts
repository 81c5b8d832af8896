// Whether it is there, what it says of itself, and whether it is the deployment that it is taken for.

import { OPERATIONS, readiness, readinessFindings } from '@happy-homeland/contract';
import type { Outside, Seen } from './outside.ts';
import type { Verdict } from './verdict.ts';
import { note, ok, wrong } from './verdict.ts';

const CLOCK_OFF_MS = 60_000;

/** Whether anything answers; nothing else can be asked where this is a fault. */
export async function checkReachable({ origin, ask }: Outside): Promise<Verdict> {
  try {
    const { status, json } = await ask('/healthz');
    if (status === 200 && Object(json)['status'] === 'ok')
      return ok('reachable', `${origin} 有应答`, `${origin} answers`);
    return wrong('fault', 'reachable', {
      says: {
        zh: `${origin}/healthz 的回答不是本软件的（${status}）`,
        en: `${origin}/healthz does not answer as this software does (${status})`,
      },
      fix: { zh: '请核对地址与代理的转发', en: 'check the address and what the proxy passes on' },
    });
  } catch (error) {
    const why = reasonOf(error);
    return wrong('fault', 'reachable', {
      says: { zh: `${origin} 没有应答（${why}）`, en: `${origin} does not answer (${why})` },
      fix: {
        zh: '请查看服务是否运行、域名解析、证书与防火墙',
        en: 'see whether the service runs, and look at DNS, certificate and firewall',
      },
    });
  }
}

// The code of the cause says more than "fetch failed": a certificate that has expired, a name that is not known.
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const cause: unknown = error.cause;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.name;
}

export function checkTransport({ origin }: Outside): Verdict {
  if (origin.startsWith('https:')) return ok('tls', '经 https 访问，证书有效', 'https, with a valid certificate');
  return note('tls', '本机 http 访问，未检查证书', 'plain http on this machine: the certificate was not looked at');
}

/** Everything `/readyz` finds, in its own words. */
export async function checkReadiness({ ask }: Outside): Promise<readonly Verdict[]> {
  const answer = await ask('/readyz');
  const read = readiness.safeParse(answer.json);
  const findings = readinessFindings.safeParse(Object(answer.json)['findings']);
  if (!read.success && !findings.success) {
    const says = {
      zh: `/readyz 的回答无法理解（${answer.status}）`,
      en: `/readyz cannot be understood (${answer.status})`,
    };
    return [wrong('fault', 'ready', { says })];
  }
  const found = (read.success ? read.data.findings : (findings.data ?? [])).map(({ code, level, zh, en }) =>
    wrong(level, `ready:${code}`, { says: { zh, en } }),
  );
  return found.length > 0 ? found : [ok('ready', '自检一切正常', 'ready, and finds nothing wrong with itself')];
}

export async function checkMode({ ask }: Outside): Promise<Verdict> {
  const mode: unknown = Object((await ask('/readyz')).json)['mode'];
  if (mode === 'live') return ok('mode', '正式环境：接受真实捐款', 'live: real gifts are taken');
  if (mode === 'test') return note('mode', '测试环境：不收真实捐款', 'test: no real money is taken');
  return note('mode', '暂不能得知是测试还是正式', 'whether it is test or live cannot be told now');
}

/** The address that pages, receipts and problem documents name must be the one people reach. */
export async function checkPublicUrl({ origin, ask }: Outside): Promise<Verdict> {
  const servers: unknown = Object((await ask('/openapi.json')).json)['servers'];
  const told: unknown = Array.isArray(servers) ? Object(servers[0])['url'] : undefined;
  if (told === origin) return ok('public-url', `自称的地址与访问的一致：${origin}`, `it knows itself as ${origin}`);
  return wrong('fault', 'public-url', {
    says: {
      zh: `它自称 ${String(told)}，而您访问的是 ${origin}；付款后会回到错误的地址`,
      en: `it knows itself as ${String(told)}, and you asked ${origin}; after paying, people would be sent to the wrong place`,
    },
    fix: { zh: `请把 PUBLIC_URL 设为 ${origin} 后重启`, en: `set PUBLIC_URL to ${origin} and restart` },
  });
}

export async function checkClock({ ask }: Outside, nowMs: () => number): Promise<Verdict> {
  const toldMs = Date.parse((await ask('/healthz')).headers.get('date') ?? '');
  if (Number.isNaN(toldMs))
    return note('clock', '回答没有时间，未核对时钟', 'the answer has no date, so the clock was not compared');
  const offMs = toldMs - nowMs();
  const seconds = Math.round(Math.abs(offMs) / 1000);
  if (Math.abs(offMs) <= CLOCK_OFF_MS) return ok('clock', '时钟与本机一致', 'its clock agrees with this machine’s');
  return wrong('warning', 'clock', {
    says: {
      zh: `时钟与本机相差 ${seconds} 秒`,
      en: `its clock and this machine’s are ${seconds} s apart`,
    },
    fix: { zh: '请在两台机器上核对时间同步', en: 'look at time synchronisation on both machines' },
  });
}

/** Whether this `hh` and the deployment are of one version, by what matters: the operations. */
export async function checkVersion({ ask }: Outside): Promise<Verdict> {
  const { json } = await ask('/openapi.json');
  const told = operationIds(json);
  const known = Object.keys(OPERATIONS);
  const missing = known.filter((id) => !told.includes(id));
  const more = told.filter((id) => !known.includes(id));
  if (missing.length + more.length === 0) {
    return ok(
      'version',
      `接口与本工具相符（${known.length} 项）`,
      `its interface is the one this tool knows (${known.length} operations)`,
    );
  }
  const names = [...missing.map((id) => `-${id}`), ...more.map((id) => `+${id}`)].join(' ');
  return wrong('warning', 'version', {
    says: { zh: `接口与本工具不符：${names}`, en: `its interface is not the one this tool knows: ${names}` },
    fix: { zh: '请使用与部署相同版本的 hh', en: 'use the hh of the version that is deployed' },
  });
}

function operationIds(document: unknown): readonly string[] {
  const paths: Readonly<Record<string, unknown>> = Object(Object(document)['paths']);
  const operations = Object.values(paths).flatMap((path) => Object.values(Object(path)));
  return operations.map((operation) => String(Object(operation)['operationId']));
}

/** Whether the answer is a problem with this status and slug. */
export function isProblem(
  { status, json }: Seen,
  expected: { readonly status: number; readonly slug: string },
): boolean {
  return status === expected.status && String(Object(json)['type']).endsWith(`#${expected.slug}`);
}
