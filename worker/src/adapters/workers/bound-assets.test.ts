import { expect, test } from 'vitest';
import { PREPARED_FILES, prepareHere } from '../../prepared.ts';
import { boundAssets, boundPrepared, boundViewer } from './bound-assets.ts';

const content = new TextEncoder().encode('the whole widget');

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-384', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The platform's files, and every address it was asked for. */
function files(known: Readonly<Record<string, Uint8Array<ArrayBuffer> | string>>) {
  const asked: string[] = [];
  const binding = {
    fetch: async ({ url }: Request) => {
      const { pathname } = new URL(url);
      asked.push(pathname);
      const body = known[pathname];
      if (body === undefined) return new Response('Not found', { status: 404 });
      return new Response(body, { headers: { 'content-type': 'text/javascript', etag: '"e"' } });
    },
  };
  return { asked, assets: boundAssets(binding), viewer: boundViewer(binding), prepared: boundPrepared(binding) };
}

test('a file is found by its name, with its type and validator', async () => {
  const { assets } = files({ '/happy-homeland.js': content });
  const found = await assets.find('happy-homeland.js');
  expect(found).toEqual({ body: content, mediaType: 'text/javascript', etag: '"e"' });
  expect(await assets.find('nothing.js')).toBeNull();
});

test('a name that holds a path asks the platform for nothing', async () => {
  const { assets, asked } = files({});
  const names = ['../index.js', 'a/b.js', '.env', '', '/etc', 'a%2fb', `${'a'.repeat(300)}.js`, 'http://example.org/x'];
  for (const name of names) expect(await assets.find(name)).toBeNull();
  expect(asked).toEqual([]);
});

test('a pinned version whose bytes do not fit its name is not served', async () => {
  const good = `1.2.3-${(await hashOf(content)).slice(0, 16)}`;
  const { assets } = files({
    [`/${good}/happy-homeland.js`]: content,
    '/1.2.3-0123456789abcdef/happy-homeland.js': content,
  });
  expect((await assets.find(`${good}/happy-homeland.js`))?.body).toEqual(content);
  expect(await assets.find('1.2.3-0123456789abcdef/happy-homeland.js')).toBeNull();
});

test('the versions are the list that the build wrote, and none where it wrote none', async () => {
  const none = { current: '', currentCompliance: '', currentProof: '', currentFamily: '', currentFrame: '' };
  const list = { ...none, current: '1.2.3-0123456789abcdef', versions: [] };
  expect(await files({ '/versions.json': JSON.stringify(list) }).assets.versions()).toEqual(list);
  expect(await files({}).assets.versions()).toEqual({ ...none, versions: [] });
});

test('the viewer has its own folder, and nothing else is found there', async () => {
  const { viewer, asked } = files({ '/viewer/swagger-ui.css': 'css' });
  expect(await viewer.find('swagger-ui.css')).not.toBeNull();
  for (const name of ['../happy-homeland.js', 'a/b.js', 'x.html']) expect(await viewer.find(name)).toBeNull();
  expect(asked).toEqual(['/viewer/swagger-ui.css']);
});

test('what the build prepared is served as it would be made here, and read once', async () => {
  const here = prepareHere();
  const document = await here.apiDocument();
  const { prepared, asked } = files({
    [`/${PREPARED_FILES.apiDocument}`]: JSON.stringify(document),
    [`/${PREPARED_FILES.reference}`]: JSON.stringify(await here.reference()),
    [`/${PREPARED_FILES.pagesCss}`]: await here.pagesCss(),
    [`/${PREPARED_FILES.giveCss}`]: await here.giveCss(),
  });
  expect(await prepared.apiDocument()).toEqual(document);
  expect(await prepared.apiDocument()).toBe(await prepared.apiDocument());
  expect(await prepared.reference()).toEqual(await here.reference());
  expect(await prepared.reference()).toBe(await prepared.reference());
  expect(asked).toEqual([`/${PREPARED_FILES.apiDocument}`, `/${PREPARED_FILES.reference}`]);
  expect(await prepared.pagesCss()).toBe(await here.pagesCss());
  expect(await prepared.giveCss()).toBe(await here.giveCss());
});

test('a document of other operations, or none at all, is an error that says what to run', async () => {
  const { paths, ...rest } = await prepareHere().apiDocument();
  const { '/healthz': _left, ...fewer } = Object(paths);
  const [, ...others] = await prepareHere().reference();
  const stale = files({
    [`/${PREPARED_FILES.apiDocument}`]: JSON.stringify({ ...rest, paths: fewer }),
    [`/${PREPARED_FILES.reference}`]: JSON.stringify(others),
  });
  await expect(stale.prepared.apiDocument()).rejects.toThrow('npm run build');
  await expect(stale.prepared.reference()).rejects.toThrow('npm run build');
  await expect(files({}).prepared.apiDocument()).rejects.toThrow('npm run build');
  await expect(files({}).prepared.reference()).rejects.toThrow('npm run build');
  await expect(files({}).prepared.pagesCss()).rejects.toThrow('npm run build');
});

test('what is prepared has no address among the widget’s files', async () => {
  const { assets, asked } = files({});
  for (const name of Object.values(PREPARED_FILES)) expect(await assets.find(name)).toBeNull();
  expect(asked).toEqual([]);
});
