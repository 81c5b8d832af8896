import type { ModeMessages } from './mode-zh-cn.ts';

export const modeZhHant: ModeMessages = {
  give: '捐贈',
  look: '看資金去向',
  of: (title) => `：${title}`,
  close: '關閉',
  dismiss: '收起這個按鈕',
};
