import type { ProjectCard } from '@happy-homeland/sdk';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { corsPhoto, pictureFile } from './poster-file.ts';
import { drawPoster, wrapped } from './poster-picture.ts';
import type { PosterWords } from './poster-words.ts';
import { decodePixels } from './qr-decoder.ts';
import { CardHarness } from './testing/card-harness.ts';
import type { FakeApi } from './testing/fake-api.ts';
import { fakeApi, json, problem } from './testing/fake-api.ts';
import { API, PROJECT, sampleCard } from './testing/sample-card.ts';

const READ = `GET /v1/projects/${PROJECT}`;

let api: FakeApi;
let poster: CardHarness | undefined;

beforeEach(() => {
  api = fakeApi();
});

afterEach(() => {
  poster?.remove();
  api.restore();
  vi.restoreAllMocks();
  Reflect.deleteProperty(navigator, 'share');
  Reflect.deleteProperty(navigator, 'canShare');
});

async function shown(changes: Partial<ProjectCard> = {}, attributes: Readonly<Record<string, string>> = {}) {
  api.on(READ, () => json(sampleCard({ photo: null, ...changes })));
  poster?.remove();
  poster = await new CardHarness('hh-poster', attributes).settled();
  return poster;
}

function canvas(): HTMLCanvasElement {
  const [found] = poster?.all('canvas') ?? [];
  if (found instanceof HTMLCanvasElement) return found;
  throw new TypeError('no canvas');
}

function readCode({ width, height }: HTMLCanvasElement): string | null {
  const pixels = canvas().getContext('2d')?.getImageData(0, 0, width, height);
  return pixels ? decodePixels(pixels) : null;
}

const alt = () => canvas().getAttribute('aria-label') ?? '';

/** What the button hands to the browser to save. */
function savedNames(): string[] {
  const names: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(`${new URL(this.href).protocol} ${this.download}`);
  });
  return names;
}

function onPhone(isPhone: boolean): void {
  vi.spyOn(window, 'matchMedia').mockReturnValue(Object.assign(new EventTarget(), { matches: isPhone }) as never);
}

describe('the picture', () => {
  test('is 750 × 1000, and its code leads to the page of the project', async () => {
    await shown();
    expect([canvas().width, canvas().height]).toEqual([750, 1000]);
    expect(readCode(canvas())).toBe(`${API}/p/${PROJECT}`);
    expect(api.requests.map(({ url }) => url)).toEqual([`${API}/v1/projects/${PROJECT}`]);
    expect(poster?.detailOf('hh-ready')).toEqual({ projectId: PROJECT });
    expect(poster?.fallbackVisible).toBe(false);
  });

  test('says all it shows to whoever does not see it', async () => {
    await shown();
    expect(canvas().getAttribute('role')).toBe('img');
    for (const told of [
      '老年助餐点',
      '为独居老人每天供应两餐热饭',
      '给谁用：青衣社区（示例）',
      '发起和收款：示例省慈善基金会',
      '备案编号：示例A26001',
      '已到账 12,345 元 · 目标 68,000 元',
      '截至北京时间 2026 年 11 月 22 日 14:05',
      `${API}/p/${PROJECT}`,
      '不是捐赠票据',
    ])
      expect(alt()).toContain(told);
    expect(alt()).not.toContain('测试');
  });

  test('carries a ribbon in test mode, and another colour for it', async () => {
    await shown();
    const colour = () => canvas().getContext('2d')?.getImageData(700, 50, 1, 1).data.join();
    const plain = colour();
    await shown({ test: true });
    expect(alt()).toContain('测试 · 示例：不会真的收款');
    expect(colour()).not.toBe(plain);
  });

  test('grows rather than cut a word, and no line is wider than its place', async () => {
    const long = '很长的标题和更长的说明'.repeat(60);
    await shown({ title: long, summary: long, community: 'x'.repeat(400) });
    expect(canvas().height).toBeGreaterThan(1000);
    expect(readCode(canvas())).toBe(`${API}/p/${PROJECT}`);
    const context = document.createElement('canvas').getContext('2d');
    if (!context) throw new TypeError('no canvas');
    const lines = wrapped(context, `${long} two words ${'y'.repeat(300)}`, {
      size: 28,
      weight: 400,
      colour: '',
      width: 300,
    });
    expect(Math.max(...lines.map((line) => context.measureText(line).width))).toBeLessThanOrEqual(300);
    expect(lines.join('').replaceAll(' ', '')).toBe(`${long}twowords${'y'.repeat(300)}`);
  });

  test('holds a photograph that pages may read, and does without one that they may not', async () => {
    const black = document.createElement('canvas');
    black.getContext('2d')?.fillRect(0, 0, black.width, black.height);
    const url = URL.createObjectURL(await pictureFile(black, 'p.png'));
    const { signal } = new AbortController();
    const photo = await corsPhoto(url, signal);
    const words: PosterWords = {
      ...{ ribbon: undefined, title: '', summary: '', forWhom: '', by: '', filing: '', raised: '', asOf: '' },
      ...{ scan: '', noSeal: '', address: `${API}/p/${PROJECT}` },
    };
    const target = document.createElement('canvas');
    const at = () => target.getContext('2d')?.getImageData(10, 20, 1, 1).data.join();
    drawPoster(target, words, undefined);
    const without = at();
    drawPoster(target, words, photo);
    expect(at()).not.toBe(without);
    expect((await pictureFile(target, 'p.png')).size).toBeGreaterThan(0);
    URL.revokeObjectURL(url);
    expect(await corsPhoto(url, signal)).toBeUndefined();
    expect(await corsPhoto(undefined, signal)).toBeUndefined();
  });

  test('is drawn again in another language, and holds no style attribute', async () => {
    await shown({}, { lang: 'en' });
    expect(alt()).toContain('Received CNY 12,345 · goal CNY 68,000');
    expect(alt()).toContain('22 November 2026, 14:05 Beijing time');
    expect(poster?.text).not.toMatch(/\p{Script=Han}/u);
    if (poster) poster.element.lang = 'zh-CN';
    await poster?.element.draw();
    expect(alt()).toContain('已到账');
    expect(poster?.all('[style],style')).toEqual([]);
  });
});

