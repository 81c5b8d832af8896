import { describe, expect, test } from 'vitest';
import { findingsOf } from '../testing/findings.ts';
import { sampleFile, toBytes } from '../testing/sample-file.ts';
import { checkPublishFile, FILE_BYTES_MAX } from './check-file.ts';
import { pathText } from './finding.ts';

/** The sample file with something put out of shape. */
function bent(bend: (file: any) => void): unknown {
  const file = sampleFile();
  bend(file);
  return file;
}

test('a file that fits comes back with its defaults filled in', () => {
  const result = checkPublishFile(toBytes(sampleFile()));
  expect(result).toMatchObject({
    kind: 'fits',
    file: { federations: { shili: { pack: 'cn' } }, projects: { canteen: { atGoal: 'close', minGiftMinor: 100 } } },
  });
});

test('an empty object is a file with nothing in it', () => {
  expect(checkPublishFile(toBytes({})).kind).toBe('fits');
});

test('a byte-order mark of a Windows editor is no mistake', () => {
  expect(findingsOf(`\uFEFF${JSON.stringify(sampleFile())}`)).toEqual([]);
});

describe('what does not fit is named with its place, the expectation and the fix', () => {
  test.each<readonly [string, (file: any) => void, string, RegExp, RegExp]>([
    [
      'a missing field',
      (f) => delete f.projects.canteen.title,
      'projects.canteen.title',
      /必填项缺失/,
      /补上该项（文字）/,
    ],
    ['a wrong type', (f) => (f.projects.canteen.title = 7), 'projects.canteen.title', /应为文字，实际是 7/, /改正/],
    [
      'a slashed date',
      (f) => (f.campaigns.joint.endsOn = '2027/5/1'),
      'campaigns.joint.endsOn',
      /YYYY-MM-DD，实际是 "2027\/5\/1"/,
      /2026-11-22/,
    ],
    [
      'a day that does not exist',
      (f) => (f.campaigns.joint.endsOn = '2027-02-29'),
      'campaigns.joint.endsOn',
      /YYYY-MM-DD/,
      /2026-11-22/,
    ],
    [
      'a timestamp for a date',
      (f) => (f.campaigns.joint.filedOn = '2026-10-01T00:00:00Z'),
      'campaigns.joint.filedOn',
      /YYYY-MM-DD/,
      /2026/,
    ],
    [
      'an end before the start',
      (f) => (f.campaigns.joint.endsOn = '2026-10-19'),
      'campaigns.joint.endsOn',
      /不得早于开始日期/,
      /2026-11-22/,
    ],
    [
      'yuan for fen',
      (f) => (f.projects.canteen.goal.amountMinor = 68000.5),
      'projects.canteen.goal.amountMinor',
      /整数，实际是 68000\.5/,
      /分/,
    ],
    [
      'an amount as text',
      (f) => (f.projects.canteen.goal.amountMinor = '68000'),
      'projects.canteen.goal.amountMinor',
      /应为数字|应为整数/,
      /分/,
    ],
    [
      'a negative amount',
      (f) => (f.projects.canteen.goal.amountMinor = -1),
      'projects.canteen.goal.amountMinor',
      /至少 1，实际是 -1/,
      /分/,
    ],
    [
      'an unsafe amount',
      (f) => (f.projects.canteen.goal.amountMinor = 2 ** 53),
      'projects.canteen.goal.amountMinor',
      /整数|至多/,
      /./,
    ],
    [
      'a currency unknown here',
      (f) => (f.projects.canteen.goal.currency = 'BTC'),
      'projects.canteen.goal.currency',
      /"CNY" \| /,
      /./,
    ],
    ['an unknown field', (f) => (f.projects.canteen.titel = 'x'), 'projects.canteen', /"titel"/, /拼写/],
    ['an unknown section', (f) => (f.project = {}), '', /"project"/, /拼写/],
    ['a section that is a list', (f) => (f.projects = []), 'projects', /对象/, /./],
    [
      'an external id in capitals',
      (f) => (f.projects.Canteen = f.projects.canteen),
      'projects.Canteen',
      /编号应为/,
      /换一个编号/,
    ],
    [
      'a region in words',
      (f) => (f.projects.canteen.region = '雨城区'),
      'projects.canteen.region',
      /GB\/T 2260/,
      /511802/,
    ],
    [
      'a short credit code',
      (f) => (f.charities.fund.uscc = '5311'),
      'charities.fund.uscc',
      /18 位统一社会信用代码，实际是 "5311"/,
      /登记证书/,
    ],
    [
      'an origin with a path',
      (f) => (f.sites.qingyi.origin = 'https://a.example/x/'),
      'sites.qingyi.origin',
      /末尾没有斜杠/,
      /https:\/\/www/,
    ],
    [
      'an origin without TLS',
      (f) => (f.sites.qingyi.origin = 'http://a.example'),
      'sites.qingyi.origin',
      /https 网址/,
      /https/,
    ],
    [
      'a kind that does not exist',
      (f) => (f.charities.fund.kind = 'company'),
      'charities.fund.kind',
      /"foundation" \| /,
      /./,
    ],
    [
      'a title too long',
      (f) => (f.projects.canteen.title = 'x'.repeat(61)),
      'projects.canteen.title',
      /至多 60 个字符/,
      /缩短/,
    ],
    ['an empty title', (f) => (f.projects.canteen.title = '  '), 'projects.canteen.title', /至少 1 个字符/, /./],
    [
      'a direction override in a name',
      (f) => (f.federations.shili.name = 'a\u202Eb'),
      'federations.shili.name',
      /方向字符/,
      /./,
    ],
    [
      'too many presets',
      (f) => (f.projects.canteen.presetsMinor = Array(9).fill(1000)),
      'projects.canteen.presetsMinor',
      /至多 8 项/,
      /./,
    ],
    [
      'limits the wrong way round',
      (f) => (f.projects.canteen.maxGiftMinor = 1),
      'projects.canteen.maxGiftMinor',
      /下限/,
      /./,
    ],
    [
      'an e-mail that is none',
      (f) => (f.charities.fund.contact.email = 'x'),
      'charities.fund.contact.email',
      /电子邮箱/,
      /./,
    ],
  ])('%s', (...row) => {
    const [, bend, place, expected, fix] = row;
    const [finding, ...more] = findingsOf(bent(bend));
    expect(more).toEqual([]);
    expect(finding && pathText(finding.path)).toBe(place);
    expect(finding?.expected.zh).toMatch(expected);
    expect(finding?.fix.zh).toMatch(fix);
    expect(finding?.expected.zh).not.toMatch(/must|expected|Invalid/);
    expect(finding?.expected.en).not.toMatch(/[\u4e00-\u9fff]{4}/);
  });
});

