import { expect, test } from 'vitest';
import { addressLines } from './addresses.ts';

const ADDRESSES = {
  url: 'http://127.0.0.1:8787',
  siteUrl: 'http://127.0.0.1:8788',
  sandboxUrl: 'http://127.0.0.1:8789',
  witnessUrl: 'http://127.0.0.1:8790',
  officers: { people: [{ email: 'a@shili.example' }, { email: 'b@shili.example' }], password: 'pw' },
  projectId: 'abcdefgh',
};

test('every part of the demo has its address, in even columns', () => {
  expect(addressLines(ADDRESSES).slice(2)).toEqual([
    '  社区网站 community site                     http://127.0.0.1:8788/',
    '  捐赠页 the charity’s give page              http://127.0.0.1:8787/give/abcdefgh',
    '  公示页 public project page                  http://127.0.0.1:8787/p/abcdefgh',
    '  嵌入代码 copy a tag                         http://127.0.0.1:8787/embed/abcdefgh',
    '  接口文档 API                                http://127.0.0.1:8787/docs',
    '  工作台 console                              http://127.0.0.1:8787/console',
    '  核对方（演示自设） witness, the demo’s own  http://127.0.0.1:8790/',
    '  支付沙盒 payment sandbox                    http://127.0.0.1:8789/_sandbox/state',
    '  工作台登录 to sign in: a@shili.example、b@shili.example',
    '  密码 password: pw',
  ]);
});

test('a demo with a provider or a log of its own names no sandbox, no witness and nobody', () => {
  const lines = addressLines({ ...ADDRESSES, sandboxUrl: null, witnessUrl: null, officers: null }).join('\n');
  expect(lines).not.toMatch(/sandbox|witness|console|password/);
});
