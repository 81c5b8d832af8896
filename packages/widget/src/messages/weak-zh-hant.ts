import type { WeakMessages } from './weak-zh-cn.ts';

export const weakZhHant: WeakMessages = {
  asOf: (time, offline) =>
    `截至 北京時間 ${time} 的資料，${offline ? '目前沒有連線' : '還沒有讀到更新的'}。下面的金額都是當時的。連上後會自動更新，更新之前不能在這裡捐贈。`,
  ofThen: (label) => `當時${label}`,
  heading: '連線太慢，項目資料還沒有讀出來',
  headingKept: '沒有連線時可以這樣辦',
  scan: '用另一支手機掃這個碼，打開項目頁面。',
  code: (address) => `項目頁面的二維碼：${address}`,
  address: '也可以記下網址：',
  later: '也可以過一會兒再來。本頁會自動再試，讀到後馬上換上。',
  ask: '有事可以問收款方：',
  once: '剛才已經提交過？半小時內再提交同樣的捐款，仍是同一筆，不會重複捐贈。',
};
