// @vitest-environment happy-dom
import { apiReference, OPERATIONS, PROBLEMS } from '@happy-homeland/contract';
import { describe, expect, test } from 'vitest';
import { parsePage, textOf } from '../testing/parse-page.ts';
import { samplePage } from '../testing/sample-card.ts';
import { docsPage } from './docs-page.ts';

const page = await parsePage(
  docsPage({ operations: apiReference(), problems: PROBLEMS, hasViewer: true, context: samplePage({ lang: 'en' }) }),
);

describe('the reference', () => {
  test('has an article for every operation', () => {
    for (const [id, { method, path }] of Object.entries(OPERATIONS)) {
      expect(textOf(page, `[id="${id}"] h3`), id).toBe(`${method.toUpperCase()} ${path}`);
    }
  });

  test('has an anchor with status and title for every problem', () => {
    for (const [slug, { status, en }] of Object.entries(PROBLEMS)) {
      expect(textOf(page, `tr[id="${slug}"]`).replaceAll(' ', ''), slug).toBe(
        `${slug}${status}${en}`.replaceAll(' ', ''),
      );
    }
  });

  test('lists what is asked in the address, and the fields of a body with their types and what is required', () => {
    const [query, body] = [...page.querySelectorAll('#createPledge table')].map((table) =>
      table.textContent?.replace(/\s+/g, ' '),
    );
    expect(query).toMatch(/lang.*no.*size.*no/);
    expect(body).toContain('projectIdstringyes');
    expect(body).toContain('amountMoneyyes');
    expect(body).toMatch(/messagestringno/);
  });

  test('shows a schema in full once, and leads there from every other operation that has it', () => {
    const repeated = page.querySelector('[id="disbursements.reject"]')?.textContent ?? '';
    expect(repeated).toContain('The same as in');
    const tables = [...page.querySelectorAll('table.fields')].map((table) => table.textContent);
    expect(tables.length).toBeLessThan(Object.keys(OPERATIONS).length);
    for (const link of page.querySelectorAll('.operation p > a.code')) {
      const target = page.querySelector(`[id="${link.getAttribute('href')?.slice(1)}"]`);
      expect(target, link.textContent ?? '').not.toBeNull();
    }
  });

  test('shows a schema’s own example', () => {
    const example = page.querySelector('#createPledge pre')?.textContent ?? '';
    expect(JSON.parse(example)).toMatchObject({ projectId: 'abcdefghijklmnop' });
  });
});
