// What keeps strangers out: headers on every answer, writes from unknown pages, unsigned notices, figures that are not
// public. Each is asked for in the way an attacker would, and none of the requests has an effect where the wall stands.

import type { Outside } from './outside.ts';
import { isProblem } from './service-checks.ts';
import type { Verdict } from './verdict.ts';
import { ok, wrong } from './verdict.ts';

const HSTS_MIN_S = 31_536_000;
const STRANGER = 'https://stranger.invalid';

export async function checkHeaders({ ask }: Outside): Promise<Verdict> {
  const [page, api] = [await ask('/docs', { headers: { accept: 'text/html' } }), await ask('/healthz')];
  const faults = [page, api].flatMap(({ headers }) => headerFaults(headers));
  const names = [...new Set(faults)].join(', ');
  if (faults.length === 0) return ok('headers', '安全响应头齐全', 'every security header is there');
  return wrong('fault', 'headers', {
    says: { zh: `安全响应头不对：${names}`, en: `security headers are wrong: ${names}` },
    fix: { zh: '代理不应删改这些响应头', en: 'the proxy must not remove or change them' },
  });
}

function headerFaults(headers: Headers): readonly string[] {
  const policy = headers.get('content-security-policy') ?? '';
  const [, age = '0'] = /max-age=(\d+)/.exec(headers.get('strict-transport-security') ?? '') ?? [];
  return [
    ...(Number(age) < HSTS_MIN_S ? ['Strict-Transport-Security'] : []),
    ...(headers.get('x-content-type-options') === 'nosniff' ? [] : ['X-Content-Type-Options']),
    ...(headers.has('referrer-policy') ? [] : ['Referrer-Policy']),
    ...(policy.startsWith("default-src 'none'") && !policy.includes('unsafe-') ? [] : ['Content-Security-Policy']),
  ];
}

export async function checkStrangersPages({ ask }: Outside): Promise<Verdict> {
  const write = await ask('/v1/pledges', {
    method: 'POST',
    headers: { origin: STRANGER, 'content-type': 'application/json', 'idempotency-key': 'doctor' },
    body: '{}',
  });
  const isRefused = isProblem(write, { status: 403, slug: 'origin-not-allowed' });
  if (isRefused && !write.headers.has('access-control-allow-origin')) {
    return ok('strangers', '未登记网站的提交被拒绝', 'a page that nobody registered cannot submit');
  }
  return wrong('fault', 'strangers', {
    says: {
      zh: `未登记网站的提交没有被拒绝（${write.status}）`,
      en: `a page that nobody registered was not refused (${write.status})`,
    },
    fix: {
      zh: '代理不应改写 Origin 请求头或添加跨域响应头',
      en: 'the proxy must not rewrite Origin or add CORS headers',
    },
  });
}

export async function checkWebhook({ ask }: Outside): Promise<Verdict> {
  const headers = { 'content-type': 'application/json' };
  const answer = await ask('/v1/webhooks/stripe', { method: 'POST', headers, body: '{"id":"evt_doctor"}' });
  if (isProblem(answer, { status: 400, slug: 'invalid-signature' })) {
    return ok(
      'webhook',
      '支付通知地址可达，未签名的被拒绝',
      'the address for payment notices is there and refuses one without a signature',
    );
  }
  return wrong('fault', 'webhook', {
    says: {
      zh: `支付通知地址回答了 ${answer.status}，应为 400`,
      en: `the address for payment notices answered ${answer.status} instead of 400`,
    },
    fix: {
      zh: '代理须原样转发 POST /v1/webhooks/stripe',
      en: 'the proxy must pass POST /v1/webhooks/stripe on unchanged',
    },
  });
}

export async function checkFiguresHidden({ ask }: Outside): Promise<Verdict> {
  const { status } = await ask('/metrics');
  if (status === 404) return ok('figures', '运行指标没有公开', 'figures are not public');
  return wrong('warning', 'figures', {
    says: { zh: `/metrics 从外面可以访问（${status}）`, en: `/metrics can be reached from outside (${status})` },
    fix: { zh: '代理只应转发应用的端口', en: 'let the proxy pass on the application’s port only' },
  });
}

/** Whether a website that should be registered is known here. */
export async function checkSite({ ask }: Outside, site: string): Promise<Verdict> {
  const headers = { origin: site, 'access-control-request-method': 'POST' };
  const { headers: told } = await ask('/v1/pledges', { method: 'OPTIONS', headers });
  if (told.get('access-control-allow-origin') === site) return ok('site', `${site} 已登记`, `${site} is registered`);
  return wrong('warning', 'site', {
    says: { zh: `${site} 没有登记`, en: `${site} is not registered` },
    fix: {
      zh: '请在发布文件的 sites 或慈善组织的 ownSites 中加入，再运行 hh publish；写法须与地址栏一致，末尾没有斜杠',
      en: 'add it to sites, or to a charity’s ownSites, and run hh publish; written as the address bar has it, without a slash at the end',
    },
  });
}
