// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { oembedLinks } from '../oembed-links.ts';
import { sampleCard, samplePage } from '../testing/sample-card.ts';
import { embedChoice } from './embed-choice.ts';
import { oembedOf, oembedXml } from './oembed.ts';

const TITLES = [
  `"><script>alert(1)</script>`,
  `' onload='alert(1)`,
  '</title></oembed><html>',
  ']]>&amp;&lt;',
  '控制\u0000\u0008\u001b字符\uFFFE与半个\uD800',
];

describe('a hostile title', () => {
  test.each(TITLES)('%j stays text in JSON, XML and the head of the page', async (title) => {
    const material = {
      card: sampleCard({ title }),
      publicUrl: 'https://give.example.org',
      choice: embedChoice(new URLSearchParams()),
    };
    const answer = await oembedOf(material, {});
    const pasted = new DOMParser().parseFromString(String(answer['html']), 'text/html');
    expect([...pasted.body.children].map(({ localName }) => localName)).toEqual(['blockquote', 'iframe']);
    expect(pasted.querySelector('blockquote')?.children).toHaveLength(1);
    const frame = pasted.querySelector('iframe');
    expect([...(frame?.attributes ?? [])].filter(({ name }) => name.startsWith('on'))).toEqual([]);
    const xml = oembedXml(answer);
    const names = Object.keys(answer).flatMap((name) => [name, `/${name}`]);
    const opened = [...xml.matchAll(/<([^>\s]*)/g)].map(([, name]) => name);
    expect(opened).toEqual(['?xml', 'oembed', ...names, '/oembed']);
    expect(xml).not.toMatch(/[^\P{Cc}\n]|\p{Cs}|\ufffe/u);
    const head = new DOMParser().parseFromString(String(await oembedLinks(material.card, samplePage())), 'text/html');
    expect(head.querySelectorAll('link')).toHaveLength(2);
    expect(head.querySelectorAll('script, html > html')).toHaveLength(0);
  });
});
