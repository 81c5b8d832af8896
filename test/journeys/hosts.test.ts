// Careful hosts: every strict policy that a site may have set, a script that is not the one that was pinned, and sites
// that refuse us. Whatever happens, the link inside the tag leads to the project.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import type { Copied, HostedNeighbourhood } from './host-page.ts';
import { copyTags, drawn, followLink, openHostedNeighbourhood } from './host-page.ts';

const LINK_STAYS = /<hh-donate>.*so the link stays.*trusted-types lit-html/;
const CLEAN = { errors: [], violations: [], foreignRequests: [] };

let home: HostedNeighbourhood;
let copied: Copied;

beforeAll(async () => {
  home = await openHostedNeighbourhood();
  const phone = await home.phone();
  copied = await copyTags(home, phone);
  await phone.close();
});

afterAll(async () => {
  await home.close();
});

/** Nothing at all is allowed but what the page for webmasters says. */
function onlyWhatIsNeeded(): string {
  return ["default-src 'none'", "style-src 'none'", "require-trusted-types-for 'script'", ...copied.policy].join('; ');
}

const withNonce = (tag: string) => tag.replace('<script ', '<script nonce="cmFuZG9t" ');

describe('a host that allows only the lines printed for it', () => {
  test.each(['tag', 'direct', 'pinned'] as const)(
    'WID-03 draws the card from the %s as it was copied',
    async (kind) => {
      const { page, complaints, warnings, close } = await home.open({
        policy: onlyWhatIsNeeded(),
        body: copied[kind],
      });
      expect(await drawn(page)).toBe(true);
      expect(await page.locator('style').count()).toBe(0);
      await page.getByText('20 元', { exact: true }).click();
      await page
        .getByRole('button', { name: /前往/ })
        .or(page.getByRole('link', { name: /前往/ }))
        .first()
        .click();
      await page.getByText('您将离开').first().waitFor();
      expect([complaints, warnings]).toEqual([CLEAN, []]);
      await close();
    },
  );

  test.each(['tag', 'pinned'] as const)(
    'WID-03 draws the whole form from the %s on the charity’s own site',
    async (kind) => {
      const body = copied[kind];
      const { page, complaints, close } = await home.open({ policy: onlyWhatIsNeeded(), body, at: 'own site' });
      await page.getByRole('button', { name: '去支付' }).waitFor();
      expect(complaints).toEqual(CLEAN);
      await close();
    },
  );

  test.each(['check', 'checkPinned'] as const)(
    'WID-03 draws the automatic check from the %s as copied',
    async (kind) => {
      const { url } = home.demo;
      const body = copied[kind];
      const { page, complaints, warnings, requests, close } = await home.open({ policy: onlyWhatIsNeeded(), body });
      const line = page.locator('hh-compliance summary').first();
      await line.waitFor();
      expect(await line.innerText()).toContain('自动核对：');
      await line.focus();
      await page.keyboard.press('Enter');
      expect(await page.getByText('《慈善法》（2023）第二十二条').count()).toBeGreaterThan(0);
      expect(await page.getByRole('link', { name: '在项目页看全部依据' }).getAttribute('href')).toBe(
        `${url}/p/${home.projectId}#check`,
      );
      expect(await page.getByText('证书编号').count()).toBeGreaterThan(0);
      const scripts = requests.map(({ pathname }) => pathname).filter((path) => path.endsWith('.js'));
      const pinned = [expect.stringMatching(/^\/widget\/0\.1\.0-[0-9a-f]{16}\/compliance\.js$/)];
      expect(scripts).toEqual(kind === 'checkPinned' ? pinned : expect.arrayContaining(['/widget/v1/compliance.js']));
      expect(requests.filter(({ pathname }) => pathname.startsWith('/v1/')).map(({ pathname }) => pathname)).toEqual([
        `/v1/projects/${home.projectId}/compliance`,
      ]);
      expect([complaints, warnings]).toEqual([CLEAN, []]);
      await close();
    },
  );

  test.each(['proof', 'proofPinned'] as const)(
    'WID-03 verifies the public books with the %s as copied, and asks for nothing but them',
    async (kind) => {
      const { page, complaints, warnings, requests, close } = await home.open({
        policy: onlyWhatIsNeeded(),
        body: copied[kind],
      });
      const line = page.locator('hh-proof article i').first();
      await line.waitFor();
      expect(await line.innerText()).toMatch(/^[✓▲] /);
      const scripts = requests.map(({ pathname }) => pathname).filter((path) => path.endsWith('.js'));
      const pinned = [expect.stringMatching(/^\/widget\/0\.1\.0-[0-9a-f]{16}\/proof\.js$/)];
      expect(scripts).toEqual(kind === 'proofPinned' ? pinned : expect.arrayContaining(['/widget/v1/proof.js']));
      const others = requests.filter(({ origin, pathname }) => origin === home.demo.url && !pathname.endsWith('.js'));
      expect(others.every(({ pathname }) => pathname.startsWith('/log/'))).toBe(true);
      expect([complaints, warnings]).toEqual([CLEAN, []]);
      await close();
    },
  );

  test('WID-03 draws all three tags from the one pinned script that has them', async () => {
    const [script = ''] = copied.proofPinned.split('\n');
    const tags = [copied.tag, copied.check, copied.proof].map((text) => text.split('\n').slice(1).join('\n'));
    const body = [script, ...tags].join('\n');
    const { page, complaints, warnings, close } = await home.open({ policy: onlyWhatIsNeeded(), body });
    expect(await drawn(page)).toBe(true);
    await page.locator('hh-compliance summary').first().waitFor();
    await page.locator('hh-proof article i').first().waitFor();
    expect([complaints, warnings]).toEqual([CLEAN, []]);
    await close();
  });

  test('WID-03 says what became of a gift, which comes in a part of its own', async () => {
    const hash = '#hh-pledge=aaaaaaaaaaaaaaaa&hh-token=nothing';
    const host = { policy: onlyWhatIsNeeded(), body: copied.tag, hash };
    const { page, complaints, close } = await home.open(host);
    await page.getByRole('status').first().waitFor();
    expect(complaints.violations).toEqual([]);
    await close();
  });

  test('WID-03 draws the check of the public books, which remembers what it saw and catches what contradicts it', async () => {
    const { url } = home.demo;
    const body = `<script type="module" src="${url}/widget/v1/proof.js"></script><hh-proof project="${home.projectId}"><a href="${url}/p/${home.projectId}">公开账目</a></hh-proof>`;
    await eventually(async () => expect((await fetch(`${url}/log/cosigned`)).status).toBe(200));
    const { page, complaints, warnings, close } = await home.open({ policy: onlyWhatIsNeeded(), body });
    // The demo's one checker is its operator's own, and that is said.
    await page.getByText('只有运营方自己核对过').waitFor();
    await page.reload();
    await page.getByText('起跟踪这份账目').waitFor();
    // As if this browser had been shown another history before.
    await page.evaluate(() => {
      const [name = ''] = Object.keys(localStorage).filter((key) => key.startsWith('hh:log:'));
      const lines = (localStorage.getItem(name) ?? '').split('\n');
      lines[3] = btoa('x'.repeat(32));
      localStorage.setItem(name, lines.join('\n'));
    });
    await page.reload();
    await page.getByText('账目前后矛盾').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '保存证据' }).click(),
    ]);
    expect(readFileSync(await download.path(), 'utf8')).toContain('happy-homeland/evidence/v1\nkind fork\n');
    expect([complaints, warnings]).toEqual([CLEAN, []]);
    await close();
  });
});

