// Chinese: letters about how a project goes on.

export const newsTexts = {
  news: {
    title: '不再接收项目进展',
    ask: '按下按钮后，我们删除您为这个项目留下的邮箱，不再给您写信。',
    end: '不再接收',
    ended: '已经停止，您的邮箱已删除。',
  },
};

export type NewsTexts = typeof newsTexts;
