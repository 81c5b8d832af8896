import type { Locale } from '../locale.ts';
import { projectsEn } from './projects-en.ts';
import type { ProjectsMessages } from './projects-zh-cn.ts';
import { projectsZhCn } from './projects-zh-cn.ts';
import { projectsZhHant } from './projects-zh-hant.ts';

export type { ProjectsMessages };

export function projectsMessagesOf(locale: Locale): ProjectsMessages {
  return { 'zh-CN': projectsZhCn, 'zh-Hant': projectsZhHant, en: projectsEn }[locale];
}