test('the README names the same policy as the page for webmasters', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../packages/widget/README.md'), 'utf8');
  const [, lines = ''] = /what `\/embed\/\{projectId\}` prints:\n\n```\n(.*?)\n```/s.exec(readme) ?? [];
  expect(lines.replaceAll('https://give.example.org', home.demo.url).split('\n')).toEqual(copied.policy);
});

describe('other strict hosts', () => {
  test('WID-03 a nonce and strict-dynamic let the script bring its parts', async () => {
    const policy = `script-src 'nonce-cmFuZG9t' 'strict-dynamic'; object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'`;
    const host = { policy, body: withNonce(copied.tag), at: 'own site' } as const;
    const { page, complaints, close } = await home.open(host);
    await page.getByRole('button', { name: '去支付' }).waitFor();
    expect(complaints).toEqual(CLEAN);
    await close();
  });

  test('WID-03 a host that wants Trusted Types and names no policy gets the card', async () => {
    const { page, complaints, close } = await home.open({
      policy: "require-trusted-types-for 'script'",
      body: copied.tag,
    });
    expect(await drawn(page)).toBe(true);
    expect(complaints).toEqual(CLEAN);
    await close();
  });

  test('a host that refuses every policy and checks no text gets the card as well', async () => {
    const { page, complaints, close } = await home.open({ policy: "trusted-types 'none'", body: copied.tag });
    expect(await drawn(page)).toBe(true);
    expect(complaints.errors).toEqual([]);
    await close();
  });
});

