export type Language = 'zh-CN' | 'en';

/** What was asked for, then what the browser prefers; Chinese where nobody says. */
export function languageOf(asked: string | undefined, accepted: string | undefined): Language {
  const first = asked ?? accepted?.split(',')[0] ?? '';
  return /^en\b/i.test(first.trim()) ? 'en' : 'zh-CN';
}
