import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { viewerFiles } from './viewer-files.ts';

const PACKAGE = fileURLToPath(new URL('.', import.meta.resolve('swagger-ui-dist/package.json')));

test('finds the two files of the viewer and nothing else of the package', async () => {
  const viewer = viewerFiles(PACKAGE);
  expect(await viewer.find('swagger-ui.css')).toMatchObject({ mediaType: 'text/css; charset=utf-8' });
  expect((await viewer.find('swagger-ui-bundle.js'))?.etag).toMatch(/^"[\w-]{43}"$/);
  for (const name of ['package.json', '../swagger-ui-dist/swagger-ui.css', 'constructor', 'swagger-ui.js']) {
    expect(await viewer.find(name), name).toBeNull();
  }
});

test('is no viewer at all where the package is not', async () => {
  expect(await viewerFiles('nowhere').find('swagger-ui.css')).toBeNull();
});