describe('a host that refuses the templates', () => {
  test.each([
    ['refuses every policy', "trusted-types 'none'", ''],
    ['has only its own policies on its list', 'trusted-types of-its-own', ''],
    [
      'allows the name once and has used it itself',
      'trusted-types lit-html',
      "<script>trustedTypes.createPolicy('lit-html', { createHTML: (text) => text })</script>",
    ],
  ])('WID-04 and %s keeps its link, with one line of help and no exception', async (_, list, head) => {
    const policy = `require-trusted-types-for 'script'; ${list}`;
    const { page, complaints, warnings, close } = await home.open({ policy, head, body: copied.tag });
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => customElements.get('hh-donate') === undefined)).toBe(true);
    expect(warnings).toEqual([expect.stringMatching(LINK_STAYS)]);
    expect(complaints.errors).toEqual([]);
    expect(complaints.violations.length).toBeLessThanOrEqual(2);
    expect(await followLink(page)).toBe(`/p/${home.projectId}`);
    await close();
  });

  test('WID-04 a host that allows no script of ours keeps its link', async () => {
    const { page, close } = await home.open({ policy: "script-src 'none'", body: copied.tag });
    expect(await followLink(page)).toBe(`/p/${home.projectId}`);
    await close();
  });
});

describe('a pinned script', () => {
  test('WID-05 with another hash is not run, and the link leads to the project', async () => {
    const wrong = copied.pinned.replace(/sha384-[^"]+/, `sha384-${'A'.repeat(64)}`);
    const { page, close } = await home.open({ body: wrong });
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => customElements.get('hh-donate') === undefined)).toBe(true);
    expect(await followLink(page)).toBe(`/p/${home.projectId}`);
    await close();
  });

  test('WID-05 that was changed on its way by one byte is not run', async () => {
    const prepare = (page: Page) =>
      page.route('**/widget/0.*/**', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: `${await response.text()} ` });
      });
    const { page, close } = await home.open({ body: copied.pinned, at: 'own site', prepare });
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => customElements.get('hh-donate') === undefined)).toBe(true);
    await close();
  });

  test('WID-05 asks for no other script, so that its hash covers all that runs', async () => {
    const hash = '#hh-pledge=aaaaaaaaaaaaaaaa&hh-token=nothing';
    const { page, requests, close } = await home.open({ body: copied.pinned, at: 'own site', hash });
    await page.getByRole('button', { name: '去支付' }).waitFor();
    await page.getByRole('status').first().waitFor();
    expect(requests.map(({ pathname }) => pathname).filter((path) => path.endsWith('.js'))).toEqual([
      expect.stringMatching(/^\/widget\/0\.1\.0-[0-9a-f]{16}\/happy-homeland\.js$/),
    ]);
    await close();
  });
});
