// Complete embeds of others that npm has, in exactly these versions, and what stands in for their servers: as little as makes
// them go on, so that every figure of theirs is a lower bound.

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Host, Served } from './front.ts';

const VERSIONS = {
  '@shopify/buy-button-js': '3.0.6',
  '@calcom/embed-core': '1.5.3',
  '@calcom/embed-snippet': '1.3.3',
  '@polar-sh/checkout': '0.4.1',
} as const;
const INSTALL_LIMIT_MS = 180_000;

export interface Peer {
  readonly name: string;
  /** What it is, and what stands in. */
  readonly what: string;
  /** Of the host page, in place of ours. */
  readonly markup: string;
  readonly usable: string;
}

/** Installs them into a folder of the bench, running no script of theirs. Null, and a line that says why, where it cannot. */
export async function installPeers(folder: string): Promise<string | null> {
  const names = Object.entries(VERSIONS).map(([name, version]) => `${name}@${version}`);
  const quiet = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder];
  try {
    await promisify(execFile)('npm', ['install', ...quiet, ...names], { cwd: folder, timeout: INSTALL_LIMIT_MS });
    return join(folder, 'node_modules');
  } catch (error) {
    const [why = ''] = `${error instanceof Error ? error.message : error}`.split('\n').slice(-1);
    console.warn(`the others could not be installed, so ours stands alone: ${why}`);
    return null;
  }
}

/** Lays their files and stand-ins on `host`, and says how a page embeds each, by their own instructions. */
export function layPeers(host: Host, modules: string): Peer[] {
  const file = (path: string) => readFileSync(join(modules, path), 'utf8');
  const script = (body: string): Served => ({ type: 'text/javascript', body });
  host.files.set('/shopify.js', script(file('@shopify/buy-button-js/dist/buybutton.min.js')));
  host.files.set('/cal.js', script(file('@calcom/embed-core/dist/embed/embed.js')));
  host.files.set('/polar.js', script(file('@polar-sh/checkout/dist/embed.global.js')));
  host.files.set('/shop', { type: 'application/json', body: JSON.stringify({ data: { node: PRODUCT } }) });
  host.files.set('/gift/embed', { type: 'text/html', body: CAL_PAGE });
  host.files.set('/checkout', { type: 'text/html', body: POLAR_PAGE });
  const snippet = file('@calcom/embed-snippet/dist/snippet.es.js').replace(/export \{[^}]*\};?/, '');
  return [
    {
      name: `Shopify buy-button-js ${VERSIONS['@shopify/buy-button-js']}`,
      what: 'product card with a buy button; one product of a stand-in shop, no picture',
      markup: `<div id="buy"></div><script>${mapped(host.url)}</script><script async src="${host.url}/shopify.js" onload="${BUY}"></script>`,
      usable: `[...document.querySelectorAll('iframe')].some((frame) => frame.contentDocument?.querySelector('.shopify-buy__btn')?.offsetHeight > 0)`,
    },
    {
      name: `Cal.com embed-core ${VERSIONS['@calcom/embed-core']} + embed-snippet ${VERSIONS['@calcom/embed-snippet']}`,
      what: 'inline frame; an empty page stands in for the application in it',
      markup: `<div id="cal"></div><script>const CAL=(()=>{${snippet};return r})()("${host.url}/cal.js");CAL("init",{origin:"${host.url}"});CAL("inline",{elementOrSelector:"#cal",calLink:"gift"});CAL("on",{action:"linkReady",callback:()=>{window.calReady=1}})</script>`,
      usable: 'window.calReady === 1',
    },
    {
      name: `Polar checkout ${VERSIONS['@polar-sh/checkout']}`,
      what: 'checkout opened at once; an empty page stands in for the checkout in the frame',
      markup: `<script>addEventListener("message",({data})=>{if(data.type==="POLAR_CHECKOUT")window.polarReady=1})</script><script defer src="${host.url}/polar.js" onload="Polar.EmbedCheckout.create('${host.url}/checkout')"></script>`,
      usable: 'window.polarReady === 1',
    },
  ];
}

/** The shop's address, which is part of their file, leads to the stand-in. */
function mapped(url: string): string {
  return `const send=fetch;window.fetch=(to,init)=>send(String(to).startsWith("https://shop.example/")?"${url}/shop":to,init)`;
}

const BUY =
  "ShopifyBuy.UI.init(ShopifyBuy.buildClient({domain:'shop.example',storefrontAccessToken:'t'})).createComponent('product',{id:'1',node:document.getElementById('buy')})";

const CAL_PAGE = `<!doctype html><title>stand-in</title><p>gift<script>
const tell=(type,data={})=>parent.postMessage({originator:'CAL',type,namespace:'',fullType:'CAL::'+type,data},'*');
tell('__iframeReady');tell('linkReady')</script>`;
const POLAR_PAGE = `<!doctype html><title>stand-in</title><p>gift<script>
parent.postMessage({type:'POLAR_CHECKOUT',event:'loaded'},'*')</script>`;

const PRICE = { amount: '20.0', currencyCode: 'CNY' };
const PAGE_INFO = { hasNextPage: false, hasPreviousPage: false };
const OPTION = { name: 'Title', value: 'Default Title' };
const PRODUCT = {
  __typename: 'Product',
  id: 'gid://shopify/Product/1',
  availableForSale: true,
  createdAt: '2026-11-23T00:00:00Z',
  updatedAt: '2026-11-23T00:00:00Z',
  descriptionHtml: '<p>gift</p>',
  description: 'gift',
  handle: 'gift',
  productType: '',
  title: 'gift',
  vendor: 'shop',
  publishedAt: '2026-11-23T00:00:00Z',
  onlineStoreUrl: null,
  options: [{ id: 'gid://shopify/ProductOption/1', name: 'Title', values: ['Default Title'] }],
  images: { pageInfo: PAGE_INFO, edges: [] },
  variants: {
    pageInfo: PAGE_INFO,
    edges: [
      {
        cursor: 'c',
        node: {
          id: 'gid://shopify/ProductVariant/1',
          title: 'Default Title',
          price: PRICE,
          priceV2: PRICE,
          weight: 0,
          available: true,
          sku: '',
          compareAtPrice: null,
          compareAtPriceV2: null,
          image: null,
          selectedOptions: [OPTION],
          unitPrice: null,
          unitPriceMeasurement: {},
        },
      },
    ],
  },
};
