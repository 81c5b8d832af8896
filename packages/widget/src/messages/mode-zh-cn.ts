// What the button and the dialog of a card say, in Chinese.

export const modeZhCn = {
  give: '捐赠',
  /** Where no gift is taken any more. */
  look: '看资金去向',
  /** After the words of the button, for whoever does not see what it stands beside. */
  of: (title: string) => `：${title}`,
  close: '关闭',
  dismiss: '收起这个按钮',
};

export type ModeMessages = typeof modeZhCn;
