import { channel } from '@happy-homeland/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { takeStep } from '../domain/work/take-step.ts';
import { zhCn } from '../pages/messages/zh-cn.ts';
import type { TestAnswer, TestClient, TestPorts } from '../testing/index.ts';
import { aProject, aSite, OWN_ORIGIN, publishedPorts, testClient } from '../testing/index.ts';
import { somebody } from '../testing/work-walk.ts';

const { projectId } = aProject();
const SITE = aSite();
const FIELDS = { origin: 'https://new.example.org', name: '新社区网', contact: '王老师 0835' };

let ports: TestPorts;
let call: TestClient;

beforeEach(async () => {
  ports = await publishedPorts();
  call = testClient(ports);
});

function register(fields: Record<string, string>, query = ''): Promise<TestAnswer> {
  return call(`/embed/${projectId}/register${query}`, {
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: OWN_ORIGIN },
  });
}

describe('whether a named website may take payment', () => {
  const asked = async (site: string) => {
    const answer = await call(`/embed/${projectId}?site=${encodeURIComponent(site)}`);
    const [, said = ''] = /<section id="place"([\s\S]*?)<\/section>/.exec(answer.text) ?? [];
    return { ...answer, said };
  };

  test('is the word of the very rule that answers the card there', async () => {
    for (const site of [OWN_ORIGIN, SITE.origin, 'https://stranger.example.org']) {
      const { json } = await call(`/v1/projects/${projectId}/channel`, { headers: { origin: site } });
      const { said } = await asked(site);
      expect(said).toContain(zhCn.embed.place.verdict[channel.parse(json).channel]);
      expect(said).toContain(zhCn.channelReason[channel.parse(json).reason]);
    }
  });

  test.each([
    ['qingyi.example.org/a?b#c', 'https://qingyi.example.org'],
    ['ＱＩＮＧＹＩ．example．org', 'https://qingyi.example.org'],
    ['青衣.example.org', 'https://xn--6n2au91a.example.org'],
    ['http://old.example.org', 'http://old.example.org'],
    ['127.0.0.1:8788', 'http://127.0.0.1:8788'],
    ['https://user:pass@qingyi.example.org', 'https://qingyi.example.org'],
  ])('reads %s as %s', async (site, origin) => {
    expect((await asked(site)).said).toContain(`>${origin}<`);
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
    '"><script>alert(1)</script>',
    'not a site',
    `${'a'.repeat(5000)}.example.org`,
  ])('says of what names no website that it does not, and shows it as text (%#)', async (site) => {
    const { status, text, said } = await asked(site);
    expect(status).toBe(200);
    expect(text).toContain('没有认出网站地址');
    expect(said).toContain('在上面写上您的网站');
    expect(text).not.toContain('<script>alert');
    expect(text.length).toBeLessThan(60_000);
  });

  test('allows its own frame and nobody else’s', async () => {
    const policy = (await asked('')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("frame-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
  });
});

describe('asking for registration', () => {
  test('keeps the origin of the address that was pasted', async () => {
    const fields = { ...FIELDS, origin: 'https://new.example.org/page?x=1' };
    const page = await register(fields);
    expect(page.status).toBe(200);
    expect((await register(fields)).status).toBe(200);
    expect((await register({ ...fields, origin: SITE.origin })).text).toContain('已经登记');
  });

  test('tells a website that was refused why, to whoever asks for it again', async () => {
    await register(FIELDS);
    const { tenantId } = aProject();
    const [item] = await ports.store.work.items({ kind: 'site-requests', tenantId, limit: 1 });
    const refusal = { itemId: item?.itemId ?? '', step: 'refuse', input: { reason: '不是本社区的网站（示例）' } };
    await takeStep(ports, somebody(['site-owner']), { kind: 'site-requests', requestKey: null, ...refusal });
    const page = await register(FIELDS);
    expect(page.status).toBe(200);
    expect(page.text).toContain('不是本社区的网站（示例）');
    expect(await ports.store.work.items({ kind: 'site-requests', tenantId, limit: 5 })).toHaveLength(1);
  });

  test.each([
    'qingyi.example.org',
    'qingyi.example.org/index.html',
    'ｑｉｎｇｙｉ．example．org',
    'HTTPS://Qingyi.example.org',
  ])('takes %s for the https address that is meant', async (origin) => {
    expect((await register({ ...FIELDS, origin })).text).toContain('已经登记');
  });

  test.each(['127.0.0.1', 'localhost'])('takes %s without https, where sites are made', async (host) => {
    expect((await register({ ...FIELDS, origin: `http://${host}:8788/` })).status).toBe(200);
  });

  test('says of an address without https that the plain link is the way, and keeps it', async () => {
    const page = await register({ ...FIELDS, origin: 'http://old.example.org' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('登记需要 https 网址。网站还没有 https 的，请用“普通链接”。');
    expect(page.text).toContain('value="http://old.example.org"');
  });

  test('says what is missing, beside the form', async () => {
    const page = await register({ origin: 'not an address', name: '', contact: '' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('请填写网站地址，例如 https://www.example.org。');
    expect(page.text.indexOf('id="errors"')).toBeGreaterThan(page.text.indexOf('id="register"'));
    const [, listing = ''] = /id="errors"([\s\S]*?)<\/ul>/.exec(page.text) ?? [];
    const listed = [...listing.matchAll(/<li><a href="#(\w+)"/g)].map(([, field]) => field);
    expect(listed).toEqual(['origin', 'name', 'contact']);
  });

  test('leads from its answer to the page in another language or size', async () => {
    const page = await register({ ...FIELDS, name: '' }, '?size=large');
    const [, switches = ''] = /<nav class="switches"([\s\S]*?)<\/nav>/.exec(page.text) ?? [];
    const hrefs = [...switches.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
    expect(hrefs).toEqual([`/embed/${projectId}`, `/embed/${projectId}?size=large&lang=en`]);
    for (const href of hrefs) expect((await call(href)).status).toBe(200);
  });

  test('opened as a page leads to the form', async () => {
    const answer = await call(`/embed/${projectId}/register?lang=en`);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/embed/${projectId}?lang=en#register`]);
  });
});
