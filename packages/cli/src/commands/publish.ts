import type { UpsertResult } from '@happy-homeland/contract';
import { ApiError, createManageClient } from '@happy-homeland/sdk';
import { systemNowMs } from '../clock.ts';
import { checkPublishFile } from '../file/check-file.ts';
import type { ExitCode, Io } from '../io.ts';
import type { Subject } from '../judgement/judge-file.ts';
import { judgeFile } from '../judgement/judge-file.ts';
import type { Language, Text } from '../language.ts';
import { plainJson, plainLine } from '../text/plain-line.ts';
import { contentsOf, printFindings } from './check.ts';
import type { CommandLine } from './command-options.ts';
import { answeredLines, warningLines } from './publish-rules.ts';
import type { Kind, Step } from './publish-steps.ts';
import { KINDS, publishSteps } from './publish-steps.ts';
import { readPublishFile } from './read-file.ts';
import type { Target } from './target.ts';
import { requireTarget } from './target.ts';

/**
 * `hh publish FILE`: checks the whole file, warns of what the rules would refuse as new, then puts it, one thing after the other in order of dependency. Every put
 * is idempotent, so a run that stopped is continued by running it again.
 */
export async function publish(line: CommandLine, lang: Language, io: Io): Promise<ExitCode> {
  const result = checkPublishFile(await readPublishFile(line.words));
  if (result.kind === 'refused') {
    printFindings(result.findings, lang, io);
    return 1;
  }
  const steps = publishSteps(result.file);
  const say = line.json ? io.warn : io.print;
  const subjects = judgeFile(result.file, new Date((io.nowMs ?? systemNowMs)()).toISOString());
  for (const warning of warningLines(subjects, lang)) io.warn(warning);
  if (line.dryRun) {
    say(`${{ zh: '试运行，不发送：', en: 'Dry run, nothing is sent: ' }[lang]}${contentsOf(result.file)[lang]}`);
    for (const [index, step] of steps.entries()) say(`${counter(index, steps)} ${stepName(step, lang)}`);
    return 0;
  }
  const target = requireTarget(line, io.env);
  say(`${{ zh: '发布到', en: 'Publishing to' }[lang]} ${target.baseUrl}: ${contentsOf(result.file)[lang]}`);
  const speaker = { subjects, lang, io, say };
  const run = await putAll(steps, target, speaker);
  if (line.json) io.print(plainJson(toJson(run)));
  return report(run, steps, speaker);
}

interface Speaker {
  readonly subjects: readonly Subject[];
  readonly lang: Language;
  readonly io: Io;
  readonly say: (line: string) => void;
}

interface Done {
  readonly step: Step;
  readonly result: UpsertResult;
}

interface Run {
  readonly done: readonly Done[];
  readonly failed?: { readonly step: Step; readonly error: ApiError | 'interrupted' };
}

async function putAll(steps: readonly Step[], target: Target, speaker: Speaker): Promise<Run> {
  const { lang, io, say } = speaker;
  const manage = createManageClient({
    ...target,
    ...(io.fetch && { fetch: io.fetch }),
    onRetry: ({ waitMs, error }) => {
      const seconds = Math.ceil(waitMs / 1000);
      const text = { zh: `${error.code}，${seconds} 秒后再试`, en: `${error.code}, trying again in ${seconds} s` };
      io.warn(`        ${text[lang]}`);
    },
  });
  const done: Done[] = [];
  for (const [index, step] of steps.entries()) {
    try {
      const result = await step.put(manage, { signal: io.signal });
      done.push({ step, result });
      say(`${counter(index, steps)} ${stepName(step, lang)} ${OUTCOMES[result.outcome][lang]}`);
      sayUnkept({ step, result }, speaker);
    } catch (error) {
      if (io.signal.aborted) return { done, failed: { step, error: 'interrupted' } };
      if (error instanceof ApiError) return { done, failed: { step, error } };
      throw error;
    }
  }
  return { done };
}

// Taken, because facts that have turned worse must be told; what it closes is said at once.
function sayUnkept({ step, result }: Done, { subjects, lang, io }: Speaker): void {
  const { rules = [] } = result;
  if (rules.length === 0) return;
  const head = {
    zh: `已接受，但不符合 ${rules.length} 条规则：`,
    en: `taken, but ${rules.length} rules are not kept:`,
  };
  io.warn(`  ${head[lang]}`);
  for (const text of answeredLines(rules, { step, subjects, lang })) io.warn(`    ${text}`);
}

