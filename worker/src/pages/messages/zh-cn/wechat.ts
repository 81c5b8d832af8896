// Chinese: what a page says to who reads it inside WeChat.

export const weChatTexts = {
  weChat: {
    platforms: '在微信里，请先从民政部指定的平台捐',
    guide: '要在本页捐，请换浏览器打开',
    steps: ['点右上角的“···”', '选“在浏览器打开”或“用默认浏览器打开”', '在打开的页面上继续'],
    why: '微信里打不开支付宝等一些付款方式，也不能保存文件、安装到桌面。',
    saveFile: '微信里不能保存文件。请用浏览器打开本页，再保存。',
  },
};

export type WeChatTexts = typeof weChatTexts;
