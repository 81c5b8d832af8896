import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MailError } from '../../ports/index.ts';
import { fileMail } from './file-mail.ts';
import { systemIds } from './ids.ts';

const clock = { nowMs: () => Date.UTC(2026, 10, 22, 6, 0, 0) };
const LETTER = { to: 'li@example.org', subject: '邀请', text: '第一行\n第二行\n' };
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'happy-homeland-mail-'));
});

afterEach(() => rm(folder, { recursive: true }));

test('a letter is one whole file, which its owner alone can read', async () => {
  const mail = fileMail(join(folder, 'mail'), { clock, ids: systemIds });
  await Promise.all([mail.send(LETTER), mail.send(LETTER)]);
  const names = await readdir(join(folder, 'mail'));
  expect(names).toHaveLength(2);
  for (const name of names) {
    expect(name).toMatch(/^2026-11-22T06-00-00-000Z-[a-z2-7]{8}\.txt$/);
    expect((await stat(join(folder, 'mail', name))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(folder, 'mail', name), 'utf8')).toBe(
      'To: li@example.org\nSubject: 邀请\nDate: Sun, 22 Nov 2026 06:00:00 GMT\n\n第一行\n第二行\n',
    );
  }
});

test('a letter that nobody has to get says where it ends', async () => {
  const mail = fileMail(folder, { clock, ids: systemIds });
  await mail.send({ ...LETTER, unsubscribeUrl: 'https://give.example.org/news/a/b' });
  const [name = ''] = await readdir(folder);
  expect(await readFile(join(folder, name), 'utf8')).toContain(
    '\nList-Unsubscribe: <https://give.example.org/news/a/b>\n\n',
  );
});

test('a line break in an address or a subject makes no header', async () => {
  const mail = fileMail(folder, { clock, ids: systemIds });
  await mail.send({ ...LETTER, to: 'a@example.org\nBcc: b@example.org', subject: '一\r\n二' });
  const [name = ''] = await readdir(folder);
  expect((await readFile(join(folder, name), 'utf8')).split('\n').slice(0, 2)).toEqual([
    'To: a@example.org Bcc: b@example.org',
    'Subject: 一 二',
  ]);
});

test('a folder that cannot be written is an error of the mail', async () => {
  await writeFile(join(folder, 'taken'), '');
  const mail = fileMail(join(folder, 'taken'), { clock, ids: systemIds });
  await expect(mail.send(LETTER)).rejects.toThrow(MailError);
});
