import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import type { TestClient, TestPorts } from '../testing/index.ts';
import { aProject, OWN_ORIGIN, publishedPorts, testClient } from '../testing/index.ts';
import { bitmapPng } from './bitmap-png.ts';

const { projectId } = aProject();
const FRAME = `/embed/${projectId}/frame`;

let ports: TestPorts;
let call: TestClient;

beforeEach(async () => {
  ports = await publishedPorts();
  call = testClient(ports);
});

describe('the card in a frame', () => {
  test('HDR-01 may stand on any page, runs only our own script, and takes, sends and keeps nothing', async () => {
    const { status, headers, text } = await call(FRAME);
    expect(status).toBe(200);
    const policy = new Map(
      (headers.get('content-security-policy') ?? '')
        .split('; ')
        .map((line) => line.split(/ (.*)/s).slice(0, 2) as [string, string]),
    );
    expect(policy.get('frame-ancestors')).toBe('*');
    for (const name of ['default-src', 'connect-src', 'form-action', 'base-uri', 'trusted-types']) {
      expect([name, policy.get(name)]).toEqual([name, "'none'"]);
    }
    expect(policy.get('script-src')).toBe("'self'");
    expect(headers.get('set-cookie')).toBeNull();
    expect(text).not.toMatch(/<form|<input|<script/);
  });

  test('WID-03 never offers more than a page that nobody registered, wherever it stands', async () => {
    for (const origin of [OWN_ORIGIN, 'https://stranger.example.org', null]) {
      const { text } = await call(FRAME, { headers: origin === null ? {} : { origin, referer: `${origin}/` } });
      const links = [...text.matchAll(/<a ([^>]*)>/g)].map(([, attributes = '']) => attributes);
      const outward = links.filter((link) => !link.includes('href="tel:'));
      expect(outward).toEqual([
        `class="button" href="${OWN_ORIGIN}/p/${projectId}?lang=zh-CN" target="_blank" rel="noopener"`,
      ]);
    }
  });

  test('is Chinese or English, large, light or dark, as its address says', async () => {
    const { text } = await call(`${FRAME}?lang=en&size=large&theme=dark&fit=1`);
    expect(text).toContain('<html lang="en" data-size="large" data-theme="dark">');
    expect(text).toContain('<script type="module" src="/widget/v1/frame-page.js"></script>');
    expect((await call(`${FRAME}?theme="><script>`)).text).not.toContain('data-theme');
  });

  test('says why gifts are not taken, and leads to the books all the same', async () => {
    const { directory } = ports.store;
    const file = directory.file.bind(directory);
    directory.file = async (id) => {
      const found = await file(id);
      return (
        found && {
          ...found,
          campaign: { ...found.campaign, body: { ...found.campaign.body, designatedPlatforms: [] } },
        }
      );
    };
    const { text } = await call(FRAME);
    expect(text).toContain('本次募捐尚未在民政部指定的平台发布');
    expect(text).toContain('看账目和公开信息');
    expect(text).not.toContain('去捐赠');
  });

  test('of a project that is not there is a page that no frame may show', async () => {
    const { status, headers } = await call('/embed/nosuchproject/frame');
    expect(status).toBe(404);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  test('reads its style sheets even where the box gives it no origin', async () => {
    for (const path of ['/assets/pages.css']) {
      expect((await call(path)).headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    }
  });
});

describe('the code as a picture', () => {
  test('is a PNG from anywhere, the same each time', async () => {
    const answer = await call(`/embed/${projectId}/qr.png`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect((await call('/embed/nosuchproject/qr.png')).status).toBe(404);
  });

  test('holds the squares it was given, with check sums that fit', async () => {
    const squares = [
      [true, false, true],
      [false, false, false],
      [true, true, false],
    ];
    const png = Buffer.from(await bitmapPng(squares, 4));
    expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    expect([png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25]]).toEqual([12, 12, 1, 0]);
    const at = png.indexOf('IDAT');
    const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
    const drawn = Array.from({ length: 12 }, (_, y) =>
      rows
        .readUInt16BE(y * 3 + 1)
        .toString(2)
        .padStart(16, '0')
        .slice(0, 12),
    );
    expect(drawn.filter((_, y) => y % 4 === 0)).toEqual(['000011110000', '111111111111', '000000001111']);
    // The end of every PNG, check sum included, as the specification prints it.
    expect(png.subarray(-8).toString('hex')).toBe('49454e44ae426082');
    expect(
      createHash('sha256')
        .update(await bitmapPng(squares, 4))
        .digest('hex'),
    ).toBe(createHash('sha256').update(png).digest('hex'));
  });
});
