// Chinese: the frame of every page.

export const shellTexts = {
  shell: {
    skip: '跳到正文',
    home: '全部项目',
    otherLanguage: 'English',
    otherLanguageCode: 'en',
    large: '大字',
    normal: '标准字号',
    display: '显示方式',
    test: '测试',
    testRibbon: '测试环境：仅供演示，不会真的扣款',
    notDesignated: '本软件不是民政部指定的互联网公开募捐服务平台。',
    madeWith: '本页由“幸福家园”软件提供，捐款由页面所列慈善组织接收。',
    docs: '接口文档',
    rules: '自动核对的规则',
    contact: '联系',
    genericSpeaker: '社区微项目',
    opensElsewhere: '（打开其他网站）',
    failedTitle: (title: string) => `有错误：${title}`,
  },
};

export type ShellTexts = typeof shellTexts;
