import { beforeEach, expect, test, vi } from 'vitest';
import { setSharedCard } from './wechat-share.ts';

const HEAD = `<meta property="og:title" content="助餐点 <b>"><meta property="og:description" content="给老人">
<meta property="og:url" content="https://give.example.org/p/a"><meta property="og:image" content="https://give.example.org/1.png">`;
const SIGNED = '<meta name="wechat-share" data-app="wx1" data-nonce="n" data-timestamp="17" data-signature="s">';
const CARD = {
  title: '助餐点 <b>',
  desc: '给老人',
  link: 'https://give.example.org/p/a',
  imgUrl: 'https://give.example.org/1.png',
};

function weChat() {
  return {
    config: vi.fn(),
    ready: vi.fn((then: () => void) => then()),
    updateAppMessageShareData: vi.fn(),
    updateTimelineShareData: vi.fn(),
  };
}

beforeEach(() => {
  document.head.innerHTML = HEAD + SIGNED;
});

test('shows in both places what Open Graph says of the page, as text', () => {
  const wx = weChat();
  setSharedCard(document, wx);
  expect(wx.config).toHaveBeenCalledWith({
    appId: 'wx1',
    timestamp: 17,
    nonceStr: 'n',
    signature: 's',
    jsApiList: ['updateAppMessageShareData', 'updateTimelineShareData'],
  });
  expect(wx.updateAppMessageShareData).toHaveBeenCalledWith(CARD);
  expect(wx.updateTimelineShareData).toHaveBeenCalledWith(CARD);
});

test('does nothing where nothing was signed, or WeChat’s script did not come or is another', () => {
  for (const wx of [undefined, null, 'wx', {}, { config: vi.fn() }]) setSharedCard(document, wx);
  document.head.innerHTML = HEAD;
  const wx = weChat();
  setSharedCard(document, wx);
  expect(wx.config).not.toHaveBeenCalled();
});
