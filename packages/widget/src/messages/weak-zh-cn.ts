// What a card says while the network is weak, in Chinese.

export const weakZhCn = {
  /** `offline`: the device itself says that it has no network. */
  asOf: (time: string, offline: boolean) =>
    `截至 北京时间 ${time} 的资料，${offline ? '当前没有网络' : '还没有读到更新的'}。下面的金额都是当时的。连上后会自动更新，更新之前不能在这里捐赠。`,
  ofThen: (label: string) => `当时${label}`,
  heading: '网络太慢，项目资料还没有读出来',
  headingKept: '没有网络时可以这样办',
  scan: '用另一部手机扫这个码，打开项目页面。',
  code: (address: string) => `项目页面的二维码：${address}`,
  address: '也可以记下网址：',
  later: '也可以过一会儿再来。本页会自动再试，读到后马上换上。',
  ask: '有事可以问收款方：',
  once: '刚才已经提交过？半小时内再提交同样的捐款，仍是同一笔，不会重复捐赠。',
};

export type WeakMessages = typeof weakZhCn;