describe('a file that is no publish file', () => {
  test.each<[string, Uint8Array | string, RegExp]>([
    ['text that is not JSON', '{"federations": {,}}', /不是有效的 JSON/],
    ['nothing', '', /不是有效的 JSON/],
    ['GBK', new Uint8Array([0x7b, 0x22, 0xca, 0xbe, 0xc0, 0xfd, 0x22, 0x7d]), /UTF-8/],
    ['a spreadsheet', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0xff, 0xfe]), /UTF-8/],
    ['a list', '[]', /对象/],
    ['null', 'null', /对象/],
    ['more bytes than allowed', new Uint8Array(FILE_BYTES_MAX + 1), /上限/],
  ])('%s', (_what, file, expected) => {
    expect(findingsOf(file).map((finding) => finding.expected.zh)).toEqual([expect.stringMatching(expected)]);
  });

  test('2001 projects are too many for one file', () => {
    const file = bent((f) => {
      f.projects = Object.fromEntries(Array.from({ length: 2001 }, (_, n) => [`p${n}`, f.projects.canteen]));
    });
    expect(findingsOf(file)[0]?.expected.zh).toMatch(/至多 2000 项/);
  });

  test('a key that every object has by nature is a key like any other', () => {
    const file = bent((f) => {
      f.projects.constructor = 7;
    });
    expect(findingsOf(file)).toMatchObject([{ path: ['projects', 'constructor'], fix: { zh: '改正该项' } }]);
  });

  test('a key that stands twice is found before it can swallow the first', () => {
    const text = JSON.stringify(sampleFile()).replace('"lights"', '"can\\u0074een"');
    expect(findingsOf(text).map(({ path }) => pathText(path))).toEqual(['projects.canteen']);
  });
});
