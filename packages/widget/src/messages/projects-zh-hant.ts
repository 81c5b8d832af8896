import type { ProjectsMessages } from './projects-zh-cn.ts';

export const projectsZhHant: ProjectsMessages = {
  heading: '微項目',
  category: '類別',
  region: '地區',
  all: '全部',
  and: '、',
  regionOf: (code, communities, hasMore) => `${communities}${hasMore ? '等' : ''}（${code}）`,
  none: '這裡還沒有公開的項目。',
  noneChosen: '沒有符合所選條件的項目。',
  showAll: '查看全部',
  page: '打開項目列表',
  categories: {
    'elder-care': '助老',
    'child-protection': '護幼',
    'rural-revitalisation': '鄉村振興',
    'social-assistance': '社會救助',
    'mental-rehabilitation': '精神障礙康復',
    'ethnic-harmony': '民族團結',
    'new-customs': '移風易俗',
    'place-name-heritage': '地名文化',
    neighbourhood: '鄰里互助',
  },
};
