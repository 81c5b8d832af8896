import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../run.ts';
import type { FakeDeployment } from '../testing/fake-deployment.ts';
import { startFakeDeployment } from '../testing/fake-deployment.ts';
import { folderOfFiles, runHh } from '../testing/run-hh.ts';
import { SAMPLE_NOW_MS, sampleFile } from '../testing/sample-file.ts';

const { fileOf, remove } = folderOfFiles();
afterAll(remove);

let deployment: FakeDeployment;
beforeEach(async () => {
  deployment = await startFakeDeployment();
});
afterEach(() => deployment.close());

function bent(bend: (file: any) => void): string {
  const file = sampleFile();
  bend(file);
  return fileOf(file);
}

async function publish(name: string, ...flags: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(['publish', name, '--api', deployment.url, '--key', 'k1', ...flags], {
    print: (line) => out.push(line),
    warn: (line) => err.push(line),
    env: {},
    signal: new AbortController().signal,
    nowMs: () => SAMPLE_NOW_MS,
  });
  return { code, out, err };
}

const deceiving = () => bent((file) => (file.campaigns.joint.facts.asking.deceives = true));

const REFUSED = {
  rule: 'B3',
  name: 'prior_filing_10d',
  title: { zh: '提前十日备案', en: 'Filed ten days before' },
  outcome: 'block',
  softened: false,
  bars: true,
  moments: ['publish', 'pay'],
  articles: [{ label: { zh: '《慈善法》（2023）第二十四条', en: 'Charity Law (2023), art. 24' } }],
  mark: 'V1',
  evidence: [],
  fields: ['campaign.filing.submittedOn'],
  message: { zh: '距开始 9 日\u001b[2J', en: '9 days before' },
  fix: { zh: '推迟开始', en: 'start later' },
};

const SAID = [
  'B3 提前十日备案：距开始 9 日 [2J',
  '  依据：《慈善法》（2023）第二十四条',
  '  位置：提交备案的日期（campaigns.joint.filedOn）',
  '  改法：推迟开始',
  '  关闭：发布、收款',
];

describe('hh publish', () => {
  test('says nothing of the rules where they are kept', async () => {
    expect(await publish(fileOf(sampleFile()))).toMatchObject({ code: 0, err: [] });
  });

  test('warns with everything that would be refused as new, and lets the deployment decide', async () => {
    const { code, err } = await publish(deceiving());
    expect(code).toBe(0);
    expect(deployment.puts).toHaveLength(6);
    expect(err[0]).toMatch(/^按规则核对，以下内容作为新发布会被拒绝/);
    expect(err[1]).toMatch(/^ {2}募捐活动 joint F6 自愿捐赠：/);
    expect(err.slice(2)).toEqual([
      expect.stringMatching(/^ {4}依据：《慈善法》（2023）第三十一条/),
      '    位置：有欺骗内容（campaigns.joint.facts.asking.deceives）',
      expect.stringMatching(/^ {4}改法：./),
    ]);
  });

  test('warns in a dry run, too, and sends nothing', async () => {
    const { code, err } = await runHh(['publish', deceiving(), '--dry-run', '--lang', 'en']);
    expect(code).toBe(0);
    expect(err).toMatch(/^By the rules this would be refused as new.+\n {2}campaign joint F6 /);
  });

  test('does not warn of what keeps gifts away alone', async () => {
    const { err } = await publish(bent((file) => (file.campaigns.joint.designatedPlatforms = [])));
    expect(err).toEqual([]);
  });

  test('prints what the deployment refused by the rules, with article, place and fix', async () => {
    deployment.judge(4, { isRefused: true, rules: [REFUSED] });
    const { code, err } = await publish(fileOf(sampleFile()));
    expect(code).toBe(1);
    expect(err[0]).toBe('停在 [4/6] 募捐活动 joint: blocked-by-rules（refused）；改好后再次运行');
    expect(err.slice(1, -1)).toEqual(SAID.map((line) => `  ${line}`));
    expect(err.at(-1)).toMatch(/已完成的 3 项保留/);
  });

  test('prints what the deployment took although the rules are not kept, and goes on', async () => {
    deployment.judge(5, { isRefused: false, rules: [REFUSED] });
    const { code, out, err } = await publish(fileOf(sampleFile()));
    expect(code).toBe(0);
    expect(err).toEqual(['  已接受，但不符合 1 条规则：', ...SAID.map((line) => `    ${line}`)]);
    expect(out.at(-1)).toBe('完成：已创建 6，已更新 0，无变化 0');
  });

  test('gives the rules to programs, refused or taken', async () => {
    deployment.judge(4, { isRefused: false, rules: [REFUSED] });
    deployment.judge(5, { isRefused: true, rules: [REFUSED] });
    const { code, out } = await publish(fileOf(sampleFile()), '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out.join(''))).toMatchObject({
      campaigns: { joint: { outcome: 'created', rules: [REFUSED] } },
      failed: { kind: 'projects', externalId: 'canteen', code: 'blocked-by-rules', rules: [REFUSED] },
    });
  });

  test('prints a hundred findings of one answer at most', async () => {
    deployment.judge(4, { isRefused: true, rules: Array.from({ length: 103 }, () => REFUSED) });
    const { err } = await publish(fileOf(sampleFile()));
    expect(err.filter((line) => line.includes('依据'))).toHaveLength(100);
    expect(err).toContain('  … 另有 3 项');
  });
});
