import { describe, expect, test } from 'vitest';
import { canonicalHref, ownImage, pageHref, queryCount, safeHref, telHref, withQuery } from './links.ts';
import { samplePage } from './testing/sample-card.ts';

describe('links inside the site', () => {
  test('carry a language and size that the reader chose by link', () => {
    const context = samplePage({ path: '/p/x?lang=en&size=large&amountMinor=1' });
    expect(pageHref('/give/x', context)).toBe('/give/x?lang=en&size=large');
    expect(pageHref('/p/x#plan', context)).toBe('/p/x?lang=en&size=large#plan');
  });

  test('add nothing when no choice was made', () => {
    expect(pageHref('/give/x', samplePage({ path: '/p/x' }))).toBe('/give/x');
  });

  test('set and remove one parameter and keep the others', () => {
    const context = samplePage({ path: '/give/x?amountMinor=2000&size=large' });
    expect(withQuery(context, 'lang', 'en')).toBe('/give/x?amountMinor=2000&size=large&lang=en');
    expect(withQuery(context, 'size', null)).toBe('/give/x?amountMinor=2000');
  });

  test('name the page without its query as canonical', () => {
    expect(canonicalHref(samplePage({ path: '/p/x?lang=en' }))).toBe('https://give.example.org/p/x');
  });

  test.each(['//evil.example.org/x', '//a//evil.example.org/x', '///evil.example.org/x', '/\\evil.example.org/x'])(
    'HDR-03 stay inside on a page that was asked for as %s',
    (path) => {
      const context = samplePage({ path });
      const here = 'https://give.example.org';
      for (const href of [withQuery(context, 'lang', 'en'), pageHref('/p/x', context), canonicalHref(context)]) {
        expect(new URL(href, here).origin).toBe(here);
      }
    },
  );

  test.each(['//', '///', '//:', '//%', '//['])('can be made on a page that was asked for as %s', (path) => {
    const context = samplePage({ path });
    expect(withQuery(context, 'lang', 'en')).toMatch(/^\/[^/]*\?lang=en$/);
    expect(queryCount(context, 'refreshed')).toBe(0);
  });

  test.each([
    ['/p/x?refreshed=3', 3],
    ['/p/x', 0],
    ['/p/x?refreshed=-1', 0],
    ['/p/x?refreshed=many', 0],
    ['/p/x?refreshed=1e99', 0],
  ])('count %s as %i', (path, count) => {
    expect(queryCount(samplePage({ path }), 'refreshed')).toBe(count);
  });
});

describe('links that come from data', () => {
  test.each(['https://a.example.org/x?y=1', '/p/abc', '/p/abc?x=1#y', 'http://127.0.0.1:8788/'])(
    'follow %s',
    (href) => {
      expect(safeHref(href)).toBe(href);
    },
  );

  test('follow a path with dots only to this site', () => {
    expect(safeHref('/.//evil.example.org')).toBe('/evil.example.org');
  });

  test.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    '//evil.example.org',
    '/\\evil.example.org',
    '/\t/evil.example.org',
    '/\n\\evil.example.org',
    'http://evil.example.org/',
    'https://give.example.org@evil.example.org/',
    'ftp://a.example.org/',
    'not an address',
    '',
    null,
    undefined,
  ])('WID-02 drop %j', (href) => {
    expect(safeHref(href)).toBeNull();
  });

  test('call only what holds a number', () => {
    expect(telHref('028-00000000')).toBe('tel:02800000000');
    expect(telHref('+86 (28) 0000 0000')).toBe('tel:+862800000000');
    expect(telHref('95588')).toBe('tel:95588');
    expect(telHref('028-00000000 转 801')).toBeNull();
    expect(telHref('请到办公室')).toBeNull();
  });

  test('show only pictures that this deployment serves', () => {
    expect(ownImage('/assets/a.jpg', samplePage())).toBe('https://give.example.org/assets/a.jpg');
    expect(ownImage('https://give.example.org/a.jpg', samplePage())).toBe('https://give.example.org/a.jpg');
    expect(ownImage('https://tracker.example.org/a.jpg', samplePage())).toBeNull();
    expect(ownImage(null, samplePage())).toBeNull();
  });
});
