// The reference as an explorer: Swagger UI on the document this deployment serves. What it shows is also on the plain
// page, which works without a script and is where every problem's address leads.

import { html } from 'hono/html';
import { layout } from '../layout.ts';
import { pageHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';

/** Where the viewer's own files are. */
const FILES = '/docs/viewer';

export function viewerPage(context: PageContext): Html {
  const words = messagesFor(context.lang).docs;
  return layout({
    context,
    title: words.viewer,
    description: words.description,
    speaker: null,
    indexed: false,
    head: html`<link rel="stylesheet" href="${FILES}/swagger-ui.css">
<script defer src="${FILES}/swagger-ui-bundle.js"></script>
<script defer src="${FILES}/start.js"></script>`,
    body: html`<div class="page viewer">
<h1>${words.viewer}</h1>
<p class="lead">${words.viewerLead} <a href="${pageHref('/docs', context)}">${words.plain}</a></p>
<div id="api-viewer" lang="en"></div>
</div>`,
  });
}

/**
 * Starts the viewer. It reads only: nothing is sent from here, so no key is ever typed into it, and the page's policy
 * lets it speak to nobody but this deployment. Descriptions are plain sentences; shown as text instead of Markdown, they
 * need no markup from a string, which the policy (Trusted Types) refuses. The groups stand shut: drawing every operation at
 * once keeps a desktop busy for five seconds and a phone for longer.
 */
export const VIEWER_SCRIPT = `const nothing = () => () => null;
const plainText = (_markdown, { React }) => ({ source }) => source ? React.createElement('p', null, source) : null;
SwaggerUIBundle({
  url: '/openapi.json',
  domNode: document.getElementById('api-viewer'),
  deepLinking: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: 0,
  supportedSubmitMethods: [],
  validatorUrl: null,
  plugins: [{ wrapComponents: { authorizeBtn: nothing, authorizeOperationBtn: nothing, Markdown: plainText } }],
});
`;
