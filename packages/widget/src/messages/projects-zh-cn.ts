// What <hh-projects> says beside every list. The kinds are those of the filing form; a deployment may have others.

export const projectsZhCn = {
  heading: '微项目',
  category: '类别',
  region: '地区',
  all: '全部',
  and: '、',
  regionOf: (code: string, communities: string, hasMore: boolean) => `${communities}${hasMore ? '等' : ''}（${code}）`,
  none: '这里还没有公开的项目。',
  noneChosen: '没有符合所选条件的项目。',
  showAll: '查看全部',
  page: '打开项目列表',
  categories: {
    'elder-care': '助老',
    'child-protection': '护幼',
    'rural-revitalisation': '乡村振兴',
    'social-assistance': '社会救助',
    'mental-rehabilitation': '精神障碍康复',
    'ethnic-harmony': '民族团结',
    'new-customs': '移风易俗',
    'place-name-heritage': '地名文化',
    neighbourhood: '邻里互助',
  },
};

export type ProjectsMessages = typeof projectsZhCn;
