import { afterAll, describe, expect, test } from 'vitest';
import { folderOfFiles, runHh } from '../testing/run-hh.ts';
import { sampleFile } from '../testing/sample-file.ts';

const { fileOf, remove } = folderOfFiles();
afterAll(remove);

/** The sample file with something changed; `any`, because it is bent out of its shape. */
function bent(bend: (file: any) => void): string {
  const file = sampleFile();
  bend(file);
  return fileOf(file);
}

const check = (name: string, ...flags: string[]) => runHh(['check', name, ...flags]);

async function checkedJson(name: string, ...flags: string[]) {
  const { code, out } = await check(name, '--json', ...flags);
  return { code, json: JSON.parse(out) };
}

const SEVEN_FAULTS: readonly (readonly [rule: string, bend: (file: any) => void])[] = [
  ['A9', (f) => (f.charities.fund.certificate.validTo = '2026-11-21')],
  ['B1', (f) => delete f.campaigns.joint.facts.campaign.plan.area],
  ['B3', (f) => (f.campaigns.joint.filedOn = '2026-10-11')],
  ['C4', (f) => (f.campaigns.joint.facts.campaign.partners[0].solicits = true)],
  ['C5', (f) => (f.campaigns.joint.facts.campaign.partners[0].holdsMoney = true)],
  ['E7', (f) => (f.campaigns.joint.facts.use.beneficiaryIsRelatedToDonorOrManager = true)],
  ['F6', (f) => (f.campaigns.joint.facts.asking.deceives = true)],
];

describe('hh check', () => {
  test('says of a file that keeps the rules that it can be published', async () => {
    const { code, out, err } = await check(fileOf(sampleFile()));
    expect([code, err]).toEqual([0, '']);
    const lines = out.split('\n');
    expect(lines.slice(0, 3)).toEqual([
      '文件格式相符：1 家机构、1 家慈善组织、1 个网站、1 个募捐活动、2 个项目',
      '核对日期：2026-11-22',
      '募捐活动 joint 社区微项目联合行动（示例）（cn-2026.11.2）：可以发布',
    ]);
    expect(lines.at(-1)).toBe('可以发布。');
  });

  test('lists every misfit of the shape, each on a line, before any rule is asked', async () => {
    const name = bent((file) => {
      file.projects.canteen.region = '雨城';
      file.campaigns.joint.endsOn = '2027.5.1';
      file.campaigns.joint.facts.asking.deceives = true;
    });
    const { code, out, err } = await check(name, '--lang', 'en');
    expect([code, out]).toEqual([1, '']);
    expect(err.split('\n')).toEqual([
      '2 things in the file do not fit; nothing was sent:',
      '  campaigns.joint.endsOn: expected a date YYYY-MM-DD, found "2027.5.1". Fix: write it like 2026-11-22.',
      '  projects.canteen.region: expected a six-digit division code (GB/T 2260), found "雨城". Fix: write it like 511802.',
    ]);
    const { json } = await checkedJson(name);
    expect(json).toMatchObject({ fits: false, findings: [{ path: 'campaigns.joint.endsOn' }, {}] });
  });

  test('finds seven faults in one go, each with its article, its place and a fix', async () => {
    const name = bent((file) => {
      for (const [, bend] of SEVEN_FAULTS) bend(file);
    });
    const { code, json } = await checkedJson(name);
    expect([code, json.wouldPublish]).toEqual([1, false]);
    const blocking = json.rules.filter((finding: any) => finding.outcome === 'block');
    expect(blocking.map(({ rule }: any) => rule)).toEqual(SEVEN_FAULTS.map(([rule]) => rule));
    for (const { articles, fix, places } of blocking) {
      expect(articles[0]).toMatch(/^《.+》/);
      expect(fix).not.toBe('');
      expect(places[0]).toMatch(/^(?:campaigns\.joint|charities\.fund)\./);
    }
    const { out } = await check(name);
    expect(out).toContain('（cn-2026.11.2）：新发布会被拒绝；不能接受捐款');
    expect(out).toContain('  不符合规定（7 项）');
    const blocks = out
      .slice(out.indexOf('不符合规定'), out.indexOf('未见问题'))
      .split(/\n(?= {4}[A-Z])/)
      .slice(1);
    expect(blocks.slice(0, 7).every((block) => /依据：《/.test(block) && /改法：/.test(block))).toBe(true);
  });

  test.each(SEVEN_FAULTS)('refuses for %s alone', async (rule, bend) => {
    const { code, json } = await checkedJson(bent(bend));
    expect(code).toBe(1);
    expect(json.rules.filter(({ closes }: any) => closes.includes('publish')).map((one: any) => one.rule)).toEqual([
      rule,
    ]);
  });

  test('closes where a fact is missing, and says where it belongs', async () => {
    const name = bent((file) => delete file.campaigns.joint.facts.asking.deceives);
    const { code, out } = await check(name);
    expect(code).toBe(1);
    expect(out).toContain('未填报，按不符合处理（1 项）');
    expect(out).toContain('位置：有欺骗内容（campaigns.joint.facts.asking.deceives）');
    expect(out).toContain('关闭：发布、页面显示捐赠按钮');
  });

  test('lets what keeps money away alone be published', async () => {
    const name = bent((file) => (file.campaigns.joint.designatedPlatforms = []));
    const { code, json } = await checkedJson(name);
    expect(code).toBe(0);
    expect(json.subjects).toEqual([expect.objectContaining({ wouldPublish: true, mayTakeGifts: false })]);
  });

  test('names the rules of the page as not asked', async () => {
    const { json } = await checkedJson(fileOf(sampleFile()));
    expect(json.notAskedHere).toEqual(expect.arrayContaining(['B6', 'G1', 'G1-filing-number', 'G2', 'G3']));
    const { out } = await check(fileOf(sampleFile()));
    expect(out).toMatch(/^看页面的 \d+ 条规则（.*G1.*）由服务核对，文件中没有页面，此处不计为通过。$/m);
  });

  test('judges by the law of the day that is asked for', async () => {
    const name = bent((file) => (file.charities.fund.certificate.validTo = '2026-11-22'));
    expect((await check(name)).code).toBe(0);
    expect((await check(name, '--at', '2026-11-22T23:59:59+08:00')).code).toBe(0);
    expect((await check(name, '--at', '2026-11-22T16:00:00Z')).code).toBe(1);
    expect((await check(name, '--at', '2026-11-23')).code).toBe(1);
  });

  test('asks the pack of the federation', async () => {
    const { json } = await checkedJson(bent((file) => (file.federations.shili.pack = 'open')));
    expect(json.subjects[0].pack.id).toBe('open');
    expect(json.rules.flatMap(({ articles }: any) => articles)).toEqual([]);
  });

  test('tells of a project only what its campaign does not say', async () => {
    const name = bent((file) => {
      file.projects.canteen.facts = { asking: { deceives: true } };
      file.projects.lights.facts = {};
    });
    const { code, json } = await checkedJson(name);
    expect(code).toBe(1);
    expect(json.subjects.map(({ kind, key, wouldPublish }: any) => [kind, key, wouldPublish])).toEqual([
      ['campaign', 'joint', true],
      ['project', 'canteen', false],
      ['project', 'lights', true],
    ]);
    expect(json.rules.map(({ subject, rule }: any) => [subject.key, rule])).toEqual([
      ['joint', 'Z4'],
      ['canteen', 'F6'],
    ]);
    expect(json.rules[1].places).toEqual(['projects.canteen.facts.asking.deceives']);
    expect((await check(name)).out).toContain('其余与所属活动相同');
  });

  test('keeps the names that programs build on', async () => {
    const { json } = await checkedJson(bent((file) => (file.campaigns.joint.facts.asking.deceives = true)));
    const namesOf = (value: object) => Object.keys(value).join(' ');
    expect(namesOf(json)).toBe(
      'fits findings at on wouldPublish subjects rules rulesLeftOut notAskedHere duties dutiesLeftOut',
    );
    expect(namesOf(json.subjects[0])).toBe('kind key pack wouldPublish mayTakeGifts counts');
    expect(namesOf(json.subjects[0].counts)).toBe('pass warn block unknown');
    expect(namesOf(json.rules[0])).toBe(
      'subject rule name title outcome closes articles mark message fix fields fieldLabels places',
    );
    expect(namesOf(json.duties[0])).toBe(
      'uid owner rule kind title contents dueStrict dueLegal isDueCertain daysLeft daysLeftLegal status articles mark entry publishedHereOn wasLate',
    );
    expect([json.at, json.on]).toEqual(['2026-11-22T04:00:00.000Z', '2026-11-22']);
  });

  test('of a file without campaigns says that there is nothing to judge by', async () => {
    const { code, json } = await checkedJson(fileOf({ federations: sampleFile().federations }));
    expect(code).toBe(0);
    expect(json).toMatchObject({ on: '2026-11-22', wouldPublish: true, subjects: [], rules: [], duties: [] });
    expect((await check(fileOf({}))).out).toContain('日历：没有公开义务');
  });

  test('speaks English', async () => {
    const { out } = await check(
      bent((file) => (file.campaigns.joint.facts.asking.deceives = true)),
      '--lang',
      'en',
    );
    expect(out).toContain('would be refused as new');
    expect(out).toContain('Not as the rules ask (1)');
    expect(out).toMatch(/Article: Charity Law \(2023\), art\. 31/);
    expect(out).toMatch(/Closes: publication, the donate button/);
    expect(out).toContain('59 days left');
  });
});

