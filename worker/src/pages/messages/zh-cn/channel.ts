// Chinese: whether and where to give.

import type { ChannelReason, Intake } from '@happy-homeland/contract';

export const channelTexts = {
  status: {
    open: '募捐中',
    'not-yet-open': '尚未开始',
    'campaign-ended': '已结束',
    'certificate-expired': '暂停',
    'certificate-revoked': '暂停',
    'blocked-by-rules': '暂停',
    'goal-reached': '已达到目标',
    paused: '暂停',
    'not-listed': '暂未开放捐款',
  } satisfies Record<Intake | 'not-listed', string>,
  channelReason: {
    'own-name-site': '本页是慈善组织以自己名义开设的网站，可以在这里捐赠。',
    'registered-site': '社区网站只展示项目。请到慈善组织的官方捐赠页捐赠。',
    'hand-off-not-enabled': '本网站只展示项目，请到民政部指定的互联网公开募捐服务平台捐赠。',
    'origin-not-registered': '本网站还没有登记，只能展示项目，不能在这里捐赠。',
    'not-listed': '本次募捐尚未在民政部指定的平台发布，暂时不能在网上接受捐款。',
    'not-yet-open': '募捐还没有开始，暂时不能捐款。',
    'campaign-ended': '募捐已经结束，不再接受捐款。账目和信息公开继续保留。',
    'certificate-expired': '公开募捐资格证书已过有效期，暂停接受捐款。账目和信息公开继续保留。',
    'certificate-revoked': '公开募捐资格证书已失效，不再接受捐款。账目和信息公开继续保留。',
    'blocked-by-rules': '自动核对发现不符合募捐规定的事项，暂停接受捐款。账目和信息公开继续保留。',
    'goal-reached': '已经达到募捐目标，不再接受捐款。谢谢您的心意。',
    paused: '慈善组织已暂停这个项目的募捐，原因见信息公开。账目继续保留。',
  } satisfies Record<ChannelReason, string>,
  channelAction: (target: string) => `前往${target}`,
  channelOfficial: (charity: string) => `前往${charity}官方捐赠页`,
  articles: '依据',
  channelFindings: '看自动核对的结果',
  /** An article of law by the name it was filed under. */
  article: (name: string) => name,
};

export type ChannelTexts = typeof channelTexts;
