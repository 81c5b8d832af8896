// What a walk through a campaign's whole life needs: the server on a port of its own with its database, the payment sandbox, a
// clock that the walk moves, and a desk for everybody with nothing but a key and `hh`.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '@happy-homeland/cli';
import { startSandbox } from '@happy-homeland/stripe-sandbox';
import type { RunningServer } from '@happy-homeland/worker/node';
import { openPorts, serve } from '@happy-homeland/worker/node';
import { LOG_ENV } from '@happy-homeland/worker/testing';
import { freePorts } from '../free-port.ts';
import { WIDE_LIMITS_ENV } from '../wide-limits.ts';

const OPERATOR_KEY = 'the-operators-key-of-a-walk-through-everything';
const STRIPE_KEY = 'sk_test_the_sandbox_of_a_walk';
const STRIPE_SECRET = 'whsec_the_sandbox_of_a_walk';

const PASSWORD = 'a long password of a made-up officer';
/** Made up. */
const NAMES = ['', '李示例', '王示例', '张示例', '陈示例', '赵示例', '钱示例', '孙示例', '周示例', '吴示例', '郑示例'];

export interface Walk {
  readonly url: string;
  /** For files of the walk; gone with it. */
  readonly folder: string;
  readonly operator: Desk;
  /** The desk of somebody new with these roles in a federation. */
  desk(federation: string, roles: readonly string[]): Promise<Desk>;
  /** Somebody new with these roles in a federation, who may sign in. */
  member(federation: string, roles: readonly string[]): Promise<Member>;
  /** It is noon in Asia/Shanghai on this day. */
  goTo(day: string): void;
  /** Pays what the address of a payment asks for, as the giver would. */
  pay(address: string): Promise<void>;
  close(): Promise<void>;
}

/** What one of them can do: commands with the own key, and what they answer. */
export interface Desk {
  /** A command with `--json`, that has to be taken; what it answers. */
  hh(...words: readonly string[]): Promise<Answer>;
  /** A command as people read it, taken or not. */
  says(...words: readonly string[]): Promise<{ readonly code: number; readonly text: string }>;
}

/** What a person signs in with. */
export interface Member {
  readonly email: string;
  readonly password: string;
}

/** JSON of a command or of the API. */
export type Answer = any;