describe('a hostile file', () => {
  const UNSAFE = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u;
  const EVIL = '\u001b[2J\u009b31m\u202e\r\nEND:VCALENDAR\r\nX:,;\\\u2028';

  test('says nothing that a terminal would obey, and stays bounded', async () => {
    const name = bent((file) => {
      const { facts } = file.campaigns.joint;
      facts.majorEvents = [{ what: EVIL, happenedOn: '2026-11-01' }];
      facts.disclosures = [{ duty: 'annual-report', entryUrl: `https://x.example/${EVIL}`, entryOn: '2026-05-20' }];
      facts[`x${EVIL}`.slice(0, 60)] = 1;
      facts.campaign.partners = Array.from({ length: 10_000 }, () => ({ name: EVIL, isPerson: 'maybe' }));
    });
    const { code, out } = await check(name);
    expect(code).toBe(1);
    expect(out.replaceAll('\n', '')).not.toMatch(UNSAFE);
    const lines = out.split('\n');
    expect(lines.length).toBeLessThan(400);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(500);
    const { out: json } = await check(name, '--json');
    expect(json).not.toMatch(UNSAFE);
    expect(JSON.parse(json).duties.some(({ title }: any) => title.includes(EVIL))).toBe(true);
  });

  test('of many bad campaigns names a hundred findings and counts the others', async () => {
    const file: any = sampleFile();
    const { joint } = file.campaigns;
    file.projects = {};
    for (let index = 0; index < 60; index += 1) {
      file.campaigns[`c${index}`] = { ...joint, filingNumber: `示例B${index}`, facts: {} };
    }
    const { out } = await check(fileOf(file), '--lang', 'en');
    expect(out.match(/Article:/g)?.length).toBeLessThanOrEqual(100);
    expect(out).toMatch(/… \d+ more/);
    const { json } = await checkedJson(fileOf(file));
    expect(json.rules.length + json.rulesLeftOut).toBeGreaterThan(100);
  });
});
