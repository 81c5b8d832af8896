import { expect, test } from 'vitest';
import { checkPublishFile } from '../file/check-file.ts';
import { sampleFile, toBytes } from '../testing/sample-file.ts';
import { groupFindings, judgeFile, pageRulesOf } from './judge-file.ts';

function judged(bend: (file: any) => void = () => undefined) {
  const file = sampleFile();
  bend(file);
  const result = checkPublishFile(toBytes(file));
  return result.kind === 'fits' ? judgeFile(result.file, '2026-11-22T12:00:00+08:00') : [];
}

const outcomesOf = ({ findings }: { readonly findings: readonly { rule: string; outcome: string }[] }) =>
  Object.fromEntries(findings.map(({ rule, outcome }) => [rule, outcome]));

test('a rule that looks at the page passes without being counted', () => {
  const [subject] = judged();
  if (!subject) throw new Error('the sample does not fit');
  const passed = Object.values(outcomesOf(subject)).filter((outcome) => outcome === 'pass').length;
  expect(outcomesOf(subject)).toMatchObject({ A11: 'pass', G2: 'pass' });
  const ofPage = subject.findings.filter(({ rule }) => pageRulesOf(subject.evaluation).includes(rule));
  expect(groupFindings(subject).passed).toBe(passed - ofPage.length);
  expect(groupFindings(subject).passed).toBeGreaterThan(20);
});

test('what a project declares of its page is not believed', () => {
  const surface = { shown: { title: '另一个名称' }, advertisements: 3 };
  const [, project] = judged((file) => {
    file.projects.canteen.facts = { surface };
  });
  expect(project?.evaluation.findings.map(({ rule }) => rule)).not.toEqual(expect.arrayContaining(['G3']));
  // Of a campaign the deployment judges it as it was told.
  const [campaign] = judged((file) => {
    file.campaigns.joint.facts.surface = surface;
  });
  expect(campaign && outcomesOf(campaign)).toMatchObject({ B6: 'block', G3: 'block' });
});

test('a project without facts is judged with its campaign', () => {
  expect(judged().map(({ keys }) => keys.project)).toEqual([undefined]);
});

test('a file without campaigns has nothing to judge', () => {
  expect(judged((file) => Object.assign(file, { campaigns: {}, projects: {} }))).toEqual([]);
});
