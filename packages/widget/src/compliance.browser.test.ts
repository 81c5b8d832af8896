import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CardHarness } from './testing/card-harness.ts';
import type { FakeApi } from './testing/fake-api.ts';
import { fakeApi, json, problem } from './testing/fake-api.ts';
import { API, PROJECT } from './testing/sample-card.ts';
import { sampleCheck, sampleDuty, sampleFinding } from './testing/sample-check.ts';

const READ = `GET /v1/projects/${PROJECT}/compliance`;

let api: FakeApi;
let check: CardHarness | undefined;

beforeEach(() => {
  api = fakeApi();
});

afterEach(() => {
  check?.remove();
  api.restore();
});

async function shown(
  answer: Parameters<typeof sampleCheck>[0] = {},
  attributes: Readonly<Record<string, string>> = {},
): Promise<CardHarness> {
  api.on(READ, () => json(sampleCheck(answer)));
  check = await new CardHarness('hh-compliance', attributes).settled();
  return check;
}

const words = (selector: string) => check?.all(selector)[0]?.textContent?.replaceAll(/\s+/g, ' ').trim();
const ONE = { pass: 1, warn: 0, block: 0, unknown: 0 };

describe('the line', () => {
  test.each([
    ['✓ 未见问题', { counts: ONE }],
    ['? 资料不足', { counts: { ...ONE, unknown: 1 } }],
    ['▲ 需留意', { counts: { ...ONE, warn: 1 } }],
    ['■ 有不符合规定的事项', { counts: { ...ONE, block: 1 } }],
    ['■ 暂停接受捐款', { counts: { ...ONE, block: 1 }, mayTakeGifts: false }],
  ])('says %s in a word and a shape', async (state, answer) => {
    await shown(answer);
    expect(words('i')).toBe(state);
  });

  test('is the deployment’s, and one request is all it takes', async () => {
    await shown();
    expect(words('summary')).toContain('自动核对：1 项未见问题 · 资料由机构填报，可到慈善中国核实');
    expect(api.requests.map(({ url }) => url)).toEqual([`${API}/v1/projects/${PROJECT}/compliance`]);
    expect(check?.detailOf('hh-ready')).toEqual({ projectId: PROJECT });
    expect(check?.fallbackVisible).toBe(false);
  });

  test('stands shut while all is well, open where gifts are paused, and opens by keyboard', async () => {
    await shown({ mayTakeGifts: false });
    expect(check?.all('article > details')[0]?.hasAttribute('open')).toBe(true);
    check?.remove();
    await shown();
    const [line] = check?.all('article > details > summary') ?? [];
    expect(line?.parentElement?.hasAttribute('open')).toBe(false);
    line?.focus();
    expect(check?.focused).toBe(line);
  });

  test('tells what is overdue without anything to open', async () => {
    await shown({ duties: [sampleDuty({ status: 'overdue' }), sampleDuty()] });
    expect(words('summary')).toContain('1 项信息公开已逾期');
  });

  test('leads to the whole check, says that it is an aid, and never more than was checked', async () => {
    await shown({ mayTakeGifts: false, duties: [sampleDuty()] });
    expect(check?.link('在项目页看全部依据').href).toBe(`${API}/p/${PROJECT}#check`);
    expect(check?.text).toContain('不是法律意见');
    expect(check?.text.replaceAll('符合规定', '')).not.toMatch(/合规|合法/);
  });
});

