import { expect, test } from 'vitest';
import { run } from '../run.ts';

const USE = {
  raisedMinor: 10000,
  interestMinor: 0,
  receivedMinor: 0,
  feesMinor: 60,
  managementMinor: 0,
  advancesMinor: 1000,
  spentMinor: 2000,
  transferredMinor: 0,
  otherMinor: 0,
  heldMinor: 6940,
};
const REGION = {
  code: '511800',
  level: 'city',
  parent: '510000',
  below: [{ code: '511802', level: 'county', projects: 1 }],
  projects: 1,
  funds: [{ currency: 'CNY', gifts: 3, disbursedMinor: 3000, availableMinor: 6940, fundUse: USE }],
  duties: { met: 1, due: 2, overdue: 3, untold: 0 },
  reports: { received: 4, open: 1, overdue: 1, answeredInTime: 2, answeredLate: 1 },
  items: [{ projectId: 'abc', title: '助餐点\u001b[31m（示例）', raisedMinor: 10000, currency: 'CNY' }],
  nextCursor: null,
};
const WORDS = { complaintNo: 'abc', words: { text: '三号楼\n没有装\u001b[2J（示例）', contact: '示例' } };

/** Runs `hh` against a deployment that always answers this. */
async function hh(words: readonly string[], answer: object, status = 200) {
  const asked: string[] = [];
  const [out, err]: [string[], string[]] = [[], []];
  const code = await run([...words], {
    print: (line) => out.push(line),
    warn: (line) => err.push(line),
    env: { HH_API_URL: 'https://give.example.org', HH_API_KEY: 'k1' },
    signal: new AbortController().signal,
    fetch: async (url, init) => {
      asked.push(`${init?.method ?? 'GET'} ${url.replace('https://give.example.org/v1/', '')}`);
      const type = status === 200 ? 'application/json' : 'application/problem+json';
      return new Response(JSON.stringify(answer), { status, headers: { 'content-type': type } });
    },
  });
  return { code, out: out.join('\n'), err: err.join('\n'), asked };
}

test('regions lists provinces, and one region with everything below it', async () => {
  const listed = await hh(['regions', '--lang', 'en'], { items: REGION.below, nextCursor: null });
  expect(listed).toMatchObject({ code: 0, out: '511802 · county · 1 project', asked: ['GET regions?limit=100'] });
  const told = await hh(['regions', '511800', '--lang', 'en'], REGION);
  expect(told.asked).toEqual(['GET regions/511800?limit=100']);
  expect(told.out.split('\n').slice(0, 5)).toEqual([
    '511800 · city · 1 project',
    'received CNY 100.00 · passed on CNY 30.00 · spent CNY 20.00 · left CNY 69.40',
    'duties: 1 met, 2 not due yet, 3 overdue',
    'reports: 4 received, 2 answered in time, 1 late, 1 open, 1 of them overdue',
    '  511802 · county · 1 project',
  ]);
  expect(told.out).not.toContain('\u001b');
});

test('regions gives the whole answer as JSON, and says of a code that is none what was answered', async () => {
  const told = await hh(['regions', '511800', '--json'], REGION);
  expect(JSON.parse(told.out)).toEqual(REGION);
  const type = 'https://happy-homeland.dev/problems/not-found';
  const refused = await hh(['regions', '990000', '--lang', 'en'], { type, title: 'Not found', status: 404 }, 404);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('Not done: not-found');
});

test('complaints reads the words of a report and destroys them, with nothing that a terminal would obey', async () => {
  const read = await hh(['complaints', 'read', 'abc', '--lang', 'en'], WORDS);
  expect(read.asked).toEqual(['GET manage/complaints/abc/words']);
  expect(read.out.split('\n')).toHaveLength(3);
  expect(read.out).toContain('contact: 示例');
  expect(read.out).not.toContain('\u001b');
  const json = await hh(['complaints', 'read', 'abc', '--json'], WORDS);
  expect(JSON.parse(json.out)).toEqual(WORDS);
  const forgotten = await hh(['complaints', 'forget', 'abc'], { complaintNo: 'abc', words: null });
  expect(forgotten).toMatchObject({ code: 0, asked: ['POST manage/complaints/abc/forget'] });
  const again = await hh(['complaints', 'read', 'abc', '--lang', 'en'], { complaintNo: 'abc', words: null });
  expect(again.out).toBe('Its words and its contact are destroyed.');
  expect((await hh(['complaints', 'burn'], WORDS)).code).toBe(2);
});

test('messages reads what a giver says and how it is signed', async () => {
  const answer = { messageNo: 'abc', words: { text: '平安\u001b[2J（示例）', name: '王阿姨（示例）' } };
  const read = await hh(['messages', 'read', 'abc', '--lang', 'en'], answer);
  expect(read.asked).toEqual(['GET manage/donor-messages/abc/words']);
  expect(read.out).toContain('signed: 王阿姨（示例）');
  expect(read.out).not.toContain('\u001b');
  expect((await hh(['messages', 'read', 'abc', '--lang', 'en'], { messageNo: 'abc', words: null })).out).toContain(
    'gone',
  );
  expect((await hh(['messages', 'write', 'abc'], answer)).code).toBe(2);
});
