import { FILES_HELP } from './files-help.ts';
import type { Text } from './language.ts';

/** What the commands print that people of a federation work with: keys, roles, work items, who is told. */
export const DESK_HELP = {
  keys: {
    zh: `用法：hh keys list FEDERATION | create FEDERATION --name 名称 [--role 角色,角色]
      hh keys rotate KEY_ID [--hours N] | revoke KEY_ID  [--api URL] [--key KEY] [--json] [--lang zh|en]

机构的程序密钥：列出、新建、换新、停用。不写 --role 即拥有机构的全部角色；新密钥只显示一次。
换新后旧密钥再用 N 小时（默认 24，最多 720）。谁建的密钥，所做的事即算谁的。
退出码：0 完成 · 1 服务未接受 · 2 命令有误`,
    en: `Usage: hh keys list FEDERATION | create FEDERATION --name LABEL [--role ROLE,ROLE]
       hh keys rotate KEY_ID [--hours N] | revoke KEY_ID  [--api URL] [--key KEY] [--json] [--lang zh|en]

Keys of a federation's programs: listed, made, replaced, ended. Without --role a key has all roles of its federation;
it is shown once. A rotated key goes on for N hours (24, at most 720). What a key does is the deed of whoever made it.
Exit codes: 0 done · 1 the deployment did not take it · 2 the command was not understood`,
  },
  files: FILES_HELP,
  entries: {
    zh: `用法：hh entries PROJECT_ID [--out FILE.csv|.xlsx] [--api URL] [--key KEY] [--json] [--lang zh|en]

项目公开的账目，最新的在前，每笔前面是序号；更正（corrections）和退款（refunds）用这个序号指明是哪一笔。
--out 把列出的写进表格。
退出码：0 完成 · 1 服务未接受 · 2 命令有误`,
    en: `Usage: hh entries PROJECT_ID [--out FILE.csv|.xlsx] [--api URL] [--key KEY] [--json] [--lang zh|en]

Public entries of a project's books, the newest first, each after its number (seq), by which corrections and refunds name it.
--out writes what is listed into a table.
Exit codes: 0 done · 1 the deployment did not take it · 2 the command was not understood`,
  },
  people: {
    zh: `用法：hh people list FEDERATION
      hh people invite FEDERATION EMAIL --name 姓名 --role 角色 [--partner P] [--charity C]
      hh people grant FEDERATION PERSON_ID --role 角色 [--partner P] [--charity C]
      hh people withdraw GRANT_ID  [--api URL] [--key KEY] [--json] [--lang zh|en]

机构的人员和角色：列出、邀请（发一封七天内有效的邮件）、增加角色、收回角色（立即生效）。
角色：partner-editor supervisor reviewer finance approver auditor site-owner administrator
退出码：0 完成 · 1 服务未接受 · 2 命令有误`,
    en: `Usage: hh people list FEDERATION
       hh people invite FEDERATION EMAIL --name NAME --role ROLE [--partner P] [--charity C]
       hh people grant FEDERATION PERSON_ID --role ROLE [--partner P] [--charity C]
       hh people withdraw GRANT_ID  [--api URL] [--key KEY] [--json] [--lang zh|en]

People of a federation and their roles: listed, invited (by a letter that holds for seven days), given one more,
withdrawn (at once).
Roles: partner-editor supervisor reviewer finance approver auditor site-owner administrator
Exit codes: 0 done · 1 the deployment did not take it · 2 the command was not understood`,
  },
  work: {
    zh: `用法：hh work kinds [KIND]
      hh work list KIND [--project ID] [--state STATE] [--out FILE.csv|.xlsx]
      hh work show KIND ITEM [--out FILE.csv|.xlsx]
      hh work open KIND FILE.json [--project ID]
      hh work do KIND ITEM STEP [FILE.json] [--reason 原因]

办理事项：项目申报、拨款、支出核销、退回余款、报销、更正、剩余财产、用途变更、待查款项、进展、走访、验收。
kinds 列出每种事项的状态和步骤，以及由谁办理。FILE.json 是事项或步骤的内容，由服务逐项核对。
同一个人不能批准自己提出的事项，也不能签两道审核。

选项
  --project ID  项目编号
  --state STATE 只列这个状态的事项
  --out FILE    把列出的写进表格；show disclosures 时写成登记慈善中国所需的栏目
  --reason TEXT 退回、不批准、取消等步骤的原因，事项的经办人可以看到
  --api URL     服务地址，默认取环境变量 HH_API_URL
  --key KEY     密钥，默认取 HH_API_KEY
  --json        在标准输出给出服务的回答
退出码：0 完成 · 1 服务未接受 · 2 命令有误`,
    en: `Usage: hh work kinds [KIND]
       hh work list KIND [--project ID] [--state STATE] [--out FILE.csv|.xlsx]
       hh work show KIND ITEM [--out FILE.csv|.xlsx]
       hh work open KIND FILE.json [--project ID]
       hh work do KIND ITEM STEP [FILE.json] [--reason TEXT]

Carries work through its steps: project plans, disbursements, spending, returned advances, reimbursements, corrections,
surpluses, changes of use, money to match, updates, visits, acceptances. kinds tells the states and steps of each kind and whose they
are. FILE.json is what an item or a step holds; the deployment judges it field by field. Nobody approves what they asked
for, and nobody signs two steps of a review.

Options
  --project ID  id of a project
  --state STATE only items in this state
  --out FILE    write what is listed into a table; a disclosure that is shown as what is entered on Charity China
  --reason TEXT why an item is sent back, rejected or cancelled; those who carry it can read it
  --api URL     address of the deployment, HH_API_URL by default
  --key KEY     key, HH_API_KEY by default
  --json        print the deployment's answer to standard output
Exit codes: 0 done · 1 not taken · 2 the command was not understood`,
  },
  hooks: {
    zh: `用法：hh hooks list FEDERATION | put FEDERATION NAME URL [事件 …]
      hh hooks rotate ENDPOINT_ID [--hours N] | off ENDPOINT_ID
      hh hooks sent FEDERATION | resend DELIVERY_ID  [--api URL] [--key KEY] [--json] [--lang zh|en]

机构自己的系统在哪里接到通知（Standard Webhooks，https）：列出、登记、换密钥（只显示一次）、停用；
看每条通知的去向，重发没有送到的。不写事件即全部：
donation.settled project.published disclosure.published spending.verified update.published duty.overdue duty.due-soon
退出码：0 完成 · 1 服务未接受 · 2 命令有误`,
    en: `Usage: hh hooks list FEDERATION | put FEDERATION NAME URL [EVENT …]
       hh hooks rotate ENDPOINT_ID [--hours N] | off ENDPOINT_ID
       hh hooks sent FEDERATION | resend DELIVERY_ID  [--api URL] [--key KEY] [--json] [--lang zh|en]

Where a federation's own systems are told of what happens (Standard Webhooks, https): listed, put, given a new secret
(shown once), switched off; what became of each message, and sending anew what was given up. Without events it is all:
donation.settled project.published disclosure.published spending.verified update.published duty.overdue duty.due-soon
Exit codes: 0 done · 1 the deployment did not take it · 2 the command was not understood`,
  },
  duties: {
    zh: `用法：hh duties FEDERATION [--state overdue|due-soon|upcoming|met] [--project ID]
      [--out FILE.csv|.xlsx] [--api URL] [--key KEY] [--json] [--lang zh|en]

机构、募捐活动和项目应当公开或办理的事项：期限、状态、依据和慈善中国条目。不写 --state 即全部未办理的，逾期最久的在前。
审核人和审计同时看到下级机构的事项。--out 把列出的写进表格。
退出码：0 完成 · 1 服务未接受 · 2 命令有误`,
    en: `Usage: hh duties FEDERATION [--state overdue|due-soon|upcoming|met] [--project ID]
       [--out FILE.csv|.xlsx] [--api URL] [--key KEY] [--json] [--lang zh|en]

What charities, campaigns and projects have to publish or do: date, state, article, and the entry on Charity China.
Without --state everything that is not met, the longest overdue first. Reviewers and auditors see the federations
below, too. --out writes what is listed into a table.
Exit codes: 0 done · 1 the deployment did not take it · 2 the command was not understood`,
  },
  complaints: {
    zh: `用法：hh complaints read COMPLAINT | forget COMPLAINT  [--api URL] [--key KEY] [--json] [--lang zh|en]

举报的内容和联系方式：read 供答复的人查看；forget 应其中提到的人的要求销毁，不能恢复，举报和答复仍然计数。
列出和答复举报用 hh work … complaints。
退出码：0 完成 · 1 服务未接受 · 2 命令有误`,
    en: `Usage: hh complaints read COMPLAINT | forget COMPLAINT  [--api URL] [--key KEY] [--json] [--lang zh|en]

What a report says and how to reach who sent it: read by those who answer; destroyed for good because somebody whom it
names asks for that, while the report and its answer stay counted. hh work … complaints lists and answers them.
Exit codes: 0 done · 1 the deployment did not take it · 2 the command was not understood`,
  },
  attest: {
    zh: `用法：hh attest ITEM KEYFILE --name 审计机构  [--api URL] [--key KEY] [--json] [--lang zh|en]

用审计机构自己的私钥（hh keygen --role log 生成）给一份审计抽查签名，签名写进公开账目记录，任何人可以验证。
私钥只在本机读取，不发送。记录抽查用 hh work open spot-checks FILE.json --project ID。
退出码：0 完成 · 1 服务未接受 · 2 命令有误`,
    en: `Usage: hh attest ITEM KEYFILE --name AUDITOR  [--api URL] [--key KEY] [--json] [--lang zh|en]

Signs a spot check with the auditor's own key (made by hh keygen --role log). The signature goes into the public record,
where anybody can verify it; the private key is read here and sent nowhere. hh work open spot-checks FILE.json
--project ID records one.
Exit codes: 0 done · 1 not taken · 2 the command was not understood`,
  },
  messages: {
    zh: `用法：hh messages read MESSAGE  [--api URL] [--key KEY] [--json] [--lang zh|en]

捐赠留言的原文和署名，供审核的人查看。显示、不显示、撤下用 hh work do donor-messages MESSAGE show | refuse | hide。
退出码：0 完成 · 1 服务未接受 · 2 命令有误`,
    en: `Usage: hh messages read MESSAGE  [--api URL] [--key KEY] [--json] [--lang zh|en]

What a giver's message says and how it is signed, for those who look at it. It is shown, not shown or taken down by
hh work do donor-messages MESSAGE show | refuse | hide.
Exit codes: 0 done · 1 the deployment did not take it · 2 the command was not understood`,
  },
  regions: {
    zh: `用法：hh regions [CODE] [--api URL] [--json] [--lang zh|en]

不写 CODE 列出有项目的省级地区。CODE 为六位行政区划代码，列出该地区（含全部下级）的项目、钱款合计、法定事项和举报办理。
全部是公开数字，不需要密钥。
退出码：0 完成 · 1 没有这个地区或服务未接受 · 2 命令有误`,
    en: `Usage: hh regions [CODE] [--api URL] [--json] [--lang zh|en]

Without a CODE the provinces with projects. With a six-digit division code that region with everything below it: its
projects, what they come to, duties, and reports. All of it is public and needs no key.
Exit codes: 0 done · 1 no such region, or not taken · 2 the command was not understood`,
  },
} as const satisfies Record<string, Text>;
