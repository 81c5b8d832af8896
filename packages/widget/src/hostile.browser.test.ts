import type { Channel, ProjectCard } from '@happy-homeland/sdk';
import { afterEach, describe, expect, test } from 'vitest';
import { CardHarness } from './testing/card-harness.ts';
import type { FakeApi } from './testing/fake-api.ts';
import { fakeApi } from './testing/fake-api.ts';
import { sampleCard, sampleChannel } from './testing/sample-card.ts';

const PAYLOADS = [
  '<script>window.PWN=1</script>',
  '<img src=x onerror=window.PWN=1>',
  '<svg onload=window.PWN=1>',
  '<svg><script>window.PWN=1</script></svg>',
  '"><script>window.PWN=1</script>',
  `'><img src=x onerror=window.PWN=1>`,
  '" onfocus=window.PWN=1 autofocus x="',
  `' onmouseover='window.PWN=1`,
  '</title><script>window.PWN=1</script>',
  '</style><script>window.PWN=1</script>',
  '</textarea><img src=x onerror=window.PWN=1>',
  '<iframe srcdoc="<script>parent.PWN=1</script>"></iframe>',
  '<iframe src=javascript:parent.PWN=1>',
  '<body onload=window.PWN=1>',
  '<details open ontoggle=window.PWN=1>',
  '<math><mtext><table><mglyph><style><img src=x onerror=window.PWN=1>',
  '<a href="javascript:window.PWN=1">x</a>',
  '<form action=javascript:window.PWN=1><button>x</button></form>',
  '<input autofocus onfocus=window.PWN=1>',
  '<video><source onerror=window.PWN=1></video>',
  '<template><script>window.PWN=1</script></template>',
  '<!--><img src=x onerror=window.PWN=1>-->',
  '<?lit$1$?><img src=x onerror=window.PWN=1>',
  '${window.PWN=1}',
  '{{constructor.constructor("window.PWN=1")()}}',
  'javascript:window.PWN=1',
  '&lt;script&gt;window.PWN=1&lt;/script&gt;',
];

const URLS = [
  'javascript:window.PWN=1',
  'JAVASCRIPT:window.PWN=1',
  '\tjava\nscript:window.PWN=1',
  'data:text/html,<script>parent.PWN=1</script>',
  'vbscript:window.PWN=1',
  '//evil.example/x',
  '/\\evil.example/x',
  'http://evil.example/x',
  'https://user@evil.example/x',
];

let api: FakeApi | undefined;
let card: CardHarness | undefined;

afterEach(() => {
  card?.remove();
  api?.restore();
});

async function show(facts: ProjectCard, channel: Channel): Promise<CardHarness> {
  card?.remove();
  api?.restore();
  api = fakeApi(facts, channel);
  card = await new CardHarness().settled();
  return card;
}

/** The card with the payload in every field that is drawn as text. */
function poisonedCard(payload: string): ProjectCard {
  const card = sampleCard({ test: true });
  const { beneficiaries } = card.plan;
  return {
    ...card,
    title: payload,
    summary: payload,
    community: payload,
    asOf: payload,
    charity: {
      ...card.charity,
      name: payload,
      accountName: payload,
      bank: payload,
      accountMasked: payload,
      contact: { phone: payload },
    },
    partners: [{ name: payload, kind: 'residents-committee' }],
    dates: { startsOn: payload, endsOn: payload },
    plan: { ...card.plan, beneficiaries: { ...beneficiaries, scope: payload } },
    conspicuous: {
      organisation: payload,
      uscc: payload,
      certificateNumber: payload,
      filingNumber: payload,
      filedTitle: payload,
      contact: payload,
      enquiry: payload,
      lookupUrl: payload,
    },
  };
}

const CHANNELS = [
  sampleChannel('own-site'),
  sampleChannel('hand-off'),
  sampleChannel('link-out'),
  sampleChannel('display'),
];

describe.each(CHANNELS)('text from the server, on $channel', (channel) => {
  test('is text: no payload becomes an element or runs', async () => {
    const plain = (await show(poisonedCard('x'), poison(channel, 'x'))).elementCount;
    for (const payload of PAYLOADS) {
      const shown = await show(poisonedCard(payload), poison(channel, payload));
      expect(shown.all('h2')[0]?.textContent).toBe(payload);
      expect(shown.rawText.split(payload).length).toBeGreaterThan(10);
      expect(shown.elementCount).toBe(plain);
    }
    expect(Reflect.get(window, 'PWN')).toBeUndefined();
  });
});

function poison(channel: Channel, payload: string): Channel {
  const site = { siteId: payload, name: payload };
  return { ...channel, articles: [payload], target: payload, ...(channel.site && { site }) };
}

describe('addresses from the server', () => {
  test.each(URLS)('%j is never a link or a picture', async (url) => {
    const facts = sampleCard({ photo: url, links: { page: url, give: url } });
    const conspicuous = { ...facts.conspicuous, lookupUrl: url, enquiry: url };
    for (const channel of CHANNELS) {
      const shown = await show({ ...facts, conspicuous }, { ...channel, href: url, registerHref: url });
      expect(shown.links.filter((href) => /evil|PWN/.test(href))).toEqual([]);
      expect(shown.all('img')).toEqual([]);
    }
    expect(Reflect.get(window, 'PWN')).toBeUndefined();
  });
});

test('names that a host page gives its own things do not reach the card', async () => {
  document.body.insertAdjacentHTML('beforeend', '<form id="clobber" name="fetch"><input name="crypto"></form>');
  window.name = '<img src=x onerror=window.PWN=1>';
  const shown = await show(sampleCard(), sampleChannel('own-site'));
  expect(shown.text).toContain('老年助餐点');
  document.getElementById('clobber')?.remove();
});
