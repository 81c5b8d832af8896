import { problem } from '@happy-homeland/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import type { TestAnswer, TestClient, TestPorts } from '../testing/index.ts';
import { aProject, OWN_ORIGIN, publishedPorts, testClient } from '../testing/index.ts';

const { projectId } = aProject();
const PAGE = `${OWN_ORIGIN}/p/${projectId}`;

let ports: TestPorts;
let call: TestClient;

beforeEach(async () => {
  ports = await publishedPorts();
  call = testClient(ports);
});

function ask(query: Record<string, string>): Promise<TestAnswer> {
  return call(`/oembed?${new URLSearchParams(query)}`);
}

function frameOf({ json }: TestAnswer): Record<string, string> {
  const [, attributes = ''] =
    /^<blockquote><a href="[^"]+">[^<]+<\/a><\/blockquote><iframe ([^>]*)><\/iframe>$/.exec(String(json['html'])) ?? [];
  return Object.fromEntries(
    [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

describe('an address of ours', () => {
  test.each(['p', 'give', 'embed'])('of /%s unfolds into the frame', async (folder) => {
    const answer = await ask({ url: `${OWN_ORIGIN}/${folder}/${projectId}` });
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(answer.json).toMatchObject({ version: '1.0', type: 'rich', width: 480, height: 960 });
    expect(answer.json['author_name']).toBe(answer.json['provider_name']);
    expect(frameOf(answer)).toMatchObject({
      src: `${OWN_ORIGIN}/embed/${projectId}/frame`,
      width: '480',
      height: '860',
      sandbox: 'allow-popups allow-popups-to-escape-sandbox',
    });
  });

  test('unfolds in the language and size it was sent in', async () => {
    const answer = await ask({ url: `${PAGE}?lang=en&size=large&utm_source=x` });
    expect(frameOf(answer)['src']).toBe(`${OWN_ORIGIN}/embed/${projectId}/frame?lang=en&amp;size=large`);
    expect(answer.json['height']).toBe(1740);
  });

  test('keeps to the room that is offered', async () => {
    const small = await ask({ url: PAGE, maxwidth: '320', maxheight: '400' });
    expect(small.json).toMatchObject({ type: 'rich', width: 320, height: 400 });
    expect(frameOf(small)).toMatchObject({ width: '320', height: '300' });
    expect((await ask({ url: PAGE, maxwidth: '5000', maxheight: '5000' })).json).toMatchObject({
      width: 480,
      height: 960,
    });
  });

  test('is a link where no card has room', async () => {
    for (const box of [{ maxwidth: '239' }, { maxheight: '339' }]) {
      const { json } = await ask({ url: PAGE, ...box });
      expect(json['type']).toBe('link');
      expect(Object.keys(json)).not.toContain('html');
    }
  });

  test.each(['-5', '0', '1e9', '１００', 'abc', '', '99999999'])(
    'takes %j pixels as if nothing had been said',
    async (maxwidth) => {
      expect((await ask({ url: PAGE, maxwidth })).json).toMatchObject({ type: 'rich', width: 480 });
    },
  );

  test('is the same in XML', async () => {
    const { text, headers } = await ask({ url: PAGE, format: 'xml' });
    expect(headers.get('content-type')).toBe('text/xml; charset=utf-8');
    expect(text).toMatch(/^<\?xml version="1\.0" encoding="utf-8" standalone="yes"\?>\n<oembed><type>rich<\/type>/);
    expect(text).toContain('<html>&lt;blockquote&gt;&lt;a href="');
  });

  test('is named by the project’s page', async () => {
    const { text } = await call(`/p/${projectId}`);
    const links = [...text.matchAll(/<link rel="alternate" type="([\w/+]+)" href="([^"]+)"/g)];
    expect(links.map(([, type]) => type)).toEqual(['application/json+oembed', 'text/xml+oembed']);
    for (const [, , href = ''] of links) {
      const { pathname, search } = new URL(href.replaceAll('&amp;', '&'));
      expect((await call(pathname + search)).status).toBe(200);
    }
  });
});

describe('an address that is not ours', () => {
  test.each([
    '',
    'nonsense',
    'javascript:alert(1)',
    `https://evil.example.org/p/${projectId}`,
    `${OWN_ORIGIN}.evil.example.org/p/${projectId}`,
    `https://user:pass@give.example.org/p/${projectId}`,
    `${OWN_ORIGIN}/receipts/${projectId}`,
    `${OWN_ORIGIN}/p/nosuchproject`,
    `${OWN_ORIGIN}/p/${projectId}/notice`,
    `${PAGE}?${'a'.repeat(5000)}`,
  ])('of other people or other pages is not found (%#)', async (url) => {
    const { status, json } = await ask({ url });
    expect([status, problem.parse(json).type]).toEqual([404, `${OWN_ORIGIN}/docs#not-found`]);
  });

  test('nor is nothing at all', async () => {
    expect((await call('/oembed')).status).toBe(404);
  });
});

test('a format that there is not is 501', async () => {
  const { status, headers } = await ask({ url: PAGE, format: 'yaml' });
  expect([status, headers.get('cache-control')]).toEqual([501, 'no-store']);
});
