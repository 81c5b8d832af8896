// What the two pages that people send on hold inside WeChat, and that nobody else sees any of it.
import { expect, test } from 'vitest';
import type { Sharing } from '../ports/index.ts';
import { aProject, publishedPorts, testClient } from '../testing/index.ts';

const { projectId } = aProject();
const PAGES = [`/p/${projectId}`, `/give/${projectId}`];
const IN_WECHAT = { headers: { 'user-agent': 'Mozilla/5.0 MicroMessenger/8.0.50' } };
const SIGNATURE = { appId: 'wx0123456789abcdef', timestamp: 17, nonce: 'n', signature: 'ab' };

function withSharing(signed: string[], answer: typeof SIGNATURE | null = SIGNATURE): { sharing: Sharing } {
  return {
    sharing: {
      sign: async (url) => {
        signed.push(url);
        return answer;
      },
    },
  };
}

test.each(PAGES)('%s is signed with the address that the browser has, and lets WeChat’s script in', async (path) => {
  const signed: string[] = [];
  const call = testClient({ ...(await publishedPorts()), ...withSharing(signed) });
  const { text, headers } = await call(`${path}?from=singlemessage&lang=en`, IN_WECHAT);
  expect(signed).toEqual([`https://give.example.org${path}?from=singlemessage&lang=en`]);
  expect(text).toContain('data-signature="ab"');
  expect(text).toContain('src="https://res.wx.qq.com/open/js/jweixin-1.6.0.js"');
  expect(headers.get('content-security-policy')).toContain("script-src 'self' https://res.wx.qq.com;");
});

test.each(PAGES)(
  '%s has no trace of it outside WeChat, without an account, or where nothing was signed',
  async (path) => {
    const signed: string[] = [];
    const ports = await publishedPorts();
    const answers = await Promise.all([
      testClient({ ...ports, ...withSharing(signed) })(path),
      testClient(ports)(path, IN_WECHAT),
      testClient({ ...ports, ...withSharing([], null) })(path, IN_WECHAT),
    ]);
    for (const { status, text, headers } of answers) {
      expect(status).toBe(200);
      expect(text).not.toMatch(/wx\.qq\.com|wechat-share/);
      expect(headers.get('content-security-policy')).toContain("script-src 'self';");
      expect(text).toContain('property="og:title"');
    }
    expect(signed).toEqual([]);
  },
);

test('other pages, and answers that are no page, are not signed', async () => {
  const signed: string[] = [];
  const call = testClient({ ...(await publishedPorts()), ...withSharing(signed) });
  for (const path of [
    '/',
    `/p/${projectId}/notice`,
    `/embed/${projectId}`,
    '/p/nosuchproject',
    '/give/nosuchproject',
  ]) {
    await call(path, IN_WECHAT);
  }
  expect(signed).toEqual([]);
});
