import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { CharityRecord, Store } from '../../ports/index.ts';
import { aCharity, aFederation, anId, aProject } from '../../testing/builders.ts';
import { aDuty } from '../../testing/duty-builders.ts';
import { publishedPorts } from '../../testing/scenario.ts';
import type { TestPorts } from '../../testing/test-ports.ts';
import type { Grant } from '../access/actor.ts';
import { keyActor } from '../access/actor.ts';
import { isRefusal } from '../refusal.ts';
import { tendDuties } from './duty-clock.ts';
import { listDuties } from './duty-list.ts';
import { boundsOf, daysAfter, stateOn } from './duty-state.ts';

const TENANT = anId('tenant');
const OFFICER = keyActor({ keyId: 'officer', tenantId: TENANT, roles: ['finance'] });
const ALWAYS = () => true;
const DAY = (date: string) => Date.parse(`${date}T12:00:00+08:00`);

let ports: TestPorts;
let store: Store;

beforeEach(async () => {
  ports = await publishedPorts();
  store = ports.store;
});

async function titles(over: object = {}, actor = OFFICER) {
  const page = await listDuties(ports, actor, { federation: 'shili', limit: 100, ...over });
  if (isRefusal(page)) return page.reason;
  return page.items.map(({ state, subject, duty }) => `${duty.dueLegal} ${state} ${subject} ${duty.kind}`).toSorted();
}

describe('the worklist of duties', () => {
  test('holds what the charity, the campaign and the project owe, each once', async () => {
    await tendDuties(ports, ALWAYS);
    const everything = await titles();
    expect(everything).toEqual([
      '2026-06-01 overdue charity annual-report',
      '2026-06-01 overdue charity related-parties',
      '2027-05-31 upcoming charity annual-report',
      '2027-05-31 upcoming charity related-parties',
      '2027-06-30 upcoming campaign campaign-final',
    ]);
    expect(await titles({ state: 'overdue' })).toEqual(everything.slice(0, 2));
    expect(await titles({ state: 'upcoming' })).toEqual(everything.slice(2));
    expect(await titles({ project: anId('project') })).toEqual(everything);
    expect(await titles({ project: anId('nobody') })).toBe('not-found');
  });

  test('gives a project its own, and what its campaign has once', async () => {
    const second = aProject({ projectId: anId('second'), externalId: 'second', position: 2 });
    const facts = { project: { setUpOn: '2026-10-01', startsOn: '2026-10-01', endsOn: '2027-06-30' } };
    const body = { ...second.body, facts };
    await store.commit([{ kind: 'put-project', record: { ...second, body } }]);
    await tendDuties(ports, ALWAYS);
    const own = (await titles()) as readonly string[];
    expect(own.filter((text) => text.includes(' campaign '))).toEqual(['2027-06-30 upcoming campaign campaign-final']);
    expect(own.filter((text) => text.includes(' project '))).toEqual([
      '2026-10-08 overdue project project-setup',
      '2027-01-01 upcoming project project-progress',
      '2027-04-01 upcoming project project-progress',
      '2027-09-30 upcoming project project-final',
    ]);
    expect(await titles({ project: anId('project') })).not.toContain('2027-09-30 upcoming project project-final');
  });

  test('says that nobody told, where nobody did', async () => {
    await tendDuties(ports, ALWAYS);
    const page = await listDuties(ports, OFFICER, { federation: 'shili', limit: 2 });
    const unknown = { duty: { status: 'unknown' } };
    expect(page).toMatchObject({ items: [unknown, unknown] });
  });

  test('follows facts that were put anew, of the charity for all that hangs on it', async () => {
    await tendDuties(ports, ALWAYS);
    const charity = aCharity({ revision: 2 });
    const body: CharityRecord['body'] = {
      ...charity.body,
      facts: {
        ...charity.body.facts,
        disclosures: [
          { duty: 'annual-report', covers: '2026-05-31', entryUrl: 'https://cszg.mca.gov.cn/a', entryOn: '2026-05-20' },
          {
            duty: 'campaign-final',
            covers: '2027-06-30',
            entryUrl: 'https://cszg.mca.gov.cn/c',
            entryOn: '2026-11-01',
          },
        ],
      },
    };
    await store.commit([{ kind: 'put-charity', record: { ...charity, body } }]);
    await tendDuties(ports, ALWAYS);
    expect(await titles({ state: 'met' })).toEqual([
      '2026-06-01 met charity annual-report',
      '2027-06-30 met campaign campaign-final',
    ]);
    expect(await titles({ state: 'overdue' })).toEqual(['2026-06-01 overdue charity related-parties']);
    expect(await tendDuties(ports, ALWAYS)).toBe(0);
  });

  test('asks again when a day has begun, and not before', async () => {
    await tendDuties(ports, ALWAYS);
    ports.clock.set(DAY('2027-06-30'));
    expect(await tendDuties(ports, ALWAYS)).toBe(3);
    expect(await tendDuties(ports, ALWAYS)).toBe(0);
    expect(await titles({ state: 'due-soon' })).toEqual(['2027-06-30 due-soon campaign campaign-final']);
    ports.clock.set(DAY('2027-07-01'));
    expect(await titles({ state: 'due-soon' })).toEqual([]);
    expect(await titles({ state: 'overdue' })).toContain('2027-06-30 overdue campaign campaign-final');
  });

  test('keeps nothing that was judged by facts which have changed meanwhile', async () => {
    const [first] = await store.directory.staleDuties({ today: '2026-11-22', limit: 1 });
    if (first === undefined) throw new Error('nothing is stale');
    const { subjectId, stamp } = first;
    const change = { kind: 'keep-duties', subjectId, stamp: stamp - 1, judgedOn: '2026-11-22', duties: [] } as const;
    expect(await store.commit([change])).toEqual({ kind: 'lost', guard: 'facts' });
  });
});

