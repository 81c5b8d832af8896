// Which project a statement is of, where there are more than a list can show.

import { beforeEach, describe, expect, test } from 'vitest';
import type { Browser, DeskWorld } from '../../testing/desk-world.ts';
import { deskWorld } from '../../testing/desk-world.ts';
import { aCampaign, aCharity, aFederation, anId, aProject } from '../../testing/index.ts';
import { hiddenFields, screenOf } from '../testing/read-screen.ts';

const PATH = '/console/import';

let world: DeskWorld;
let finance: Browser;

beforeEach(async () => {
  world = await deskWorld();
  finance = await world.person('finance', ['finance']);
});

describe('the project of a statement', () => {
  const more = async (count: number) => {
    const committed = await world.ports.store.commit(
      Array.from({ length: count }, (_, at) => {
        const own = { projectId: anId(`more${at}`), externalId: `bridge-${at}` };
        return { kind: 'put-project' as const, record: aProject({ ...own, title: `修桥第${at}座`, goalMinor: 100 }) };
      }),
    );
    expect(committed.kind).toBe('committed');
  };
  const offered = (screen: Document) =>
    [...screen.querySelectorAll('select[name="project"] option')].map((one) => one.getAttribute('value'));

  test('is found by name or code where two hundred are not all, and the file goes to it', async () => {
    expect(screenOf(await finance.get(PATH)).querySelector('#q')).toBeNull();
    await more(205);
    const first = screenOf(await finance.get(PATH));
    expect([offered(first).length, first.querySelector('form[method="get"] #q') !== null]).toEqual([201, true]);
    for (const words of ['第204座', 'BRIDGE-204', anId('more204').slice(0, 12)]) {
      const screen = screenOf(await finance.get(`${PATH}?q=${encodeURIComponent(words)}`));
      expect([words, offered(screen)]).toEqual([words, ['', anId('more204')]]);
    }
    const chosen = screenOf(await finance.get(`${PATH}?q=${encodeURIComponent('第7座')}&project=${world.projectId}`));
    expect(offered(chosen)).toEqual(['', world.projectId, anId('more7')]);
    const action = chosen.querySelector('form.desk-form')?.getAttribute('action') ?? '';
    const unfit = await finance.post(action, { ...hiddenFields(chosen), source: 'bank', project: anId('more7') });
    expect([unfit.status, offered(screenOf(unfit))]).toEqual([422, ['', anId('more7')]]);
  });

  test('is looked for with whatever somebody types, and never among those of another federation', async () => {
    const tenantId = anId('other');
    const other = { tenantId, projectId: anId('foreign'), externalId: 'foreign', title: '别处的桥' };
    const committed = await world.ports.store.commit([
      { kind: 'put-federation', record: aFederation({ tenantId, externalId: 'other' }) },
      { kind: 'put-charity', record: aCharity({ tenantId, charityId: anId('c2'), externalId: 'c2', uscc: '53c2' }) },
      {
        kind: 'put-campaign',
        record: aCampaign({
          tenantId,
          charityId: anId('c2'),
          campaignId: anId('m2'),
          externalId: 'm2',
          filingNumber: '53c2',
        }),
      },
      { kind: 'put-project', record: aProject({ ...other, charityId: anId('c2'), campaignId: anId('m2') }) },
    ]);
    expect(committed.kind).toBe('committed');
    for (const words of ['别处', 'foreign', anId('foreign'), '%', "' OR 1=1 --", '<b>', '\u0000', 'x'.repeat(5_000)]) {
      const answer = await finance.get(`${PATH}?q=${encodeURIComponent(words)}`);
      const screen = screenOf(answer);
      expect([words, answer.status, offered(screen).filter((id) => id === anId('foreign'))]).toEqual([words, 200, []]);
      expect(answer.text).not.toContain('别处的桥');
      expect(screen.querySelector('#q')?.getAttribute('value')?.length).toBeLessThanOrEqual(60);
    }
    expect((await finance.get(`${PATH}?project=${anId('foreign')}`)).text).not.toContain('别处的桥');
    const partner = await world.person('partner', ['partner-editor']);
    expect((await partner.get(`${PATH}?q=a`)).status).toBe(403);
  });
});
