// Inside WeChat, on the pages of a charity that has filed its domain there: the card of a link that somebody sends on. What it
// shows is what Open Graph says of the page. Where WeChat's script did not come, nothing is done.

type Words = (name: string) => string;

/** What a card shows, by WeChat's names for it. */
export interface SharedCard {
  readonly title: string;
  readonly desc: string;
  readonly link: string;
  readonly imgUrl: string;
}

/** Of WeChat's script, what is called here. */
export interface WeChat {
  config(settings: object): void;
  ready(then: () => void): void;
  updateAppMessageShareData(card: SharedCard): void;
  updateTimelineShareData(card: SharedCard): void;
}

const CALLS = ['updateAppMessageShareData', 'updateTimelineShareData'] as const;

/** Sets the card of `page`; nothing where the server signed nothing. */
export function setSharedCard(page: ParentNode, weChat: unknown): void {
  const signed = page.querySelector<HTMLMetaElement>('meta[name=wechat-share]');
  if (!signed || !isWeChat(weChat)) return;
  const { app, nonce, timestamp, signature } = signed.dataset;
  weChat.config({ appId: app, timestamp: Number(timestamp), nonceStr: nonce, signature, jsApiList: [...CALLS] });
  const card = cardOf((name) => page.querySelector<HTMLMetaElement>(`meta[property="og:${name}"]`)?.content ?? '');
  weChat.ready(() => {
    for (const call of CALLS) weChat[call](card);
  });
}

function cardOf(words: Words): SharedCard {
  return { title: words('title'), desc: words('description'), link: words('url'), imgUrl: words('image') };
}

function isWeChat(value: unknown): value is WeChat {
  return ['config', 'ready', ...CALLS].every((name) => typeof Object(value)[name] === 'function');
}