/** Starts all of it on the day. */
export async function startWalk(day: string): Promise<Walk> {
  const folder = mkdtempSync(join(tmpdir(), 'happy-homeland-walk-'));
  const clock = { atMs: noon(day) };
  const [port = 0] = await freePorts(1);
  const url = `http://127.0.0.1:${port}`;
  const sandbox = await startSandbox({
    secretKey: STRIPE_KEY,
    accountName: '示例县慈善会',
    webhooks: [{ url: `${url}/v1/webhooks/stripe`, secret: STRIPE_SECRET }],
    port: 0,
    clock: { now: () => clock.atMs },
  });
  const server = await startServer({ port, url, folder, sandbox: sandbox.url, nowMs: () => clock.atMs });
  const files = { count: 0 };
  const deskOf = (key: string): Desk => {
    const says = (words: readonly string[]) => command({ words, key, url, folder, nowMs: () => clock.atMs });
    return {
      says: async (...words) => {
        const { code, out, err } = await says(words);
        return { code, text: `${out}\n${err}` };
      },
      hh: async (...words) => {
        const { code, out, err } = await says([...words, '--json']);
        if (code !== 0) throw new Error(`hh ${words.join(' ')}: ${err}${out}`);
        return JSON.parse(out);
      },
    };
  };
  const operator = deskOf(OPERATOR_KEY);
  return {
    url,
    folder,
    operator,
    desk: async (federation, roles) => {
      files.count += 1;
      const words = ['create', federation, '--name', `${roles.join(' ')} ${files.count}`, '--role', roles.join(',')];
      return deskOf((await operator.hh('keys', ...words)).key);
    },
    member: async (federation, roles) => {
      files.count += 1;
      const of = { operator, folder, url, federation, roles };
      return invite(of, files.count);
    },
    goTo: (to) => {
      clock.atMs = noon(to);
    },
    pay: async (address) => {
      const path = `/_sandbox/checkout/sessions/${new URL(address).pathname.split('/').at(-1)}/pay`;
      const body = JSON.stringify({ method: 'wechat_pay', outcome: 'succeed' });
      const headers = { authorization: `Bearer ${STRIPE_KEY}`, 'content-type': 'application/json' };
      const paid = await fetch(`${sandbox.url}${path}`, { method: 'POST', headers, body });
      if (!paid.ok) throw new Error(await paid.text());
      await sandbox.drain();
    },
    close: async () => {
      await server.close();
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Inviting {
  readonly operator: Desk;
  readonly folder: string;
  readonly url: string;
  readonly federation: string;
  readonly roles: readonly string[];
}

/** Invites somebody, who comes in. */
async function invite({ operator, folder, url, federation, roles }: Inviting, number: number): Promise<Member> {
  const member = { email: `person-${number}@xian.example`, password: PASSWORD };
  const [first = '', ...others] = roles;
  const words = [federation, member.email, '--name', NAMES[number] ?? '甲', '--role', first];
  await operator.hh('people', 'invite', ...words);
  await accept({ folder, url }, member);
  const people: Answer[] = await operator.hh('people', 'list', federation);
  const { personId } = people.find(({ email }) => email === member.email);
  for (const role of others) await operator.hh('people', 'grant', federation, personId, '--role', role);
  return member;
}

/** Takes the invitation that came by letter. */
async function accept({ folder, url }: Pick<Serving, 'folder' | 'url'>, { email, password }: Member): Promise<void> {
  const mail = join(folder, 'data', 'mail');
  // One that begins with a dot is still being written, and may have its name before it is read.
  const sent = readdirSync(mail).filter((name) => !name.startsWith('.'));
  const letters = sent.map((name) => readFileSync(join(mail, name), 'utf8'));
  const letter = letters.findLast((text) => text.includes(email)) ?? '';
  const [link = ''] = /https?:\/\/\S+\/invitation\/\S+/.exec(letter) ?? [];
  const body = new URLSearchParams({ password });
  const answer = await fetch(link, { method: 'POST', redirect: 'manual', headers: { origin: url }, body });
  if (answer.status !== 303) throw new Error(`${email} could not come in: ${answer.status}`);
}

interface Serving {
  readonly port: number;
  readonly url: string;
  readonly folder: string;
  readonly sandbox: string;
  readonly nowMs: () => number;
}

async function startServer({ port, url, folder, sandbox, nowMs }: Serving): Promise<RunningServer> {
  const env = {
    ...LOG_ENV,
    ...WIDE_LIMITS_ENV,
    PORT: String(port),
    PUBLIC_URL: url,
    DATA_DIR: join(folder, 'data'),
    PLEDGE_KEY: '5a'.repeat(32),
    HH_BOOTSTRAP_KEY: OPERATOR_KEY,
    STRIPE_SECRET_KEY: STRIPE_KEY,
    STRIPE_WEBHOOK_SECRET: STRIPE_SECRET,
    STRIPE_API_URL: sandbox,
    LOG_LEVEL: 'error',
  };
  return serve(await openPorts(env, { nowMs }));
}

interface Command {
  readonly words: readonly string[];
  readonly key: string;
  readonly url: string;
  readonly folder: string;
  readonly nowMs: () => number;
}

async function command({ words, key, url, folder, nowMs }: Command) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await run([...words, '--lang', 'en'], {
    print: (line) => out.push(line),
    warn: (line) => err.push(line),
    env: { HH_API_URL: url, HH_API_KEY: key, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, HOME: folder },
    signal: new AbortController().signal,
    nowMs,
    pause: async () => undefined,
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

function noon(day: string): number {
  return Date.parse(`${day}T12:00:00+08:00`);
}

/** Writes a file of the walk; objects as JSON. Answers its path. */
export function keep({ folder }: Pick<Walk, 'folder'>, name: string, content: object | string): string {
  const path = join(folder, name);
  const isText = typeof content === 'string' || content instanceof Uint8Array;
  writeFileSync(path, isText ? content : JSON.stringify(content));
  return path;
}