describe('what may be done with it', () => {
  test('it is saved as a file by a press of the button, under any policy for pictures', async () => {
    onPhone(false);
    const saved = savedNames();
    await shown();
    await poster?.press('保存图片');
    await poster?.until(() => poster?.text.includes('已交给浏览器保存') ?? false);
    expect(saved).toEqual([`blob: ${PROJECT}.png`]);
    expect(canvas().isConnected).toBe(true);
  });

  test('on a phone it becomes a picture that can be held, with the same words; leaving takes it away', async () => {
    onPhone(true);
    savedNames();
    const revoked = vi.spyOn(URL, 'revokeObjectURL');
    await shown();
    const told = alt();
    await poster?.press('保存图片');
    await poster?.until(() => poster?.text.includes('长按图片') ?? false);
    const [image] = poster?.all('figure img') ?? [];
    expect(image?.getAttribute('alt')).toBe(told);
    poster?.remove();
    expect(revoked).toHaveBeenCalledWith(image?.getAttribute('src'));
  });

  test('where the host forbids such pictures the canvas stays, and the words say what to do', async () => {
    onPhone(true);
    savedNames();
    vi.spyOn(HTMLImageElement.prototype, 'decode').mockRejectedValue(new DOMException('blocked', 'EncodingError'));
    await shown();
    await poster?.press('保存图片');
    await poster?.until(() => poster?.text.includes('请截屏保存') ?? false);
    expect(canvas().isConnected).toBe(true);
  });

  test('the link is copied, or stands there to be copied by hand', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await shown();
    await poster?.press('复制链接');
    await poster?.until(() => poster?.text.includes('链接已复制') ?? false);
    expect(write).toHaveBeenCalledWith(`${API}/p/${PROJECT}`);
    write.mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    await poster?.press('复制链接');
    await poster?.until(() => poster?.has('没有复制成功，请手动复制这个链接') ?? false);
    expect(poster?.field('没有复制成功，请手动复制这个链接').value).toBe(`${API}/p/${PROJECT}`);
  });

  test('the system shares picture and link where it can; whoever closes its list is told nothing', async () => {
    await shown();
    const names = () => poster?.all('button').map(({ textContent }) => textContent);
    const share = vi.fn<(data: ShareData) => Promise<void>>().mockResolvedValue();
    Object.defineProperty(navigator, 'share', { value: share, configurable: true });
    Object.defineProperty(navigator, 'canShare', { value: () => true, configurable: true });
    await shown();
    expect(names()).toEqual(['保存图片', '分享', '复制链接']);
    await poster?.press('分享');
    await poster?.until(() => share.mock.calls.length === 1);
    expect(share.mock.lastCall?.[0]).toMatchObject({ title: '老年助餐点', text: `老年助餐点 ${API}/p/${PROJECT}` });
    expect(share.mock.lastCall?.[0].files?.[0]?.type).toBe('image/png');
    share.mockRejectedValueOnce(new DOMException('closed', 'AbortError'));
    await poster?.press('分享');
    await poster?.until(() => share.mock.calls.length === 2);
    expect(poster?.all('[role=status]')[0]?.textContent).toBe('');
    vi.spyOn(console, 'warn').mockReturnValue();
    share.mockRejectedValueOnce(new TypeError('no'));
    await poster?.press('分享');
    await poster?.until(() => poster?.text.includes('改用复制链接') ?? false);
  });
});

describe('without a picture', () => {
  test.each<[string, () => Response]>([
    ['is not answered', () => problem('internal', 500)],
    [
      'names no page that may be followed',
      () => json(sampleCard({ photo: null, links: { page: 'javascript:1', give: '' } })),
    ],
    ['is not what was agreed', () => json({ projectId: PROJECT })],
  ])('the link stays where the project %s', async (_why, answer) => {
    vi.spyOn(console, 'error').mockReturnValue();
    api.on(READ, answer);
    poster = await new CardHarness('hh-poster').settled();
    await poster.until(() => poster?.saw('hh-error') ?? false);
    expect(poster.fallbackVisible).toBe(true);
    expect(poster.link('打开项目页面').href).toBe(`${API}/p/${PROJECT}`);
  });

  test('so it does where the browser gives no canvas, and another try draws it', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    const context = vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    api.on(READ, () => json(sampleCard({ photo: null })));
    poster = await new CardHarness('hh-poster').settled();
    await poster.until(() => poster?.text.includes('画不出图片') ?? false);
    expect(poster.fallbackVisible).toBe(true);
    context.mockRestore();
    await poster.press('再试一次');
    await poster.until(() => poster?.all('canvas').length === 1);
  });

  test('a tag without a project asks for nothing, and one that is taken out stops asking', async () => {
    api.on(READ, () => new Promise(() => undefined));
    poster = new CardHarness('hh-poster', { project: '' });
    await poster.element.draw();
    expect(api.requests).toEqual([]);
    poster.element.project = PROJECT;
    await poster.until(() => api.requests.length === 1);
    poster.remove();
    expect(api.requests[0]?.signal.aborted).toBe(true);
  });
});
