import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../config.ts';
import { MailError } from '../../ports/index.ts';
import { certificateFor } from '../../testing/certificate.ts';
import type { MailServer, MailServerOptions } from '../../testing/mail-server.ts';
import { startMailServer } from '../../testing/mail-server.ts';
import { smtpMail } from './smtp-mail.ts';

const LETTER = { to: 'li@example.org', subject: '示例：有一项信息公开逾期', text: '第一行\n.\n第三行\n' };
const servers: MailServer[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function server(options: MailServerOptions = {}): Promise<MailServer> {
  const listening = await startMailServer(options);
  servers.push(listening);
  return listening;
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

  describe('under TLS', () => {
    const right = certificateFor('localhost');
    const ofAnother = certificateFor('another.example.org');
    const trusted = getCACertificates('default');

    beforeAll(() => setDefaultCACertificates([...trusted, right.cert, ofAnother.cert]));
    afterAll(() => setDefaultCACertificates(trusted));

    test.each(['at-once', 'starttls'] as const)(
      'goes to the server whose certificate has its name: %s',
      async (tls) => {
        const { heard, url } = await server({ tls, certificate: right });
        await mailTo(url, true).send(LETTER);
        expect(heard.filter((line) => line.startsWith('RCPT'))).toEqual(['RCPT TO:<li@example.org>']);
      },
    );

    test.each(['at-once', 'starttls'] as const)('tells a server of another name no password: %s', async (tls) => {
      const { heard, url } = await server({ tls, certificate: ofAnother });
      await expect(mailTo(url, true).send(LETTER)).rejects.toThrow(MailError);
      expect(heard.filter((line) => /^(?:AUTH|MAIL)/.test(line))).toEqual([]);
    });
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
