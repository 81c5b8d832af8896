import type { AddressInfo, Server } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../config.ts';
import { MailError } from '../../ports/index.ts';
import { smtpMail } from './smtp-mail.ts';

const LETTER = { to: 'li@example.org', subject: '示例：有一项信息公开逾期', text: '第一行\n.\n第三行\n' };
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** The least of an SMTP server: it takes what it is told, except encryption, or refuses recipients. */
async function server({ refuses = false } = {}) {
  const heard: string[] = [];
  const listening = createServer((socket) => {
    let isData = false;
    let text = '';
    socket.on('error', () => undefined);
    socket.write('220 mail.example.org\r\n');
    socket.on('data', (part) => {
      text += part.toString('utf8');
      for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
        const line = text.slice(0, end);
        text = text.slice(end + 2);
        heard.push(line);
        if (isData && line === '.') {
          isData = false;
          socket.write('250 taken\r\n');
        } else if (!isData) {
          isData = line === 'DATA';
          if (isData) socket.write('354 go on\r\n');
          else if (line === 'STARTTLS') socket.write('502 no such command\r\n');
          else if (line.startsWith('RCPT') && refuses) socket.write('550 no such user\r\n');
          else socket.write(line === 'QUIT' ? '221 bye\r\n' : '250 fine\r\n');
        }
      }
    });
  });
  servers.push(listening);
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const { port } = listening.address() as AddressInfo;
  return { heard, url: `smtp://127.0.0.1:${port}` };
}

const mailTo = (url: string, requireTls = false) => smtpMail({ url, from: 'fund@example.org', requireTls });

describe('a letter by SMTP', () => {
  test('is taken by the server, from the one address to the one address', async () => {
    const { heard, url } = await server();
    await mailTo(url).send(LETTER);
    expect(heard).toContain('MAIL FROM:<fund@example.org>');
    expect(heard.filter((line) => line.startsWith('RCPT'))).toEqual(['RCPT TO:<li@example.org>']);
    expect(heard.some((line) => /^Subject: =\?UTF-8\?/.test(line))).toBe(true);
  });

  test('that nobody has to get can be ended by one request (RFC 8058)', async () => {
    const { heard, url } = await server();
    await mailTo(url).send({ ...LETTER, unsubscribeUrl: 'https://give.example.org/news/a/b' });
    const message = heard.join('\n');
    expect(message).toContain('List-Unsubscribe: <https://give.example.org/news/a/b>');
    expect(message).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  });

  test.each([
    'li@example.org\r\nBcc: other@example.org',
    'li@example.org, other@example.org',
    'Li <li@example.org>',
    'li@example.org>\r\nRCPT TO:<other@example.org',
    'li',
    '',
  ])('goes to no address that is more than one address: %j', async (to) => {
    const { heard, url } = await server();
    await expect(mailTo(url).send({ ...LETTER, to })).rejects.toThrow(MailError);
    expect(heard).toEqual([]);
  });

  test.each(['一\r\nBcc: other@example.org', '一\n二', '一\r二'])(
    'has no subject that goes on as a header: %j',
    async (subject) => {
      const { heard, url } = await server();
      await expect(mailTo(url).send({ ...LETTER, subject })).rejects.toThrow(MailError);
      expect(heard).toEqual([]);
    },
  );

  test('that the server refuses, or that no server takes, is an error of the mail which names nobody', async () => {
    const refusing = await server({ refuses: true });
    const failure = await mailTo(refusing.url)
      .send(LETTER)
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(MailError);
    expect(String(failure)).not.toContain('li@');
    await expect(mailTo('smtp://127.0.0.1:1').send(LETTER)).rejects.toThrow(MailError);
  });

  test('is not sent in the clear', async () => {
    const { heard, url } = await server();
    await expect(mailTo(url, true).send(LETTER)).rejects.toThrow(MailError);
    expect(heard.some((line) => line.startsWith('MAIL'))).toBe(false);
  });
});

describe('MAIL_URL and MAIL_FROM', () => {
  const read = (env: Record<string, string>) => {
    try {
      return readConfig(env).mail;
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      return error.faults.filter((fault) => fault.startsWith('MAIL'));
    }
  };

  test('name the server and the sender', () => {
    expect(read({})).toEqual([]);
    const url = 'smtps://user:secret@mail.example.org';
    expect(read({ MAIL_URL: url, MAIL_FROM: 'fund@example.org' })).toEqual([]);
    expect(read({ MAIL_URL: url })).toHaveLength(1);
    expect(read({ MAIL_FROM: 'fund@example.org' })).toHaveLength(1);
    for (const bad of ['mail.example.org', 'https://mail.example.org', 'smtp:']) {
      const faults = read({ MAIL_URL: bad, MAIL_FROM: 'fund@example.org' });
      expect(faults).toHaveLength(1);
    }
    expect(JSON.stringify(read({ MAIL_URL: 'http://user:secret@x', MAIL_FROM: 'x' }))).not.toContain('secret');
  });
});