describe('what it opens to', () => {
  test('puts problems first, each with what to do, its article, how that is known, the fact and who vouched', async () => {
    const fault = sampleFinding({
      outcome: 'block',
      message: { zh: '证书已届满', en: 'ran out' },
      fix: { zh: '换发证书后恢复', en: 'renew it' },
    });
    await shown({ findings: [sampleFinding(), fault] });
    expect(check?.all('h3').map(({ textContent }) => textContent)).toEqual([
      '不符合规定 (1)',
      '未见问题 (1)',
      '应当公开的内容和期限',
    ]);
    const told = words('li') ?? '';
    for (const part of [
      '证书已届满',
      '怎么办：换发证书后恢复',
      '《慈善法》（2023）第二十二条 (法律没有明说，是我们的理解)',
    ])
      expect(told).toContain(part);
    expect(told).toContain(
      '证书有效期至：2027-10-07 · 运营方核对 2026 年 11 月 20 日 organisation.certificate.validTo',
    );
  });

  test.each([
    ['true', '是'],
    ['false', '否'],
    [null, '无'],
    ['[3]', '3 项'],
    ['{…}', '已填报'],
    ['constructor', 'constructor'],
  ])('tells the value %s as %s', async (value, told) => {
    const facts = sampleFinding().evidence.map((fact) => ({ ...fact, value }));
    await shown({ findings: [sampleFinding({ evidence: facts })] });
    expect(words('li')).toContain(`证书有效期至：${told} ·`);
  });

  test.each([
    ['organisation.certificate.status', 'valid', '有效'],
    ['organisation.certificate.status', 'constructor', 'constructor'],
    ['organisation.name', 'valid', 'valid'],
  ])('says %s that is %s as %s', async (field, value, told) => {
    const facts = sampleFinding().evidence.map((fact) => ({ ...fact, field, value }));
    await shown({ findings: [sampleFinding({ evidence: facts })] });
    expect(words('li')).toContain(`证书有效期至：${told} ·`);
  });

  test('folds what is in order away, and leaves the colour of the whole off a duty that is not due', async () => {
    await shown({ mayTakeGifts: false, duties: [sampleDuty(), sampleDuty({ status: 'overdue' })] });
    const fold = check?.all('h3')[0]?.closest('details');
    expect(fold?.hasAttribute('open')).toBe(false);
    expect(fold?.querySelector('li')).not.toBeNull();
    const colours = check?.all('li i').map((word) => getComputedStyle(word).color) ?? [];
    const [line] = check?.all('summary > i') ?? [];
    const bad = line && getComputedStyle(line).color;
    expect([colours[0] === bad, colours[1] === bad]).toEqual([false, true]);
  });

  test('calls a duty met only by an entry that can be followed', async () => {
    const entry = { url: 'https://cszg.mca.gov.cn/entry/1', on: '2026-05-20' };
    await shown({ duties: [sampleDuty({ status: 'met', entry })] });
    expect(check?.text).toContain('已登记慈善中国（机构填报）');
    expect(check?.links).toContain(entry.url);
    check?.remove();
    await shown({ duties: [sampleDuty({ status: 'met', entry: { url: 'javascript:alert(1)', on: '2026-05-20' } })] });
    expect(check?.text).toContain('机构填报已办理');
    expect(check?.text).not.toContain('已登记慈善中国');
    expect(check?.links.filter((href) => href.startsWith('javascript'))).toEqual([]);
  });

  test('gives both dates of a duty where they differ', async () => {
    await shown({ duties: [sampleDuty({ dueStrict: '2026-05-31', dueLegal: '2026-06-01' })] });
    expect(check?.text).toContain('2026 年 5 月 31 日 → 2026 年 6 月 1 日');
  });

  test('shows hostile facts as text', async () => {
    const hostile = '<img src=x onerror=top.PWN=1>';
    const words = { zh: hostile, en: hostile };
    const [evidence] = sampleFinding().evidence;
    await shown({
      line: words,
      findings: [
        sampleFinding({
          outcome: 'block',
          title: words,
          message: words,
          fix: words,
          evidence: evidence === undefined ? [] : [{ ...evidence, field: hostile, label: words, value: hostile }],
        }),
      ],
      duties: [sampleDuty({ title: words })],
    });
    expect(check?.all('img')).toEqual([]);
    expect(check?.rawText.split(hostile)).toHaveLength(9);
    expect(Reflect.has(window, 'PWN')).toBe(false);
  });
});

