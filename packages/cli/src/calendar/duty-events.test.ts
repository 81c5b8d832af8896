import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { afterAll, describe, expect, test } from 'vitest';
import { folderOfFiles, runHh } from '../testing/run-hh.ts';
import { SAMPLE_NOW_MS, sampleFile } from '../testing/sample-file.ts';

const { directory, fileOf, remove } = folderOfFiles();
afterAll(remove);

function bent(bend: (file: any) => void): string {
  const file = sampleFile();
  bend(file);
  return fileOf(file);
}

const ics = async (name: string, ...flags: string[]) => (await runHh(['check', name, '--ics', ...flags])).out;

function eventsOf(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((component) => ({ component, event: new ICAL.Event(component) }));
}

const uidsOf = (text: string) => eventsOf(text).map(({ event }) => event.uid);

const GOLDEN = [
  'BEGIN:VEVENT',
  'UID:campaign-final.2027-08-01/shili/campaigns/joint@53110000MJ01234566.happ',
  ' y-homeland',
  'DTSTAMP:20261122T040000Z',
  'DTSTART;VALUE=DATE:20270801',
  'DTEND;VALUE=DATE:20270802',
  'SUMMARY:[to do] the campaign in full · 社区微项目联合行动（示',
  ' 例）',
  'DESCRIPTION:Contents: in full and in detail: what was received\\; what it wa',
  ' s used for\\; the plan for the rest\\; how partners were assessed and superv',
  ' ised\\nDue as counted: 2027-08-01\\nRolled over days off to: 2027-08-02\\nArt',
  ' icle: Charity Law (2023)\\, art. 79(2)\\; Measures on Information Disclosure',
  '  (Order 81\\, 2025)\\, art. 8(1)\\; Civil Code\\, art. 202\\; Civil Code\\, art.',
  '  203\\nStatus: to do\\nKey: campaigns["joint"]\\npublic holidays of that year',
  '  are not known yet\\, only weekends are left out',
  'STATUS:TENTATIVE',
  'CATEGORIES:to do,campaign-final',
  'TRANSP:TRANSPARENT',
  'BEGIN:VALARM',
  'ACTION:DISPLAY',
  'TRIGGER:-P14D',
  'DESCRIPTION:[to do] the campaign in full · 社区微项目联合行动（',
  ' 示例）',
  'END:VALARM',
  'BEGIN:VALARM',
  'ACTION:DISPLAY',
  'TRIGGER:-P3D',
  'DESCRIPTION:[to do] the campaign in full · 社区微项目联合行动（',
  ' 示例）',
  'END:VALARM',
  'END:VEVENT',
];

