import { describe, expect, test } from 'vitest';
import { toWebUrl } from './web-url.ts';

const LOCAL = 'localhost';
const BASE = 'https://give.example.org';

describe('an address', () => {
  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    '\tjava\nscript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,<script>1</script>',
    'vbscript:msgbox(1)',
    'blob:https://example.org/1',
    'file:///etc/passwd',
    'ftp://example.org/',
    'http://example.org/',
    `http://${LOCAL}.example.org/`,
    'https://user:pass@example.org/',
    'https://user@example.org/',
    '//evil.example/',
    '/\\evil.example/',
    '/\t/evil.example/',
    '\\\\evil.example',
    'evil.example',
    '',
    null,
    undefined,
  ])('%j leads nowhere', (text) => {
    expect(toWebUrl(text)).toBeUndefined();
    expect(toWebUrl(text, BASE)).toBeUndefined();
  });

  test.each([
    ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
    [`http://${LOCAL}:8787/p/a`, `http://${LOCAL}:8787/p/a`],
    ['http://127.0.0.1:8787/p/a', 'http://127.0.0.1:8787/p/a'],
  ])('%s may be followed', (text, href) => {
    expect(toWebUrl(text)).toBe(href);
  });

  test('that is a path counts from the deployment', () => {
    expect(toWebUrl('/p/abc', BASE)).toBe(`${BASE}/p/abc`);
    expect(toWebUrl('/p/abc')).toBeUndefined();
  });
});