describe('until then', () => {
  test('the host’s own link stays in sight while it loads and when it fails, and another try draws it', async () => {
    api.on(READ, () => problem('internal', 500));
    check = await new CardHarness('hh-compliance').settled();
    expect(check.detailOf('hh-error')).toEqual({ projectId: PROJECT, code: 'internal' });
    expect(check.fallbackVisible).toBe(true);
    expect(check.link('打开项目页面').href).toBe(`${API}/p/${PROJECT}`);
    api.on(READ, () => json(sampleCheck()));
    await check.press('再试一次');
    await check.until(() => check?.saw('hh-ready') ?? false);
    expect(check.fallbackVisible).toBe(false);
  });

  test('whoever tries again by keyboard stands on the button again, or on the line once it is there', async () => {
    api.on(READ, () => problem('internal', 500));
    check = await new CardHarness('hh-compliance').settled();
    const button = () => check?.all('button')[0];
    button()?.focus();
    const failed = button();
    button()?.click();
    await check.until(() => check?.focused === button() && button() !== failed);
    api.on(READ, () => json(sampleCheck()));
    button()?.click();
    await check.until(() => check?.focused?.localName === 'summary');
    expect(check.focused?.textContent).toContain('自动核对');
  });

  test('an answer that is not what was agreed is as good as none', async () => {
    api.on(READ, () => json({ findings: 1 }));
    check = await new CardHarness('hh-compliance').settled();
    await check.until(() => check?.text.includes('没有读出来') ?? false);
    expect(check.fallbackVisible).toBe(true);
  });

  test('a project that is not there leads nowhere', async () => {
    api.on(READ, () => problem('not-found', 404));
    check = await new CardHarness('hh-compliance').settled();
    expect(check.text).toBe('这个项目现在看不到，请联系本网站。');
  });

  test('a tag without a project asks for nothing, and one that is taken out stops asking', async () => {
    api.on(READ, () => new Promise(() => undefined));
    check = new CardHarness('hh-compliance', { project: '' });
    await check.element.draw();
    expect(api.requests).toEqual([]);
    check.element.project = PROJECT;
    await check.until(() => api.requests.length === 1);
    expect(check.text).toContain('正在读取项目资料');
    check.remove();
    expect(api.requests[0]?.signal.aborted).toBe(true);
  });
});

describe('attributes', () => {
  test('English is written, and drawn at once', async () => {
    await shown({ duties: [sampleDuty({ status: 'overdue' })] }, { lang: 'en' });
    expect(words('i')).toBe('✓ No problem found');
    expect(check?.text).toContain('1 disclosure is overdue');
    expect(check?.text).not.toMatch(/\p{Script=Han}/u);
    if (check) check.element.lang = 'zh-CN';
    await check?.element.draw();
    expect(words('i')).toBe('✓ 未见问题');
  });

  test('large letters are 18 px or more, and targets 48 px', async () => {
    await shown({ mayTakeGifts: false, duties: [sampleDuty()] }, { size: 'large' });
    const sizes = check?.all('*').map((element) => Number.parseFloat(getComputedStyle(element).fontSize)) ?? [];
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(18);
    for (const fold of check?.all('details') ?? []) fold.setAttribute('open', '');
    const targets = check?.all('summary,.links a') ?? [];
    expect(Math.min(...targets.map((target) => target.getBoundingClientRect().height))).toBeGreaterThanOrEqual(48);
  });

  test('the theme changes the surface', async () => {
    await shown({}, { theme: 'dark' });
    const [article] = check?.all('article') ?? [];
    expect(article && getComputedStyle(article).backgroundColor).toBe('rgb(23, 20, 15)');
  });

  test('carries no style attribute or element', async () => {
    await shown({ duties: [sampleDuty()] });
    expect(check?.all('[style],style')).toEqual([]);
  });
});
