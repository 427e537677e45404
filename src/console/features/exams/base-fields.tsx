import type { JSX } from 'react';
import type { ExamContent } from '#contracts/exam-editing.ts';
import { inARow, say } from '../../shared/text/text.ts';
import { TextArea, TextField } from '../../shared/ui/field.tsx';
import { problemAt } from '../../shared/ui/problem-notice.tsx';
import { words } from './words.ts';

type Props = { content: ExamContent; onChange: (change: Partial<ExamContent>) => void; error: unknown };

/** The names and texts of an exam, in both languages, and its usual months. */
export function BaseFields({ content, onChange, error }: Props): JSX.Element {
  const t = say(words);
  const problem = (path: string) => problemAt(error, `content.${path}`);
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <TextField label={t.nameZh} value={content.name.zh} problem={problem('name.zh')} onChange={(e) => { onChange({ name: { ...content.name, zh: e.target.value } }); }} />
      <TextField label={t.nameEn} value={content.name.en} problem={problem('name.en')} onChange={(e) => { onChange({ name: { ...content.name, en: e.target.value } }); }} />
      <TextField label={t.base.certificateZh} value={content.certificate.zh} problem={problem('certificate.zh')} onChange={(e) => { onChange({ certificate: { ...content.certificate, zh: e.target.value } }); }} />
      <TextField label={t.base.certificateEn} value={content.certificate.en} problem={problem('certificate.en')} onChange={(e) => { onChange({ certificate: { ...content.certificate, en: e.target.value } }); }} />
      <TextField label={t.base.authoritiesZh} value={content.authorities.zh} problem={problem('authorities.zh')} onChange={(e) => { onChange({ authorities: { ...content.authorities, zh: e.target.value } }); }} />
      <TextField label={t.base.authoritiesEn} value={content.authorities.en} problem={problem('authorities.en')} onChange={(e) => { onChange({ authorities: { ...content.authorities, en: e.target.value } }); }} />
      <TextArea label={t.base.aboutZh} value={content.about.zh} problem={problem('about.zh')} onChange={(e) => { onChange({ about: { ...content.about, zh: e.target.value } }); }} />
      <TextArea label={t.base.aboutEn} value={content.about.en} problem={problem('about.en')} onChange={(e) => { onChange({ about: { ...content.about, en: e.target.value } }); }} />
      <TextField label={t.base.months} hint={t.base.monthsHint} defaultValue={inARow(content.months)} problem={problem('months') ?? problem('months.0')} onBlur={(e) => { onChange({ months: e.target.value.split(/[\s,，、]+/).filter(Boolean).map(Number) }); }} />
    </div>
  );
}
