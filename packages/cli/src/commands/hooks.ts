import type { Delivery, WebhookEndpoint } from '@happy-homeland/contract';
import { WEBHOOK_EVENTS } from '@happy-homeland/contract';
import type { ExitCode, Io } from '../io.ts';
import { UsageError } from '../io.ts';
import type { Language } from '../language.ts';
import { answerAccess, everything, FEDERATION, requireWord, unknownAction } from './access-call.ts';
import type { CommandLine } from './command-options.ts';
import { requireHours } from './keys.ts';

const NAME = { zh: '通知地址的名称 NAME', en: 'the NAME of the endpoint' };
const URL_WORD = { zh: '通知地址 URL', en: 'the URL' };
const ENDPOINT_ID = { zh: '通知地址编号 ENDPOINT_ID', en: 'the ENDPOINT_ID' };
const DELIVERY_ID = { zh: '通知编号 DELIVERY_ID', en: 'the DELIVERY_ID' };

type Call = Parameters<typeof answerAccess>[0];
type Action = (call: Call, words: readonly string[]) => Promise<ExitCode>;

const ACTIONS: Readonly<Record<string, Action>> = { list, put, rotate, off, sent, resend };

/** `hh hooks`: where a federation's own systems are told of what happens, and what became of it. */
export async function hooks(line: CommandLine, lang: Language, io: Io): Promise<ExitCode> {
  const [action = '', ...words] = line.words;
  const run = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  if (run === undefined) throw unknownAction(action, Object.keys(ACTIONS));
  return run({ line, lang, io }, words);
}

function list(call: Call, words: readonly string[]): Promise<ExitCode> {
  const federation = requireWord(words, 0, FEDERATION);
  return answerAccess(
    call,
    (manage) => everything((page) => manage.listWebhookEndpoints({ federation, ...page })),
    (found) => found.map((endpoint) => describe(endpoint, call.lang)),
  );
}

function put(call: Call, words: readonly string[]): Promise<ExitCode> {
  const [federation, name, url] = [
    requireWord(words, 0, FEDERATION),
    requireWord(words, 1, NAME),
    requireWord(words, 2, URL_WORD),
  ];
  const events = words.slice(3).map(requireEvent);
  return answerAccess(
    call,
    (manage) =>
      manage.putWebhookEndpoint(name, { federation, url, events: events.length === 0 ? [...WEBHOOK_EVENTS] : events }),
    ({ id, outcome }) => [`${name} · ${id} · ${outcome}`],
  );
}

function rotate(call: Call, words: readonly string[]): Promise<ExitCode> {
  const endpointId = requireWord(words, 0, ENDPOINT_ID);
  const hours = requireHours(call.line.hours);
  const once = { zh: '只显示这一次，请立即保存：', en: 'Shown this once; keep it now:' }[call.lang];
  return answerAccess(
    call,
    (manage) => manage.rotateWebhookSecret(endpointId, hours),
    ({ secret }) => [once, secret],
  );
}

function off(call: Call, words: readonly string[]): Promise<ExitCode> {
  const endpointId = requireWord(words, 0, ENDPOINT_ID);
  return answerAccess(
    call,
    (manage) => manage.disableWebhookEndpoint(endpointId),
    (endpoint) => [describe(endpoint, call.lang)],
  );
}

function sent(call: Call, words: readonly string[]): Promise<ExitCode> {
  const federation = requireWord(words, 0, FEDERATION);
  return answerAccess(
    call,
    (manage) => everything((page) => manage.listDeliveries({ federation, ...page })),
    (found) => found.map((delivery) => become(delivery, call.lang)),
  );
}

function resend(call: Call, words: readonly string[]): Promise<ExitCode> {
  const deliveryId = requireWord(words, 0, DELIVERY_ID);
  return answerAccess(
    call,
    (manage) => manage.resendDelivery(deliveryId),
    (delivery) => [become(delivery, call.lang)],
  );
}

function requireEvent(word: string) {
  const event = WEBHOOK_EVENTS.find((known) => known === word);
  if (event !== undefined) return event;
  const known = WEBHOOK_EVENTS.join(', ');
  throw new UsageError({ zh: `没有事件 ${word}；有：${known}`, en: `there is no event ${word}; there are: ${known}` });
}

function describe(
  { endpointId, externalId, url, events, disabledAt, disabledBecause }: WebhookEndpoint,
  lang: Language,
): string {
  const words = {
    zh: { asked: '已停用', gone: '对方已不再接收' },
    en: { asked: 'off', gone: 'off: it answered 410' },
  }[lang];
  const state = disabledBecause === null ? '' : ` · ${words[disabledBecause]} ${disabledAt}`;
  return `${externalId} · ${endpointId} · ${url} · ${events.join(',')}${state}`;
}

const STATES = {
  zh: { waiting: '待发', delivered: '已送达', dead: '未送达', dropped: '已作罢' },
  en: { waiting: 'waiting', delivered: 'delivered', dead: 'given up', dropped: 'dropped' },
} as const;

function become({ deliveryId, event, endpoint, state, attempts, error, madeAt }: Delivery, lang: Language): string {
  const to = endpoint ?? { zh: '邮件', en: 'a letter' }[lang];
  const why = error === null ? '' : ` · ${error}`;
  return `${deliveryId} · ${event} · ${to} · ${STATES[lang][state]} · ${attempts} · ${madeAt}${why}`;
}
