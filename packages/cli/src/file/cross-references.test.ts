import { describe, expect, test } from 'vitest';
import { findingsOf } from '../testing/findings.ts';
import { sampleFile } from '../testing/sample-file.ts';
import { pathText } from './finding.ts';

/** The sample file with something put out of shape. */
function bent(bend: (file: any) => void): unknown {
  const file = sampleFile();
  bend(file);
  return file;
}

describe('parts that disagree', () => {
  test.each<[string, (file: any) => void, string, RegExp]>([
    [
      'an unknown federation',
      (f) => (f.charities.fund.federation = 'other'),
      'charities.fund.federation',
      /没有 federations\["other"\]/,
    ],
    [
      'an unknown charity',
      (f) => (f.campaigns.joint.charity = 'funds'),
      'campaigns.joint.charity',
      /没有 charities\["funds"\]/,
    ],
    [
      'an unknown campaign, named like something every object has',
      (f) => (f.projects.canteen.campaign = 'constructor'),
      'projects.canteen.campaign',
      /没有 campaigns\["constructor"\]/,
    ],
    [
      'goals one fen beyond the filing',
      (f) => (f.projects.lights.goal.amountMinor += 1),
      'campaigns.joint.expected',
      /100,000\.01 元，超过备案的 100,000\.00 元/,
    ],
    [
      'a partner the plan does not name',
      (f) => (f.projects.canteen.partner = '某社区'),
      'projects.canteen.partner',
      /没有合作方“某社区”/,
    ],
    ['another currency', (f) => (f.projects.canteen.goal.currency = 'HKD'), 'projects.canteen.goal.currency', /币种/],
    [
      'another currency in a budget line',
      (f) => (f.projects.canteen.budget[0].amount.currency = 'HKD'),
      'projects.canteen.budget[0].amount.currency',
      /币种/,
    ],
    [
      'a preset below the smallest gift',
      (f) => (f.projects.canteen.presetsMinor = [99]),
      'projects.canteen.presetsMinor[0]',
      /100 至 5000000 分之内，实际是 99/,
    ],
    [
      'the same credit code twice',
      (f) => (f.charities.two = f.charities.fund),
      'charities.two.uscc',
      /与 charities\["fund"\] 重复/,
    ],
    ['the same site twice', (f) => (f.sites.two = f.sites.qingyi), 'sites.two.origin', /重复/],
    [
      'the same title twice',
      (f) => (f.projects.lights.title = f.projects.canteen.title),
      'projects.lights.title',
      /重复/,
    ],
  ])('%s', (...row) => {
    const [, bend, place, expected] = row;
    const findings = findingsOf(bent(bend));
    expect(findings.map(({ path }) => pathText(path))).toEqual([place]);
    expect(findings[0]?.expected.zh).toMatch(expected);
  });

  test('a project of another federation than its campaign', () => {
    const file = bent((f) => {
      f.federations.other = { name: '另一家', kind: 'association' };
      f.projects.canteen.federation = 'other';
    });
    expect(findingsOf(file).map(({ path }) => pathText(path))).toEqual(['projects.canteen.federation']);
  });

  test('goals that add up to exactly the filed amount are in order', () => {
    expect(findingsOf(sampleFile())).toEqual([]);
  });
});