function report({ done, failed }: Run, steps: readonly Step[], { subjects, lang, io, say }: Speaker): ExitCode {
  if (failed) {
    const place = `${counter(done.length, steps)} ${stepName(failed.step, lang)}`;
    io.warn(plainLine(`${{ zh: '停在', en: 'Stopped at' }[lang]} ${place}: ${reasonOf(failed.error)[lang]}`));
    if (failed.error !== 'interrupted') {
      const { errors = [], rules = [] } = failed.error.problem ?? {};
      for (const { pointer, message } of errors) io.warn(plainLine(`  ${pointer}: ${message}`));
      for (const text of answeredLines(rules, { step: failed.step, subjects, lang })) io.warn(`  ${text}`);
    }
    const rest = {
      zh: `已完成的 ${done.length} 项保留；再次运行同一命令即从此处继续。`,
      en: `The ${done.length} done before it stay; run the same command again to continue.`,
    };
    io.warn(rest[lang]);
    return 1;
  }
  const counts = (['created', 'updated', 'unchanged'] as const).map(
    (outcome) => `${OUTCOMES[outcome][lang]} ${done.filter(({ result }) => result.outcome === outcome).length}`,
  );
  say(`${{ zh: '完成：', en: 'Done: ' }[lang]}${counts.join({ zh: '，', en: ', ' }[lang])}`);
  return 0;
}

function reasonOf(error: ApiError | 'interrupted'): Text {
  if (error === 'interrupted') return { zh: '被中断', en: 'interrupted' };
  const advice = ADVICE[error.code] ?? { zh: '', en: '' };
  const said = error.problem?.detail ?? error.problem?.title ?? error.message;
  return { zh: `${error.code}（${said}）${advice.zh}`, en: `${error.code} (${said})${advice.en}` };
}

const ADVICE: Readonly<Record<string, Text>> = {
  unauthorized: { zh: '；请核对 HH_API_KEY', en: '; check HH_API_KEY' },
  forbidden: { zh: '；该密钥不能为这个机构发布', en: '; this key may not publish for that federation' },
  'blocked-by-rules': { zh: '；改好后再次运行', en: '; put it right and run it again' },
  network: { zh: '；请核对 HH_API_URL 与网络', en: '; check HH_API_URL and the network' },
  timeout: { zh: '；请稍后再试', en: '; try again later' },
  'bad-answer': {
    zh: '；该地址不像幸福家园服务，请核对 HH_API_URL',
    en: '; that address does not look like a deployment, check HH_API_URL',
  },
};

const OUTCOMES = {
  created: { zh: '已创建', en: 'created' },
  updated: { zh: '已更新', en: 'updated' },
  unchanged: { zh: '无变化', en: 'unchanged' },
} as const satisfies Record<UpsertResult['outcome'], Text>;

function stepName({ kind, externalId }: Step, lang: Language): string {
  return `${KINDS[kind][lang]} ${externalId}`;
}

function counter(index: number, steps: readonly Step[]): string {
  const total = String(steps.length);
  return `[${String(index + 1).padStart(total.length)}/${total}]`;
}

/** externalId → what the deployment calls it, by kind. */
function toJson({ done, failed }: Run) {
  const ofKind = (kind: Kind) =>
    Object.fromEntries(
      done.filter(({ step }) => step.kind === kind).map(({ result: { externalId, ...rest } }) => [externalId, rest]),
    );
  return {
    federations: ofKind('federations'),
    charities: ofKind('charities'),
    partners: ofKind('partners'),
    sites: ofKind('sites'),
    campaigns: ofKind('campaigns'),
    projects: ofKind('projects'),
    ...(failed && {
      failed: {
        kind: failed.step.kind,
        externalId: failed.step.externalId,
        code: failed.error === 'interrupted' ? 'interrupted' : failed.error.code,
        ...(failed.error !== 'interrupted' && failed.error.problem?.rules && { rules: failed.error.problem.rules }),
      },
    }),
  };
}
