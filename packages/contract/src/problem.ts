// What can be wrong (RFC 9457). One table says every slug, its status and its titles, so that a client can switch on
// the slug and a new refusal cannot be added without deciding its status.

interface ProblemRow {
  readonly status: number;
  readonly zh: string;
  readonly en: string;
}

/** slug → HTTP status and title. 409 is a refusal by rule or state, 422 a payload that does not fit. */
export const PROBLEMS = {
  'malformed-json': { status: 400, zh: '请求内容不是有效的 JSON', en: 'The body is not valid JSON' },
  'duplicate-json-key': { status: 400, zh: '请求内容有重复的字段', en: 'The body has a key twice' },
  'malformed-request': { status: 400, zh: '请求格式有误', en: 'The request is malformed' },
  'idempotency-key-required': { status: 400, zh: '缺少 Idempotency-Key', en: 'Idempotency-Key is required' },
  'idempotency-key-invalid': { status: 400, zh: 'Idempotency-Key 应为 UUID', en: 'Idempotency-Key must be a UUID' },
  'invalid-cursor': { status: 400, zh: '翻页标记无效', en: 'The cursor is not valid' },
  'invalid-signature': { status: 400, zh: '签名无效', en: 'The signature is not valid' },
  unauthorized: { status: 401, zh: '需要有效的凭证', en: 'Valid credentials are required' },
  'origin-not-allowed': { status: 403, zh: '该网站未登记，不能提交', en: 'This origin is not registered' },
  'challenge-required': { status: 403, zh: '正在防范盗刷，请稍候核对', en: 'A short check of the device is required' },
  forbidden: { status: 403, zh: '无权进行此操作', en: 'Not permitted' },
  'not-found': { status: 404, zh: '没有找到', en: 'Not found' },
  'method-not-allowed': { status: 405, zh: '不支持此方法', en: 'Method not allowed' },
  'idempotency-in-progress': { status: 409, zh: '同一请求正在处理', en: 'The same request is in progress' },
  'channel-hand-off': { status: 409, zh: '请到慈善组织官网捐赠', en: 'Give on the charity’s own site' },
  'channel-link-out': { status: 409, zh: '请到指定平台捐赠', en: 'Give on the designated platform' },
  'not-yet-open': { status: 409, zh: '募捐尚未开始', en: 'The appeal has not opened' },
  'campaign-ended': { status: 409, zh: '募捐已结束', en: 'The appeal has ended' },
  'certificate-expired': { status: 409, zh: '公开募捐资格证书已过期', en: 'The fundraising certificate has expired' },
  'certificate-revoked': { status: 409, zh: '公开募捐资格证书已失效', en: 'The fundraising certificate is not valid' },
  'blocked-by-rules': { status: 409, zh: '不符合募捐规定', en: 'The rules for fundraising do not allow this' },
  'goal-reached': { status: 409, zh: '已达到募捐目标', en: 'The goal has been reached' },
  paused: { status: 409, zh: '项目已暂停募捐', en: 'The project takes no gifts for now' },
  'not-listed': { status: 409, zh: '尚未在指定平台发布', en: 'Not listed on a designated platform' },
  'mode-mismatch': { status: 409, zh: '测试与正式环境不符', en: 'Test and live do not mix' },
  'registration-taken': { status: 409, zh: '信用代码、备案编号或网址已被登记', en: 'Already registered' },
  'goals-exceed-filing': { status: 409, zh: '目标合计超过备案数额', en: 'Goals exceed the filed amount' },
  'immutable-field': { status: 409, zh: '该项不能再修改', en: 'This field can no longer change' },
  'stale-state': { status: 409, zh: '内容已被他人更新', en: 'The state has changed meanwhile' },
  'federation-circle': { status: 409, zh: '上级单位形成循环', en: 'A federation cannot stand below itself' },
  'already-given': { status: 409, zh: '已有此权限', en: 'The person has this role already' },
  'invitation-ended': { status: 409, zh: '邀请已失效', en: 'The invitation is no longer open' },
  'mail-not-configured': { status: 409, zh: '没有设置发信', en: 'No way to send mail is set' },
  'too-many-endpoints': { status: 409, zh: '通知地址过多', en: 'Too many endpoints' },
  'key-ended': { status: 409, zh: '密钥已停用', en: 'The key is no longer in use' },
  'illegal-transition': { status: 409, zh: '当前状态不能这样办理', en: 'Not possible in this state' },
  'four-eyes-required': { status: 409, zh: '须由另一人办理', en: 'Somebody else has to do this' },
  'not-fit': { status: 409, zh: '与账目或计划不符', en: 'It does not fit the books or the plan' },
  'already-reversed': { status: 409, zh: '该笔已更正', en: 'This entry is already reversed' },
  'balance-too-low': { status: 409, zh: '余额不足', en: 'The balance is too low' },
  'not-lawful': { status: 409, zh: '依法不能接收', en: 'The law does not allow keeping it' },
  'gift-differs': { status: 409, zh: '到账金额或币种与认捐不符', en: 'The money is not what was pledged' },
  'already-decided': { status: 409, zh: '已有两人作出决定', en: 'Two people have decided already' },
  'receipt-not-ready': {
    status: 409,
    zh: '这笔捐赠还没有写入公开账目快照，请稍后再试',
    en: 'The gift is not in a published snapshot of the books yet',
  },
  'kept-by-law': { status: 409, zh: '依法须保存，不能删除', en: 'The law wants this kept' },
  'backups-not-configured': { status: 409, zh: '没有设置备份目录', en: 'No backup folder is set' },
  'quota-exceeded': { status: 409, zh: '该项目的文件已达上限', en: 'The project has no room for more files' },
  'uploads-not-configured': { status: 409, zh: '没有设置文件存储', en: 'No place for files is set' },
  'payload-too-large': { status: 413, zh: '请求内容过大', en: 'The body is too large' },
  'unsupported-media-type': { status: 415, zh: '不支持的内容类型', en: 'Unsupported media type' },
  'file-type-not-allowed': {
    status: 415,
    zh: '只接受 PNG、JPEG、WebP 和 PDF 文件',
    en: 'Not a type of file that is taken',
  },
  'file-content-rejected': { status: 422, zh: '文件内容不能接受', en: 'The file holds what is not taken' },
  'image-too-large': { status: 422, zh: '图片尺寸过大', en: 'The picture is too large' },
  'invalid-body': { status: 422, zh: '内容不符合要求', en: 'The body does not fit' },
  'unknown-field': { status: 422, zh: '含有未知字段', en: 'The body has unknown fields' },
  'invalid-amount': { status: 422, zh: '金额无效', en: 'The amount is not valid' },
  'unsupported-currency': { status: 422, zh: '不支持该币种', en: 'The currency is not supported' },
  'currency-mismatch': { status: 422, zh: '币种与项目不符', en: 'The currency is not the project’s' },
  'return-url-not-registered': { status: 422, zh: '返回地址未登记', en: 'returnUrl is not on a registered origin' },
  'url-not-allowed': { status: 422, zh: '不能向该地址发送通知', en: 'This address cannot be told' },
  'site-not-registered': { status: 422, zh: '网站未登记', en: 'The site is not registered' },
  'parent-not-found': { status: 422, zh: '所属对象不存在', en: 'A referenced object does not exist' },
  'idempotency-key-reused': { status: 422, zh: '同一 Key 内容不同', en: 'The key was used with another body' },
  'payment-refused': { status: 422, zh: '支付机构不接受此笔', en: 'The payment provider refuses this payment' },
  'too-many-declines': { status: 429, zh: '付款失败次数过多，请稍后再试', en: 'Too many declined payments' },
  'too-many-requests': { status: 429, zh: '请求过于频繁', en: 'Too many requests' },
  internal: { status: 500, zh: '服务出错', en: 'Internal error' },
  'format-not-offered': { status: 501, zh: '不提供这种格式', en: 'This format is not offered' },
  'psp-unavailable': { status: 502, zh: '支付机构暂时无法连接', en: 'The payment provider is unavailable' },
  'mail-unavailable': { status: 502, zh: '邮件暂时发不出去', en: 'Mail cannot be sent now' },
  overloaded: { status: 503, zh: '服务繁忙，请稍后再试', en: 'Overloaded, try again shortly' },
  'storage-unavailable': { status: 503, zh: '存储暂不可用', en: 'Storage is unavailable' },
  'not-ready': { status: 503, zh: '服务尚未就绪', en: 'Not ready' },
} as const satisfies Record<string, ProblemRow>;

export type ProblemSlug = keyof typeof PROBLEMS;

export function isProblemSlug(value: string): value is ProblemSlug {
  return Object.hasOwn(PROBLEMS, value);
}
