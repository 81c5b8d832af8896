// What each rule asks, for a page that lists them all. It stands apart from the rules, because whoever judges facts never
// reads it, and pays for every byte.

import type { Rule } from './rule.ts';
import type { Words } from './words.ts';
import { say } from './words.ts';

/** In the order of the ids. */
const SUMMARIES: Readonly<Record<string, Words>> = {
  A1: say(
    '向社会公开募捐的慈善组织须持有有效的公开募捐资格证书。',
    'Raising from the public takes a valid certificate.',
  ),
  A2: say(
    '依法登记或认定满一年（2024年9月5日前为二年）的慈善组织方可申请。',
    'A charity may apply one year after registration or recognition; before 2024-09-05, two.',
  ),
  A3: say(
    '治理结构、监事、内部制度、年度支出、税务会计、评估等级、名录和行政处罚等条件，逐项核对。',
    'Governance, supervisors, internal rules, spending, accounts, assessment, lists and penalties, one by one.',
  ),
  A4: say('民政部门自受理之日起二十个工作日内决定。', 'Civil affairs decides within 20 working days of accepting.'),
  A5: say(
    '法律、行政法规规定可以公开募捐的组织（如红十字会）不受登记年限限制，仍须持证并备案。',
    'A body that may raise by another law waits no year, and still needs certificate and filing.',
  ),
  A6: say(
    '证书上的名称、统一社会信用代码与募捐组织一致；证书不得伪造、变造、出租、出借。',
    'Name and credit code on the certificate are those of the charity: it is not forged, rented or lent.',
  ),
  A7: say(
    '证书被吊销的，立即停止公开募捐；已募款物继续按方案使用并公开。',
    'After a revocation raising stops at once; spending and disclosure go on.',
  ),
  'A7-ban': say(
    '证书被吊销的，五年内不得再申请公开募捐资格。',
    'Whoever lost a certificate by revocation does not apply within five years.',
  ),
  A8: say(
    '募捐组织和合作方未列入活动异常名录或严重失信名单。',
    'Neither the charity nor a partner is listed as abnormal or dishonest.',
  ),
  A9: say(
    '证书印有有效期的，届满未换证即停止接受捐赠，信息公开和款物使用照常。',
    'Where a certificate prints its last day, gifts end with it; disclosure and spending go on.',
  ),
  A10: say(
    '代码的两个校验位正确，类别与登记的组织类型一致。',
    'Both check characters are right, and the kind is the one registered.',
  ),
  A11: say(
    '为特定个人的求助不得以慈善公开募捐的名义进行；页面链接个人求助的，须注明不属于慈善公开募捐信息。',
    'One named person’s appeal may not be raised as charity; a page that links to one must say so.',
  ),
  A12: say(
    '社区、单位的互助互济只能在内部进行，不对公众开放，也不开捐赠票据。',
    'Mutual aid stays inside its community: not open to the public, and without donation receipts.',
  ),
  A13: say(
    '只备案、未登记的社区社会组织不具有法人资格，可以发起、合作，不能作为募捐主体。',
    'A community organisation that is filed and not registered is no legal person: it may propose and partner, not raise.',
  ),
  B1: say(
    '募捐方案载明目的、起止时间和地域、负责人、接受捐赠方式、账户、受益人、用途、成本和剩余财产的处理；2024年9月5日起还有预期数额，合作的还有合作方。',
    'The plan tells purpose, period, area, who answers for it, ways to give, account, beneficiaries, use, cost and surplus; since 2024-09-05 the expected amount, and the partners where there are any.',
  ),
  B2: say(
    '目的合章程；期限一般不超过三年（突发事件一年）；负责人专职；用本组织账户；数额与能力相适应；受益人不是特定个人；有使用计划；成本不转嫁受益人；剩余全部用于相近慈善项目。',
    'Within the charter; three years at most (one for an emergency); run by full-time staff; the charity’s own account; an amount it can handle; a class of beneficiaries; a plan of use; no cost for beneficiaries; all surplus to similar projects.',
  ),
  B3: say(
    '募捐方案在开展募捐十日前报登记的民政部门备案，备案完成、取得编号后方可开始；期限向前计算，不因节假日顺延。',
    'The plan is filed ten days before the start, and raising waits for the completed filing and its number; holidays do not move the day.',
  ),
  'B3-supplement': say(
    '备案材料不齐的，自通知之日起五日内补正（2024年9月5日前为十日），否则撤回。',
    'A filing that lacks papers is supplemented within five days of the notice (before 2024-09-05, ten), or withdrawn.',
  ),
  B4: say(
    '每一项募捐活动单独备案，不得合并备案、一号多用。',
    'Every campaign is filed by itself: filings are not merged, and a number is not used twice.',
  ),
  B5: say(
    '方案事项变化的，自变化之日起十日内向民政部门补正并说明理由；有业务主管单位的先经同意；更换合作方的重新备案。',
    'A change is filed with its reason within ten days, after the supervising unit agreed; another partner is filed anew.',
  ),
  B6: say(
    '页面上的活动名称与备案名称逐字一致；译名、简称须同时显示备案名称。',
    'The name on the page is the filed one to the letter; a translation or short form stands beside it.',
  ),
  'B6-period': say(
    '只在备案的起止时间内接受捐赠；提前结束的，自次日起停止。信息公开不受影响。',
    'Gifts are taken from the filed first day to the filed last, or to an earlier stop; disclosure goes on.',
  ),
  B7: say(
    '为应对重大突发事件来不及事前备案的，开始募捐后十日内补办，并写明所响应的政府通告。',
    'Where a major emergency left no time, the filing follows within ten days of the start and names the government’s response.',
  ),
  B8: say(
    '募捐箱、义演义卖等在登记的民政部门管辖区域内进行；确需在区域外的，提前十日报活动所在地县级以上民政部门备案。互联网募捐不受地域限制。',
    'Boxes and events stay in the registrar’s area; outside of it they are filed at the place ten days before. The internet has no area.',
  ),
  B9: say(
    '按章程作出内部决策，法定代表人同意，有决策文件。',
    'Decided as the charter says, agreed by the legal representative, on paper.',
  ),
  B10: say(
    '2026年1月1日起在“慈善中国”提交备案表、承诺书等材料，不收费。',
    'Since 2026-01-01 form, commitment and papers are submitted on the national platform, free of charge.',
  ),
  B11: say(
    '涉及公共安全、公共秩序、消防等事项的，另行办理批准手续。',
    'What touches public safety, order or fire takes its own permit.',
  ),
  C1: say(
    '页面展示和实际参与的合作方都应载明在备案的募捐方案中。',
    'Every partner that is shown, or takes part, stands in the plan as filed.',
  ),
  C2: say(
    '合作方的评估报告随备案提交；个人合作方另须身份证明、无犯罪记录证明和个人信用报告。',
    'Each partner’s assessment goes in with the filing; a person adds identity, a clean record and a credit report.',
  ),
  C3: say(
    '与合作方签订书面协议，载明名称和目的、起止、方式、款物管理、使用计划、权责、违约与争议七项。',
    'Each partner signs an agreement of seven elements: name and purpose, period, methods, keeping of money, its use, rights and duties, breach and disputes.',
  ),
  C4: say(
    '合作方不得以任何形式自行开展公开募捐，收款方必须是有资格的慈善组织。',
    'A partner does not raise by itself in any form; who receives is the qualified charity.',
  ),
  C5: say(
    '全部收支纳入有公开募捐资格的慈善组织的账户，由其核算；收款账户与方案一致，合作方不得持有款项。',
    'All of it passes through the account of the qualified charity, the one in its plan; a partner holds nothing.',
  ),
  C6: say(
    '募捐活动结束后三个月内，公开对合作方的评估和指导监督情况。',
    'Within three months of the end it is disclosed how partners were assessed and supervised.',
  ),
  D1: say(
    '募捐周期超过六个月的，至少每三个月公开一次募捐情况。',
    'A campaign of more than six months is disclosed at least every three months.',
  ),
  D2: say(
    '募捐活动结束（含提前停止）后三个月内，全面、详细公开募捐情况。',
    'Within three months of its end, or of being stopped, a campaign is disclosed in full and in detail.',
  ),
  D3: say(
    '项目实施周期超过六个月的，至少每三个月公开一次项目实施情况。',
    'A project of more than six months is disclosed at least every three months.',
  ),
  D4: say(
    '项目结束后三个月内公开项目情况；2026年起须列明受益人及确定方式、收支和第三方执行情况。',
    'Within three months of its end a project is disclosed; since 2026 with its beneficiaries, how they were chosen, its accounts and what third parties did.',
  ),
  D5: say(
    '设立慈善项目时公开项目名称和内容，以及相关募捐活动的名称。',
    'A project is disclosed when it is set up: its name and content, and the campaigns it belongs to.',
  ),
  D6: say(
    '项目终止后有剩余财产的，三个月内公开处理情况。',
    'What is left when a project has ended is disclosed within three months: what became of it.',
  ),
  D7: say(
    '重大突发事件应急处置与救援阶段，至少每五日公开一次接收情况，并及时分配、使用。',
    'While an emergency is dealt with, what was received is disclosed at least every five days, and used without delay.',
  ),
  D8: say(
    '每年5月31日前公开上年度工作报告和财务会计报告；有公开募捐资格的，财务会计报告须经审计。',
    'By 31 May of every year the report on the year before and its accounts are disclosed, audited where the charity raises from the public.',
  ),
  D9: say(
    '重大资产变动、投资、交易及资金往来，关联方重大行为和基本信息变更，三十日内公开。',
    'Large transactions, dealings with related parties and changes of basic information are disclosed within 30 days.',
  ),
  D10: say(
    '每年5月31日前向民政部门报送关联方名单。',
    'By 31 May of every year the list of related parties goes to civil affairs.',
  ),
  D11: say(
    '没有公开募捐资格的慈善组织，每年5月31日前公开上年度重大慈善项目：占捐赠收入或支出五分之一以上且超过50万元，或持续三年以上。',
    'A charity without the certificate discloses by 31 May its major projects: a fifth of its gifts or spending and more than 500,000 yuan, or longer than three years.',
  ),
  D12: say(
    '年度报告、每项募捐活动和每个项目分别建立条目；更正已公开的内容须公布更正说明。',
    'Annual reports, each campaign and each project have entries of their own; a correction is published with an explanation.',
  ),
  D13: say(
    '法定公开地点是全国慈善信息公开平台（慈善中国）；本页只是副本，新闻和广告不能代替。',
    'The place of disclosure is the national platform, Charity China; a page like this one is a copy, and news or advertisements do not stand in for it.',
  ),
  D14: say(
    '定向募捐应及时告知捐赠人募捐情况和款物的管理使用情况。',
    'Those who gave to a targeted campaign are told without delay what was received and what became of it.',
  ),
  D15: say(
    '捐赠人有权查询、复制捐赠财产管理使用的资料，慈善组织应及时主动反馈。',
    'Donors may look at and copy what shows how their gift is used; the charity answers without delay and unasked.',
  ),
  E1: say(
    '变更募捐方案规定的用途，须经理事会审议、报原备案的民政部门备案并公开；协议约定的用途，须经捐赠人同意。',
    'Another use takes the council, a new filing with the same registrar and publication; under an agreement, the donor, too.',
  ),
  E2: say(
    '剩余财产用于目的相同或者相近的其他慈善项目并公开。',
    'What is left goes to other charitable projects of the same or a similar purpose, in public.',
  ),
  E3: say(
    '有公开募捐资格的慈善组织，年度慈善活动支出不低于上年总收入或者前三年收入平均数的百分之七十。',
    'A charity that raises from the public spends at least 70 % of the income of last year, or of the average of three.',
  ),
  'E3-net-assets': say(
    '没有公开募捐资格的慈善组织，年度慈善活动支出不低于上年末净资产的百分之六至八，按规模分档。',
    'A charity that may not raise from the public spends at least 6 to 8 % of its net assets, by their size.',
  ),
  E4: say(
    '年度管理费用不高于当年总支出的规定比例；低于二十万元的不受比例限制。',
    'Management costs no more than its share of all spending; below 200,000 yuan no share is set.',
  ),
  E5: say(
    '自2026年度起，募捐成本不高于前三年捐赠收入平均数的百分之三。',
    'From the year 2026, raising costs no more than 3 % of the average donations of three years.',
  ),
  E6: say(
    '自2026年度起，款物到达最终受益人之前，不计入慈善活动支出；划拨给合作方或村社账户不是支出。',
    'From the year 2026, money counts as spent when it reaches who it is for, not when a partner holds it.',
  ),
  E7: say(
    '不得指定或者变相指定捐赠人、管理人员的利害关系人为受益人。',
    'Nobody related to a donor or to who runs the charity may be named to benefit, nor by a detour.',
  ),
  E8: say(
    '募集的财产登记造册、专款专用，不得私分、挪用、截留、侵占。',
    'What was raised is recorded and used for its purpose alone.',
  ),
  E9: say(
    '采购价格不高于公允价，采购、配送、签收有据可查。',
    'Nothing is bought above its fair price, and every delivery is signed for.',
  ),
  F1: say(
    '接受捐赠应当开具捐赠票据；捐赠人匿名或者放弃的，做好记录。',
    'Every gift gets a fiscal receipt; where the donor is anonymous or waives it, that is recorded.',
  ),
  'F1-time': say('收到捐赠后五个工作日内开票。', 'A receipt is issued within five working days of the gift.'),
  F2: say(
    '票据按实收的捐赠全额开具，支付通道费不得先行扣除。',
    'A receipt is for the whole gift; what a payment channel charges is not taken off first.',
  ),
  F3: say(
    '有利益回报、摊派、赞助的，不得开具捐赠票据。',
    'Nothing that is given for a return, under pressure or as sponsoring gets a donation receipt.',
  ),
  F4: say(
    '公开承诺的，或者为扶贫、助困、救灾签有书面协议的，逾期不交付可以要求交付。',
    'A gift promised in public, or by agreement for poverty, care or disaster, can be claimed once it is late.',
  ),
  F5: say('捐赠人要求签订书面捐赠协议的，应当签订。', 'A donor who asks for a written agreement gets one.'),
  F6: say(
    '不得虚构事实欺骗、诱导，不得摊派或者变相摊派。',
    'Nobody is deceived or led on to give, and nobody is assigned an amount.',
  ),
  F7: say(
    '不得利用慈善捐赠宣传烟草制品和法律禁止宣传的事项。',
    'A gift is no way to advertise tobacco or whatever else may not be advertised.',
  ),
  F8: say(
    '财产转移之后，不得任意撤销捐赠；误捐、重复捐的退款由机构另行规定。',
    'Once given, a gift cannot be revoked at will; how slips are refunded is for the charity to say.',
  ),
  G1: say(
    '捐赠按钮旁无须点开即可看到：组织全称、统一社会信用代码、资格证书、募捐方案、联系方式、查询方法。',
    'Beside the donate button, unfolded: full name, credit code, certificate, plan, contact and where to check.',
  ),
  'G1-filing-number': say(
    '捐赠按钮旁显示备案编号，供到慈善中国查询。',
    'The filing number stands beside the donate button, to be looked up.',
  ),
  'G1-personal-help': say(
    '附近有个人求助链接的，提示其不属于慈善公开募捐信息，真实性由发布人负责。',
    "Beside a link to one person's appeal, the page says that it is no public fundraising and who answers for it.",
  ),
  'G1-who': say('页面写明谁在募捐、怎样联系。', 'The page says who asks and how to reach them.'),
  G2: say(
    '通过互联网公开募捐，应当在民政部指定的平台进行，可以同时在本组织名义的网站进行；其他网站只能展示并链接。',
    "Online, the public is asked on a designated platform, and beside it on the charity's own site; other sites may show and link.",
  ),
  'G2-payee': say(
    '款项进入募捐组织在境内的账户，收款方不得是境外机构。',
    'The money goes to the charity that raises, and to nobody abroad.',
  ),
  G3: say(
    '公开募捐信息页面不得插入商业广告和商业活动链接。',
    'A page that raises carries no commercial advertising and no link to any.',
  ),
  G4: say(
    '为他人募捐提供服务的，应当验证登记证书、公开募捐资格证书（2026年起含备案情况），签订协议，不得代为接受捐赠财产。',
    'Whoever serves an appeal checks the certificates and, since 2026, the filing, has an agreement and takes no gifts itself.',
  ),
  G5: say(
    '平台保存证照和募捐记录不少于两年，自募捐完成之日起算。',
    'A platform keeps the papers and the records for at least two years after the campaign.',
  ),
  G6: say(
    '推荐性标准：不与商业筹款混杂，无竞价排名，举报五个工作日内反馈，每半年公告运营情况，等级保护三级。',
    'A recommended standard: nothing commercial mixed in, no paid ranks, answers in five working days, a report every half year, security grade 3.',
  ),
  G7: say(
    '个人隐私，以及捐赠人等不同意公开的姓名、住所、通讯方式，不得公开（2026年起含志愿者、受益人）。',
    'Privacy stays private, and so do name, address and contact of a donor and, since 2026, of volunteers and beneficiaries, without consent.',
  ),
  G8: say(
    '敏感信息、公开和对外提供须单独同意；不满十四周岁的须监护人同意；处理前作影响评估。',
    "Sensitive data, publication and passing on take separate consent; under 14, the guardian's; the impact is assessed first.",
  ),
};

/** What the rule asks, in a sentence; its title for a rule that is not in the catalog. */
export function summaryOf({ id, title }: Pick<Rule, 'id' | 'title'>): Words {
  return SUMMARIES[id] ?? title;
}
