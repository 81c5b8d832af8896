import { afterAll, describe, expect, test } from 'vitest';
import { folderOfFiles, runHh } from '../testing/run-hh.ts';
import { sampleFile } from '../testing/sample-file.ts';

const { fileOf, remove } = folderOfFiles();
afterAll(remove);

function bent(bend: (file: any) => void): string {
  const file = sampleFile();
  bend(file);
  return fileOf(file);
}

async function dutiesOf(name: string, ...flags: string[]): Promise<any[]> {
  return JSON.parse((await runHh(['check', name, '--json', ...flags])).out).duties;
}

const rowOf = async (name: string, at: string, title: string) =>
  (await runHh(['check', name, '--at', at])).out
    .split('\n')
    .find((line) => /^ {2}\d{4}-/.test(line) && line.includes(title)) ?? '';

describe('days left', () => {
  test.each([
    ['2027-07-31', [1, 2, 'open'], '还有 1 天'],
    ['2027-08-01', [0, 1, 'open'], '今天到期'],
    ['2027-08-02', [-1, 0, 'open'], '已过 1 天'],
    ['2027-08-03', [-2, -1, 'overdue'], '已过 2 天'],
  ])('on %s are, to the day as counted and to the day that ends it, %j', async (at, left, words) => {
    const name = fileOf(sampleFile());
    const final = (await dutiesOf(name, '--at', at)).find(({ kind }) => kind === 'campaign-final');
    expect([final.daysLeft, final.daysLeftLegal, final.status]).toEqual(left);
    expect(await rowOf(name, at, '募捐结束后的全面公开')).toContain(words);
  });

  test('count over a leap day and a new year', async () => {
    const name = bent((file) => {
      file.campaigns.joint.startsOn = '2027-11-30';
      file.campaigns.joint.endsOn = '2028-08-31';
    });
    const [first] = (await dutiesOf(name, '--at', '2027-12-31')).filter(({ kind }) => kind === 'campaign-progress');
    expect([first.dueStrict, first.daysLeft]).toEqual(['2028-02-29', 60]);
  });
});

describe('how a duty stands', () => {
  test.each([
    [{ entryUrl: 'https://cszg.mca.gov.cn/9', entryOn: '2026-11-20' }, '2026-11-22', ['met', '已完成']],
    [{ publishedHereOn: '2026-11-20' }, '2026-11-22', ['published-here', '已在本页公开待登记法定平台']],
    [{ publishedHereOn: '2026-11-20' }, '2027-02-01', ['overdue', '已逾期']],
  ])('with %j on %s is %j', async (told, at, [status, words]) => {
    const name = bent((file) => {
      const entry = { duty: 'campaign-progress', covers: '2027-01-20', ...told };
      file.campaigns.joint.facts.disclosures.push(entry);
    });
    const [first] = (await dutiesOf(name, '--at', at)).filter(({ kind }) => kind === 'campaign-progress');
    expect(first.status).toBe(status);
    expect(await rowOf(name, at, '募捐进展公开')).toContain(words ?? '?');
  });

  test('that nobody told is said to be not told once its day is past', async () => {
    const name = bent((file) => delete file.campaigns.joint.facts.disclosures);
    expect(await rowOf(name, '2026-11-22', '年度工作报告')).toContain('未填报');
  });
});

describe('the calendar', () => {
  const second = (file: any) => {
    file.campaigns.second = { ...structuredClone(file.campaigns.joint), filingNumber: '示例A26002' };
    return file.campaigns.second;
  };

  test('is in the order of the days', async () => {
    const dates = (await dutiesOf(fileOf(sampleFile()))).map(({ dueStrict }) => dueStrict);
    expect(dates).toEqual(dates.toSorted());
  });

  test.each(['joint', 'second'])(
    'has the yearly duties of a charity once, though %s tells nothing of them',
    async (silent) => {
      const name = bent((file) => {
        second(file);
        file.campaigns[silent].facts.disclosures = [];
      });
      const yearly = (await dutiesOf(name)).filter(({ kind }) => kind === 'annual-report');
      expect(yearly.map(({ dueStrict, status, owner }) => [dueStrict, status, owner.section, owner.key])).toEqual([
        ['2026-05-31', 'met', 'charities', 'fund'],
        ['2027-05-31', 'open', 'charities', 'fund'],
      ]);
      const finals = (await dutiesOf(name)).filter(({ kind }) => kind === 'campaign-final');
      expect(finals.map(({ owner }) => owner.key)).toEqual(['joint', 'second']);
    },
  );

  test.each([false, true])(
    'has a duty of the campaign once, and those of each project apart: %j',
    async (isToldTwice) => {
      const name = bent((file) => {
        const dates = { setUpOn: '2026-10-20', startsOn: '2026-10-20', endsOn: '2027-03-31', surplusMinor: 0 };
        // What its campaign says of projects in general has the same dates.
        if (isToldTwice) file.campaigns.joint.facts.project = dates;
        file.projects.canteen.facts = { project: dates };
        file.projects.lights.facts = { project: dates };
      });
      const duties = await dutiesOf(name);
      expect(duties.filter(({ kind }) => kind === 'campaign-final').map(({ owner }) => owner.key)).toEqual(['joint']);
      const projects = duties.filter(({ kind, owner }) => kind === 'project-final' && owner.section === 'projects');
      expect(projects.map(({ owner }) => [owner.section, owner.key, owner.name])).toEqual([
        ['projects', 'canteen', '老年助餐点'],
        ['projects', 'lights', '楼道灯与扶手'],
      ]);
    },
  );

  test('keeps two events of one day apart', async () => {
    const name = bent((file) => {
      const { facts } = file.campaigns.joint;
      facts.majorEvents = ['投资', '交易'].map((what) => ({ what, happenedOn: '2026-11-01' }));
    });
    const events = (await dutiesOf(name)).filter(({ kind }) => kind === 'major-event');
    expect(events.map(({ title }) => title)).toEqual(['重大事项：投资', '重大事项：交易']);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(2);
  });

  test('is bounded, in print and altogether', async () => {
    const name = bent((file) => {
      file.projects = {};
      for (let index = 0; index < 250; index += 1) {
        const campaign = second(file);
        file.campaigns[`c${index}`] = { ...campaign, filingNumber: `示例B${index}`, endsOn: '2029-10-19' };
      }
    });
    const { out } = await runHh(['check', name]);
    expect(out.match(/^ {2}\d{4}-\d{2}-\d{2} /gm)).toHaveLength(100);
    expect(out).toMatch(/… 另有 \d+ 项/);
    const { duties, dutiesLeftOut } = JSON.parse((await runHh(['check', name, '--json'])).out);
    expect(duties).toHaveLength(2_000);
    expect(dutiesLeftOut).toBeGreaterThan(0);
    expect((await runHh(['check', name, '--ics'])).err).toContain(`另有 ${dutiesLeftOut} 项未写入`);
    // What is done goes first.
    expect(duties.filter(({ status }: any) => status === 'met')).toHaveLength(0);
  });
});