describe('the calendar of duties', () => {
  test('stands byte for byte as it did', async () => {
    const text = await ics(fileOf(sampleFile()), '--lang', 'en');
    expect(
      text.startsWith(
        [
          'BEGIN:VCALENDAR',
          'VERSION:2.0',
          'PRODID:-//Happy Homeland//hh check//EN',
          'CALSCALE:GREGORIAN',
          'METHOD:PUBLISH',
          'NAME:Disclosure duties',
          'X-WR-CALNAME:Disclosure duties',
          'REFRESH-INTERVAL;VALUE=DURATION:P1D',
          'BEGIN:VEVENT',
        ].join('\r\n'),
      ),
    ).toBe(true);
    const [, golden] = /(BEGIN:VEVENT\r\nUID:campaign-final.+?END:VEVENT)/s.exec(text) ?? [];
    expect(golden?.split('\r\n')).toEqual(GOLDEN);
  });

  test('ends every line with CRLF, and none is longer than 75 octets', async () => {
    const path = join(directory, 'duties.ics');
    const { code, err } = await runHh(['check', fileOf(sampleFile()), '--ics', path]);
    expect([code, err]).toEqual([0, `日历已写入 ${path}（8 项）`]);
    const bytes = readFileSync(path);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const lengths = text.split('\r\n').map((line) => Buffer.byteLength(line));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(75);
    expect(existsSync(`${path}.part`)).toBe(false);
  });

  test('says to another parser what the JSON says', async () => {
    const name = fileOf(sampleFile());
    const { duties } = JSON.parse((await runHh(['check', name, '--json'])).out);
    const events = eventsOf(await ics(name));
    expect(events.map(({ event }) => [event.uid, event.startDate.toString(), event.startDate.isDate])).toEqual(
      duties.map(({ uid, dueStrict }: any) => [uid, dueStrict, true]),
    );
    for (const { event, component } of events) {
      expect(event.duration.toString()).toBe('P1D');
      expect(component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-11-22T04:00:00Z');
      for (const property of ['summary', 'description', 'categories', 'status']) {
        expect(component.getFirstPropertyValue(property)).toBeTruthy();
      }
    }
    const alarms = events.map(({ component }) =>
      component.getAllSubcomponents('valarm').map((alarm) => String(alarm.getFirstPropertyValue('trigger'))),
    );
    expect(alarms).toEqual(duties.map(({ status }: any) => (status === 'met' ? [] : ['-P14D', '-P3D'])));
    const urls = events.map(({ component }) => component.getFirstPropertyValue('url'));
    expect(urls).toEqual(duties.map(({ entry }: any) => entry?.url ?? null));
  });

  test('keeps the UID of a duty when it is done, on another day and in another language', async () => {
    const before = uidsOf(await ics(fileOf(sampleFile())));
    expect(new Set(before).size).toBe(before.length);
    const done = bent((file) => {
      const entry = { duty: 'campaign-progress', entryUrl: 'https://cszg.mca.gov.cn/3', entryOn: '2026-11-21' };
      file.campaigns.joint.facts.disclosures.push({ ...entry, covers: '2027-01-20' });
    });
    const after = await ics(done, '--at', '2026-11-30', '--lang', 'en');
    expect(uidsOf(after)).toEqual(before);
    const progress = eventsOf(after).find(({ event }) => event.uid.startsWith('campaign-progress.2027-01-20'));
    expect(progress?.event.summary).toMatch(/^\[done\]/);
    expect(progress?.component.getFirstPropertyValue('url')).toBe('https://cszg.mca.gov.cn/3');
  });

  test('lets no text out of its line', async () => {
    const evil = 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\r\nATTACH:https://evil.example\r\n';
    const name = bent((file) => {
      const { facts } = file.campaigns.joint;
      facts.majorEvents = [{ what: `${evil},;\\`, happenedOn: '2026-11-01' }];
      facts.disclosures[0].entryUrl = `javascript:alert(1)//${evil}`;
      facts.disclosures[1].entryUrl = `https://cszg.mca.gov.cn/${evil}`;
    });
    const text = await ics(name);
    const events = eventsOf(text);
    expect(events).toHaveLength(9);
    expect(text).not.toMatch(/^(?:ATTACH|UID:evil)/m);
    expect(events.flatMap(({ component }) => component.getAllProperties('url').map(String)).join()).not.toMatch(
      /javascript/,
    );
  });

  test('without a file goes to standard output, and the findings to standard error', async () => {
    const { out, err } = await runHh(['check', fileOf(sampleFile()), '--ics']);
    expect(out.startsWith('BEGIN:VCALENDAR\r\n')).toBe(true);
    // The stream adds the last line feed.
    expect(out.endsWith('END:VCALENDAR\r')).toBe(true);
    expect(err).toContain('公开日历：8 项');
  });

  test('is written although the rules refuse the file, and not when the file has no shape', async () => {
    const path = join(directory, 'kept.ics');
    writeFileSync(path, 'before');
    const shapeless = bent((file) => delete file.campaigns.joint.filedTitle);
    expect((await runHh(['check', shapeless, '--ics', path])).code).toBe(1);
    expect(readFileSync(path, 'utf8')).toBe('before');
    const refused = bent((file) => (file.campaigns.joint.facts.asking.deceives = true));
    expect((await runHh(['check', refused, `--ics=${path}`])).code).toBe(1);
    expect(uidsOf(readFileSync(path, 'utf8'))).toHaveLength(8);
  });

  test('is stamped by the clock, whatever day is asked about', async () => {
    const { out } = await runHh(['check', fileOf(sampleFile()), '--at', '2027-01-01', '--ics'], SAMPLE_NOW_MS + 1_000);
    expect(out).toContain('DTSTAMP:20261122T040001Z');
  });
});
