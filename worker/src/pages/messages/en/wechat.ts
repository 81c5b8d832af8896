// English: what a page says to who reads it inside WeChat.

import type { WeChatTexts } from '../zh-cn/wechat.ts';

export const weChatTexts: WeChatTexts = {
  weChat: {
    platforms: 'Inside WeChat, give on a designated platform first',
    guide: 'To give on this page, open it in a browser',
    steps: [
      'Tap “···” at the top right',
      'Choose “Open in browser” or “Open in default browser”',
      'Go on in the page that opens',
    ],
    why: 'WeChat does not open Alipay and some other ways to pay, and cannot save files or install a page.',
    saveFile: 'WeChat cannot save files. Open this page in a browser and save it there.',
  },
};
