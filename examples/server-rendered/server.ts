// A page that is finished before any script comes: React draws the public facts on the server, inside the tag and its
// declarative shadow root. Without a script the facts and links stay; with it the chosen project gets its card.
import { createServer } from 'node:http';
import type { ProjectCard } from '@happy-homeland/sdk';
import { createClient, formatMoney } from '@happy-homeland/sdk';
import { createElement as h } from 'react';
import { renderToString } from 'react-dom/server';

const { PORT = '3000', HH_API_URL: API = 'https://give.example.org' } = process.env;
const { projects } = createClient({ baseUrl: API });
const POLICY = `default-src 'none'; base-uri 'none'; script-src ${API}; connect-src ${API}; img-src ${API}; require-trusted-types-for 'script'; trusted-types lit-html`;

function Facts({ projectId, title, conspicuous, raisedMinor, goal, currency }: ProjectCard) {
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency }, 'zh-CN');
  return h(
    'hh-project',
    { project: projectId, drawn: '' },
    h('template', { shadowrootmode: 'open' }, h('slot')),
    h('h2', null, title),
    h('p', null, `由${conspicuous.organisation}发起 · 备案编号 ${conspicuous.filingNumber}`),
    h('p', null, `已到账 ${money(raisedMinor)} / 目标 ${money(goal.amountMinor)}`),
    h('a', { href: `?project=${projectId}` }, '看卡片'),
  );
}

function Page({ cards, chosen }: { cards: readonly ProjectCard[]; chosen: string | null }) {
  const card = cards.find(({ projectId }) => projectId === chosen);
  const link = h('a', { href: `${API}/p/${card?.projectId}` }, card?.title);
  return h(
    'html',
    { lang: 'zh-CN' },
    h(
      'head',
      null,
      h('meta', { name: 'viewport', content: 'width=device-width' }),
      h('title', null, '邻里微项目（示例）'),
      h('script', { type: 'module', src: `${API}/widget/v1/happy-homeland.js` }),
    ),
    h(
      'body',
      null,
      h('h1', null, '邻里微项目（示例）'),
      card
        ? h('hh-donate', { project: card.projectId }, link)
        : cards.map((one) => h(Facts, { ...one, key: one.projectId })),
      cards.length === 0 && h('p', { role: 'status' }, '暂时读不到项目，请稍后再看。'),
    ),
  );
}

createServer(async ({ url = '/' }, response) => {
  const chosen = new URL(url, 'http://127.0.0.1').searchParams.get('project');
  const { items } = await projects.list({ status: 'open', limit: 5 }).catch(() => ({ items: [] }));
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY });
  response.end(`<!doctype html>${renderToString(h(Page, { cards: items, chosen }))}`);
}).listen(Number(PORT), '127.0.0.1', () => console.log(`ready http://127.0.0.1:${PORT}`));
