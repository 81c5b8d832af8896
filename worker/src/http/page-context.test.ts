import { expect, test } from 'vitest';
import { aProject, publishedPorts, testClient } from '../testing/index.ts';

const PHONE =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0 Mobile Safari/537.36';

test.each([
  [
    'WeChat',
    `${PHONE} XWEB/1260 MMWEBSDK/20240404 MicroMessenger/8.0.49.2600(0x2800313D) NetType/4G Language/zh_CN`,
    true,
  ],
  ['WeChat Work', `${PHONE} wxwork/4.1.22 MicroMessenger/7.0.1 NetType/WIFI Language/zh`, true],
  ['a browser', PHONE, false],
  ['a word like it', `${PHONE} NotMicroMessengerish`, false],
])('%s is known by the name it gives itself', async (_name, agent, isWeChat) => {
  const call = testClient(await publishedPorts());
  const page = await call(`/give/${aProject().projectId}`, { headers: { 'user-agent': agent } });
  expect(page.text.includes('wechat-heading')).toBe(isWeChat);
  expect(page.headers.get('vary')).toContain('User-Agent');
});
