import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CardHarness } from './testing/card-harness.ts';
import type { FakeApi } from './testing/fake-api.ts';
import { fakeApi } from './testing/fake-api.ts';
import { API, PROJECT } from './testing/sample-card.ts';
import {
  HOSTILE_CHECKPOINT,
  HOSTILE_TRUST,
  REWRITTEN,
  SEEN_BY_BOTH,
  SEEN_BY_NOBODY,
  SEEN_BY_OWN,
  SEEN_MS,
  TRUST,
  TRUST_WITHOUT_QUORUM,
} from './testing/sample-log.ts';

const HOUR_MS = 3_600_000;

let api: FakeApi;
let proof: CardHarness | undefined;

beforeEach(() => {
  localStorage.clear();
  vi.spyOn(Date, 'now').mockReturnValue(SEEN_MS + HOUR_MS);
  api = fakeApi();
});

afterEach(() => {
  proof?.remove();
  api.restore();
  vi.restoreAllMocks();
});

interface Log {
  readonly checkpoint?: string;
  readonly trust?: string;
}

function serve({ checkpoint = SEEN_BY_BOTH, trust = TRUST }: Log = {}): void {
  api.on('GET /log/checkpoint', () => new Response(checkpoint));
  api.on('GET /log/trust.json', () => new Response(trust));
}

async function shown(log: Log = {}, attributes: Readonly<Record<string, string>> = {}): Promise<CardHarness> {
  serve(log);
  proof?.remove();
  proof = await new CardHarness('hh-proof', attributes).settled();
  return proof;
}

const words = (selector: string) => proof?.all(selector)[0]?.textContent?.replaceAll(/\s+/g, ' ').trim();
const tone = () => proof?.all('article')[0]?.className;

const EVERYBODY = /大家|同一份|everybody|others see|the same/i;

describe('the line', () => {
  test.each<[string, string, string, Log]>([
    ['✓ 核验通过', 'green', 'verified', {}],
    ['▲ 只有运营方自己核对过', 'amber', 'incomplete', { checkpoint: SEEN_BY_OWN }],
    ['▲ 核对方不足', 'amber', 'incomplete', { checkpoint: SEEN_BY_NOBODY }],
    ['▲ 还没有核对方', 'amber', 'incomplete', { checkpoint: SEEN_BY_NOBODY, trust: TRUST_WITHOUT_QUORUM }],
    ['■ 核验不通过', 'red', 'mismatch', { checkpoint: SEEN_BY_BOTH.replace('\n2\n', '\n3\n') }],
    [
      '■ 核验不通过',
      'red',
      'mismatch',
      { trust: TRUST.replace('log.example.org/home","quorum', 'log.example.org/away","quorum') },
    ],
  ])('says %s in a word, a shape and a colour (%s)', async (word, colour, ...[state, log]) => {
    await shown(log);
    expect([words('i'), tone()]).toEqual([word, colour]);
    expect(proof?.detailOf('hh-verified')).toEqual({ projectId: PROJECT, state });
    expect(proof?.fallbackVisible).toBe(false);
  });

  test('is green for a day and no longer', async () => {
    vi.spyOn(Date, 'now').mockReturnValue(SEEN_MS + 24 * HOUR_MS);
    await shown();
    expect(tone()).toBe('green');
    vi.spyOn(Date, 'now').mockReturnValue(SEEN_MS + 24 * HOUR_MS + 1);
    await shown();
    expect([words('i'), tone()]).toEqual(['▲ 核对已过时', 'amber']);
  });

  test('says what is not proved, and speaks no engineer’s word', async () => {
    for (const lang of ['zh-CN', 'en']) {
      await shown({}, { lang });
      expect(proof?.text).toMatch(
        lang === 'en' ? /does not show that each entry is true/ : /不说明每一笔都属实，也不说明没有遗漏/,
      );
      expect(proof?.text).not.toMatch(/checkpoint|leaf|merkle|witness|hash|叶|默克尔|检查点/i);
    }
  });

  test.each([
    ['says that others see the same where somebody else has seen it', true, {}],
    ['does not where only the operator’s own have', false, { checkpoint: SEEN_BY_OWN }],
    ['does not where nobody has', false, { checkpoint: SEEN_BY_NOBODY, trust: TRUST_WITHOUT_QUORUM }],
    ['does not where too few have', false, { checkpoint: SEEN_BY_NOBODY }],
  ])('%s', async (_, isSaid, log) => {
    for (const lang of ['zh-CN', 'en']) {
      await shown(log, { lang });
      expect(EVERYBODY.test(proof?.text ?? ''), lang).toBe(isSaid);
    }
  });

  test('opens to who has seen it, whose they are, and when', async () => {
    await shown();
    const told = proof?.text ?? '';
    for (const part of [
      '共 2 条账目',
      '2 家核对方核对过（至少要 1 家）',
      '运营方以外',
      '运营方自己',
      '最近一次核对：11 月 18 日 19:06',
    ])
      expect(told).toContain(part);
    expect(proof?.link('在项目页看账目').href).toBe(`${API}/p/${PROJECT}#journal`);
    expect(proof?.link('核验我的捐赠回执').href).toBe(`${API}/verify`);
  });
});

