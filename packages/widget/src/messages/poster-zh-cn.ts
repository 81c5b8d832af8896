// What <hh-poster> draws and says, in Chinese.

export const posterZhCn = {
  heading: '分享图',
  test: '测试 · 示例：不会真的收款',
  by: (charity: string) => `发起和收款：${charity}`,
  filing: (number: string) => `备案编号：${number}`,
  forWhom: (community: string) => `给谁用：${community}`,
  raised: (raised: string, goal: string) => `已到账 ${raised} · 目标 ${goal}`,
  raisedOnly: (raised: string) => `已到账 ${raised}`,
  asOf: (time: string) => `截至北京时间 ${time}`,
  scan: '扫码查看这个项目',
  noSeal: '这是项目介绍，不是捐赠票据。',
  colon: '：',
  save: '保存图片',
  share: '分享',
  copy: '复制链接',
  saved: '图片已交给浏览器保存。',
  hold: '长按图片，可以保存到手机或发给朋友。',
  screenshot: '本网站不让显示成可长按的图片。如果没有自动保存，请截屏保存。',
  copied: '链接已复制。',
  copyByHand: '没有复制成功，请手动复制这个链接',
  failed: '没有成功，可以改用复制链接。',
  noPicture: '这个浏览器画不出图片，可以改用链接分享。',
  page: '打开项目页面',
};

export type PosterMessages = typeof posterZhCn;
