import type { NOTICE_PLACEHOLDERS, NoticeContent } from '#contracts/mass-notices.ts';
import type { Lang } from '#contracts/refusals.ts';

/** What is filled in for one recipient. */
export type NoticeValues = Record<(typeof NOTICE_PLACEHOLDERS)[number], string>;

/** A person nobody is, for lengths and test sends. */
export const SAMPLE_VALUES: NoticeValues = { name: '阿依古丽·买买提', exam: '一级建造师', number: '370340415260000127' };

export type NoticeSaid = { lang: Lang; subject: string; text: string; sms: string };

/** The words of a notice for one recipient, in their language where there is one; every value is filled in once. */
export function sayNotice(content: NoticeContent, lang: Lang, values: NoticeValues): NoticeSaid {
  const said = lang === 'en' && content.en ? content.en : content.zh;
  const fill = (text: string): string => text.replaceAll(/\{(name|exam|number)\}/g, (_, name: keyof NoticeValues) => values[name]);
  return { lang: said === content.zh ? 'zh' : 'en', subject: fill(said.subject), text: fill(said.text), sms: fill(said.sms) };
}

/** Everything of a notice that people read, each at its place in the composer. */
export function textsOf(content: NoticeContent): { path: string; text: string; sms?: true }[] {
  return (['zh', 'en'] as const).flatMap((lang) => {
    const said = content[lang];
    if (said === null) return [];
    return [{ path: `content.${lang}.subject`, text: said.subject }, { path: `content.${lang}.text`, text: said.text }, ...(content.sms ? [{ path: `content.${lang}.sms`, text: said.sms, sms: true as const }] : [])];
  });
}