test.each([
  ['zh-CN', '还没有核对方核对过（目前没有要求）', '2 家核对方核对过（目前没有要求）'],
  ['zh-Hant', '還沒有核對方核對過（目前沒有要求）', '2 家核對方核對過（目前沒有要求）'],
  ['en', 'No checker has seen it (none is asked for yet)', '2 checkers have seen it (none is asked for yet)'],
])('where no checker is asked for, nobody is told that at least none must (%s)', async (lang, nobody, both) => {
  const trust = TRUST_WITHOUT_QUORUM;
  await shown({ checkpoint: SEEN_BY_NOBODY, trust }, { lang });
  expect(proof?.text).toContain(nobody);
  const asked = TRUST.replace('"quorum":1', '"quorum":0');
  await shown({ trust: asked }, { lang });
  expect(proof?.text).toContain(both);
});

describe('from visit to visit', () => {
  test('follows the books, and says since when', async () => {
    await shown();
    expect(proof?.text).not.toContain('起跟踪这份账目');
    await shown();
    expect(proof?.text).toContain('本浏览器自 11 月 18 日 20:06 起跟踪这份账目');
  });

  test('says that the checkers are fewer than before, or the books others, until they are as before again', async () => {
    await shown();
    await shown({ trust: TRUST_WITHOUT_QUORUM });
    expect([words('i'), tone()]).toEqual(['▲ 核对要求变弱了', 'amber']);
    expect(proof?.detailOf('hh-verified')).toEqual({ projectId: PROJECT, state: 'incomplete' });
    await shown({ trust: HOSTILE_TRUST, checkpoint: HOSTILE_CHECKPOINT }, { lang: 'en' });
    expect([words('i'), tone()]).toEqual(['■ These are other books', 'red']);
    expect(proof?.detailOf('hh-verified')).toEqual({ projectId: PROJECT, state: 'mismatch' });
    await shown();
    expect(words('i')).toBe('✓ 核验通过');
  });

  test('catches books that were rewritten and that no checker signed for', async () => {
    await shown();
    await shown({ checkpoint: `${REWRITTEN.split('\n').slice(0, 5).join('\n')}\n` });
    expect([words('i'), tone()]).toEqual(['■ 账目前后矛盾', 'red']);
    expect(proof?.all('button')).toHaveLength(1);
  });

  test('catches books that were rewritten, keeps the evidence, and hands it out', async () => {
    await shown();
    await shown({ checkpoint: REWRITTEN });
    expect([words('i'), tone()]).toEqual(['■ 账目前后矛盾', 'red']);
    expect(proof?.all('[role=alert]')).toHaveLength(1);
    const saved: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
      if (file instanceof Blob) saved.push(file);
      return 'blob:x';
    });
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
    await proof?.press('保存证据');
    expect(click).toHaveBeenCalledOnce();
    const text = await saved[0]?.text();
    for (const note of [SEEN_BY_BOTH, REWRITTEN]) expect(text).toContain(note.trimEnd());
    // Whoever serves the right books again does not make it undone.
    await shown();
    expect(words('i')).toBe('■ 账目前后矛盾');
  });
});

describe('until then', () => {
  test.each<[string, () => void]>([
    ['nobody answers', () => undefined],
    ['a login page answers', () => serve({ trust: '<html>登录', checkpoint: '<html>登录' })],
    ['the keys are right and a page stands for the books', () => serve({ checkpoint: '<!doctype html>' })],
  ])('nothing is claimed where %s, and another try draws it', async (_, prepare) => {
    prepare();
    proof = await new CardHarness('hh-proof').settled();
    expect(proof.detailOf('hh-error')).toEqual({ projectId: PROJECT, code: 'network' });
    expect(proof.text).toContain('没有核验成功，账目对不对现在不知道。');
    expect(proof.fallbackVisible).toBe(true);
    serve();
    await proof.press('再试一次');
    await proof.until(() => proof?.saw('hh-verified') ?? false);
    expect(words('i')).toBe('✓ 核验通过');
  });

  test('a tag without a project asks for nothing, and one that is taken out stops asking', async () => {
    api.on('GET /log/trust.json', () => new Promise(() => undefined));
    proof = new CardHarness('hh-proof', { project: '' });
    await proof.element.draw();
    expect(api.requests).toEqual([]);
    proof.element.project = PROJECT;
    await proof.until(() => api.requests.length === 1);
    expect(proof.text).toContain('正在核验公开账目记录');
    proof.remove();
    expect(api.requests[0]?.signal.aborted).toBe(true);
  });
});

describe('whatever the log is called', () => {
  test('it and its checkers are shown as text', async () => {
    await shown({ trust: HOSTILE_TRUST, checkpoint: HOSTILE_CHECKPOINT });
    expect(words('i')).toBe('✓ 核验通过');
    for (const name of ['<img/src=x/onerror=top.PWN=1>', '"><svg/onload=top.PWN=1>'])
      expect(proof?.rawText).toContain(name);
    expect(proof?.all('img,svg')).toEqual([]);
    expect(Reflect.has(window, 'PWN')).toBe(false);
  });

  test('it carries no style attribute or element, and large letters are 18 px or more', async () => {
    await shown({ checkpoint: SEEN_BY_OWN }, { size: 'large' });
    expect(proof?.all('[style],style')).toEqual([]);
    const sizes = proof?.all('*').map((element) => Number.parseFloat(getComputedStyle(element).fontSize)) ?? [];
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(18);
    const targets = proof?.all('summary,.links a,button') ?? [];
    expect(Math.min(...targets.map((target) => target.getBoundingClientRect().height))).toBeGreaterThanOrEqual(44);
  });

  test('English is written, and drawn at once', async () => {
    await shown({}, { lang: 'en' });
    expect(words('i')).toBe('✓ Checked');
    expect(proof?.text).not.toMatch(/\p{Script=Han}/u);
  });
});