describe('who reads the worklist', () => {
  const BELOW = anId('below');
  const grant = (over: Partial<Grant>): Grant => ({
    tenantId: TENANT,
    role: 'finance',
    partnerId: null,
    charityId: null,
    ...over,
  });
  const actor = (over: Partial<Grant>) => ({ ...OFFICER, grants: [grant(over)] });

  beforeEach(async () => {
    const below = { tenantId: BELOW, externalId: 'below', parentTenantId: TENANT };
    await store.commit([
      { kind: 'put-federation', record: aFederation(below) },
      {
        kind: 'put-charity',
        record: aCharity({
          tenantId: BELOW,
          charityId: anId('lower'),
          externalId: 'lower',
          uscc: '53511800MJ0000042T',
        }),
      },
    ]);
    await tendDuties(ports, ALWAYS);
  });

  test('a reviewer and an auditor see the federations below, others their own', async () => {
    const names = async (over: Partial<Grant>) => {
      const page = await listDuties(ports, actor(over), { federation: 'shili', limit: 100 });
      return isRefusal(page) ? page.reason : [...new Set(page.items.map(({ federation }) => federation))].toSorted();
    };
    expect(await names({ role: 'auditor' })).toEqual(['below', 'shili']);
    expect(await names({ role: 'reviewer' })).toEqual(['below', 'shili']);
    expect(await names({ role: 'finance' })).toEqual(['shili']);
    expect(await names({ role: 'site-owner' })).toBe('forbidden');
    expect(await names({ role: 'auditor', tenantId: BELOW })).toBe('not-found');
  });

  test('a grant for one charity shows the duties of that one', async () => {
    const second = { charityId: anId('second'), externalId: 'second', uscc: '514200005000000154' };
    await store.commit([{ kind: 'put-charity', record: aCharity(second) }]);
    await tendDuties(ports, ALWAYS);
    expect(await titles({}, actor({ charityId: anId('second') }))).toHaveLength(4);
    expect(await titles()).toHaveLength(9);
    expect(await titles({}, actor({ charityId: anId('nobody') }))).toEqual([]);
    expect(await titles({}, actor({ charityId: anId('second'), role: 'supervisor' }))).toBe('forbidden');
  });
});

describe('pages', () => {
  test('follow each other without a gap, also where many share a date', async () => {
    const duties = Array.from({ length: 7 }, (_, at) =>
      aDuty({ dutyId: anId(`d${at}`), dueStrict: `2026-12-0${1 + (at % 2)}` }),
    );
    const subjectId = anId('campaign');
    await tendDuties(ports, ALWAYS);
    await store.commit([{ kind: 'keep-duties', subjectId, stamp: 2, judgedOn: '2026-11-22', duties }]);
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const query = { federation: 'shili', limit: 2, ...(cursor === undefined ? {} : { cursor }) };
      const page = await listDuties(ports, OFFICER, query);
      if (isRefusal(page)) throw new Error(page.reason);
      seen.push(...page.items.map(({ dutyId }) => dutyId));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(seen).toHaveLength(11);
    expect(new Set(seen).size).toBe(11);
    expect(await titles({ cursor: 'nonsense' })).toBe('invalid-cursor');
  });
});

describe('a state', () => {
  const dates = fc.integer({ min: 0, max: 800 }).map((days) => daysAfter('2026-01-01', days));
  const duties = fc.record({
    dueStrict: dates,
    rolled: fc.integer({ min: 0, max: 12 }),
    met: fc.boolean(),
    today: dates,
  });

  test('is what the two dates say, at, before and after', () => {
    const at = (today: string, over: object = {}) =>
      stateOn(aDuty({ dueStrict: '2026-05-31', dueLegal: '2026-06-01', ...over }), today);
    expect(['2026-05-16', '2026-05-17', '2026-06-01', '2026-06-02'].map((today) => at(today))).toEqual([
      'upcoming',
      'due-soon',
      'due-soon',
      'overdue',
    ]);
    expect(at('2026-06-02', { met: true })).toBe('met');
  });

  test('finds each duty under one state, and under the one that it shows', () => {
    fc.assert(
      fc.property(duties, ({ dueStrict, rolled, met, today }) => {
        const duty = aDuty({ dueStrict, dueLegal: daysAfter(dueStrict, rolled), met });
        const found = (['met', 'overdue', 'due-soon', 'upcoming'] as const).filter((state) => {
          const { legalFrom = '', legalTo = '9', strictFrom = '', strictTo = '9', ...bounds } = boundsOf(state, today);
          const isLegal = legalFrom <= duty.dueLegal && duty.dueLegal <= legalTo;
          return bounds.met === met && isLegal && strictFrom <= dueStrict && dueStrict <= strictTo;
        });
        expect(found).toEqual([stateOn(duty, today)]);
      }),
    );
  });
});
