// English: letters about how a project goes on.

import type { NewsTexts } from '../zh-cn/news.ts';

export const newsTexts: NewsTexts = {
  news: {
    title: 'No more news of this project',
    ask: 'With the button, the address that you left for news of this project is deleted and you get no more letters.',
    end: 'Stop the letters',
    ended: 'The letters are stopped and your address is deleted.',
  },
};
