// Chinese: the pages of the rules.

import type { RuleFinding } from '@happy-homeland/contract';

type Moment = RuleFinding['moments'][number];

export const rulesTexts = {
  rules: {
    title: '自动核对的规则',
    lead: '这里的每个项目都由软件按下面的规则核对，资料由机构填报。',
    aid: '本页只供参考，不是法律意见；以法律法规公布的文本为准。',
    inForce: (count: number, date: string) => `${date}施行的规则共 ${count} 条`,
    contents: '目录',
    instruments: '法律法规和文件',
    marks: '依据是怎么得知的',
    marksNote: '读过法律原文、转载原文或官方解读的，才会自动停止接受捐款；其他的只作提醒，除非规则包把它开启。',
    packs: '规则包',
    packsNote: '每个机构适用一个规则包，每次核对都写明是哪一个、哪一版。',
    packRules: (count: number) => `核对 ${count} 条规则`,
    packSwitchedOn: '依据较弱但已开启的',
    packNoLaw: '不引用法律条文',
    articles: '依据',
    since: '施行',
    known: '怎么得知',
    facts: '看哪些资料',
    moments: '什么时候核对',
    moment: {
      apply: '申请资格',
      file: '备案',
      publish: '发布',
      render: '显示捐赠按钮',
      pay: '支付',
      book: '记账与公开',
      year: '年度数据',
    } satisfies Record<Moment, string>,
    askedBy: '适用规则包',
    switchedOn: (pack: string) => `${pack}（已开启）`,
    history: '沿革',
    now: '现行',
    figure: {
      years: (count: number) => `${count} 年`,
      cleanYears: (count: number) => `${count} 年内没有受过处罚`,
      days: (count: number) => `${count} 日`,
      elements: (count: number) => `协议 ${count} 项要素`,
    },
    period: (from: string, to: string | null) => (to === null ? `${from}起` : `${from}至 ${to}`),
    replaces: (title: string) => `取代${title}`,
    ofFacts: {
      heading: '关于资料本身',
      lead: '这两项不是法律规定，说的是资料能不能用来核对。',
      entries: {
        Z1: {
          title: '资料可以读取',
          meaning:
            '填报的资料里有一项格式不对、名称写错，或者没有选规则包。读不出来的资料不能当作没有填，所以先停止接受捐款；只是名称没人认识的，作提醒。',
          fix: '机构：按结果里写的项目改正，字段和格式见资料字段表，改好后重新发布，立刻重新核对。捐款人：可以问慈善组织什么时候改好。',
        },
        Z4: {
          title: '节假日安排已知',
          meaning: '有一项期限落在放假安排还没有公布的年份，只按周末推算，以后可能顺延几天。只作提醒，不影响捐款。',
          fix: '机构：按没有顺延的日期完成，放假安排公布以后再核对一次。',
        },
      },
      fix: '怎么办',
    },
    instrument: '名称',
    force: '施行期间',
  },
};

export type RulesTexts = typeof rulesTexts;
