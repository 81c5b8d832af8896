import type { Text } from './language.ts';

/** What `hh files --help` prints. */
export const FILES_HELP: Text = {
  zh: `用法：hh files list PROJECT_ID | send PROJECT_ID FILE… [--purpose 用途] [--copy-of UPLOAD_ID]
    hh files publish UPLOAD_ID CONSENT.json | withdraw UPLOAD_ID  [--api URL] [--key KEY] [--json] [--lang zh|en]

项目的凭证和照片（PNG、JPEG、WebP、PDF，每个不超过 10 MB）：列出、上传、公开、撤回公开。
项目尚未发布时，PROJECT_ID 处填写项目申报的事项编号（hh work list project-plans）。
用途：evidence 凭证（永不公开，默认） public-copy 隐去个人信息的副本 photograph 照片
公开须由上传者以外的人办理，并附同意记录，如 {"people":0} 表示图中无可识别的人。
退出码：0 完成 · 1 服务未接受 · 2 命令有误`,
  en: `Usage: hh files list PROJECT_ID | send PROJECT_ID FILE… [--purpose PURPOSE] [--copy-of UPLOAD_ID]
     hh files publish UPLOAD_ID CONSENT.json | withdraw UPLOAD_ID  [--api URL] [--key KEY] [--json] [--lang zh|en]

Evidence and photographs of a project (PNG, JPEG, WebP, PDF, 10 MB each): listed, sent, shown to the public, taken back.
Before a project is published, the number of its plan (hh work list project-plans) stands for PROJECT_ID.
Purposes: evidence (never public, the default), public-copy (without what is private in it), photograph.
Somebody else than the sender publishes, with a record of consent, such as {"people":0} where nobody can be recognised.
Exit codes: 0 done · 1 the deployment did not take it · 2 the command was not understood`,
};
