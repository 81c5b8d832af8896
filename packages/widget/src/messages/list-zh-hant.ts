import type { ListMessages } from './list-zh-cn.ts';

export const listZhHant: ListMessages = {
  loading: '正在讀取',
  failed: '沒有讀出來。請檢查連線後再試，或打開頁面。',
  page: '打開頁面',
  listed: (count) => `已列出 ${count} 條`,
  added: (added, count) => `又列出 ${added} 條，共 ${count} 條`,
  more: '更多',
  moreFailed: '後面的沒有讀出來，可以再按一次。',
};
