import type { Text } from './language.ts';

/** What each command's `--help` prints; the keys are the commands that exist. */
export const COMMANDS = {
  publish: {
    zh: `用法：hh publish FILE [选项]

把文件中的机构、慈善组织、网站、募捐活动和项目发布到服务。先核对整个文件，有一处不符就不发送。
可以重复运行：没有变化的不动，中断后再次运行即继续。

选项
  --api URL     服务地址，默认取环境变量 HH_API_URL
  --key KEY     发布密钥，默认取 HH_API_KEY（写在命令行里的密钥会被本机其他人看到）
  --dry-run     只核对并列出将要发送的内容
  --json        在标准输出给出各编号对应的 id，进度写到标准错误
  --lang zh|en  语言
退出码：0 完成 · 1 文件不符或服务未接受 · 2 命令有误`,
    en: `Usage: hh publish FILE [options]

Publishes the federations, charities, sites, campaigns and projects of the file. The whole file is checked first;
if one thing does not fit, nothing is sent. Run it as often as you like: what has not changed is left alone, and
a run that stopped is continued by running it again.

Options
  --api URL     address of the deployment, HH_API_URL by default
  --key KEY     publishing key, HH_API_KEY by default (others on this machine can see a key on the command line)
  --dry-run     check, and list what would be sent
  --json        print the id of every key to standard output, progress to standard error
  --lang zh|en  language
Exit codes: 0 done · 1 the file does not fit or was not taken · 2 the command was not understood`,
  },
  check: {
    zh: `用法：hh check FILE [--json] [--lang zh|en]

核对文件能否发布，逐条指出位置、要求和改法。不发送任何内容，不需要密钥。
退出码：0 可以发布 · 1 不符 · 2 命令有误`,
    en: `Usage: hh check FILE [--json] [--lang zh|en]

Says whether the file can be published, and for each thing that does not fit where it is, what was expected and
what to do. Sends nothing and needs no key.
Exit codes: 0 it fits · 1 it does not · 2 the command was not understood`,
  },
} as const satisfies Record<string, Text>;

export type CommandName = keyof typeof COMMANDS;

export const OVERVIEW: Text = {
  zh: `用法：hh <命令> [选项]

命令
  publish FILE  把文件发布到服务
  check FILE    核对文件，不发送

hh <命令> --help 查看该命令的说明`,
  en: `Usage: hh <command> [options]

Commands
  publish FILE  publish a file to a deployment
  check FILE    check a file, send nothing

hh <command> --help tells more about one`,
};
