// The pages that are visited: a plain host page with each way of embedding, and the charity's own donate page.

import type { Host } from './front.ts';
import type { Peer } from './peers.ts';
import type { Subject } from './visit.ts';

export interface Places {
  /** The deployment behind its proxy, which is an own-name site of the charity as well. */
  readonly own: Host;
  /** A registered community site. */
  readonly site: Host;
  readonly projectId: string;
}

/** As the widget's README says. */
const RESERVE =
  '<style>hh-donate{display:block;min-height:1200px}@media(max-width:40em){hh-donate{min-height:1500px}}</style>';
const FORM_RESERVE = RESERVE.replace('1200px', '1600px').replace('1500px', '2000px');
const ALIASES = 'abcdefghijklmnopqrst';

export function ourSubjects({ own, site, projectId }: Places) {
  const script = (name: string) => `<script type="module" src="${own.url}/widget/v1/${name}.js"></script>`;
  const tag = (id = projectId) =>
    `<hh-donate project="${id}"><a href="${own.url}/p/${projectId}">捐赠与公示</a></hh-donate>`;
  const preload = `<link rel="preload" as="fetch" crossorigin href="${own.url}/v1/projects/${projectId}/channel?with=card">`;
  const on = (
    host: Host,
    name: string,
    page: { readonly head: string; readonly body: string; readonly tags?: number },
  ): Subject => {
    const path = `/bench-${host.files.size}.html`;
    host.files.set(path, { type: 'text/html; charset=utf-8', body: hostPage(page.head, page.body) });
    return { name, url: host.url + path, usable: `window.hhReady >= ${page.tags ?? 1}` };
  };
  const [direct, loader] = [script('donate'), script('happy-homeland')];
  const many = (tags: readonly string[]) => ({ head: RESERVE + loader, body: tags.join(''), tags: tags.length });
  const give = { url: `${own.url}/give/${projectId}`, usable: "document.querySelector('[type=submit]')" };
  return {
    empty: { ...on(site, 'a page without any', { head: '', body: '' }), usable: 'true' },
    element: on(site, 'card, `donate.js`', { head: RESERVE + direct, body: tag() }),
    preloaded: on(site, 'card, `donate.js`, facts preloaded', { head: RESERVE + preload + direct, body: tag() }),
    loader: on(site, 'card, loader', { head: RESERVE + loader, body: tag() }),
    form: on(own, 'form on the charity’s own site, `donate.js`', { head: FORM_RESERVE + direct, body: tag() }),
    formPreloaded: on(own, 'form on the charity’s own site, facts preloaded', {
      head: FORM_RESERVE + preload + direct,
      body: tag(),
    }),
    give: { ...give, name: 'donate page, without script', withoutScript: true },
    giveScript: { ...give, name: 'donate page' },
    twentyTags: on(site, '20 tags of one project', many(Array.from({ length: 20 }, () => tag()))),
    twentyProjects: on(site, '20 tags of 20 projects', many([...ALIASES].map((one) => tag(`${projectId}xx${one}`)))),
  };
}

export function peerSubjects(site: Host, peers: readonly Peer[]): Subject[] {
  return peers.map(({ name, markup, usable }) => {
    const path = `/bench-${site.files.size}.html`;
    site.files.set(path, { type: 'text/html; charset=utf-8', body: hostPage('', markup) });
    return { name, url: site.url + path, usable };
  });
}

function hostPage(head: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>青衣社区网（示例）</title>${head}<h1>青衣社区网（示例）</h1><p>社区里的事。</p>${body}<p>页脚</p>`;
}
