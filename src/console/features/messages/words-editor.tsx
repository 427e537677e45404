import { useRef, type FocusEvent, type JSX } from 'react';
import type { ChannelWords, Placeholder, TemplateContent, TemplateReading } from '#contracts/message-templates.ts';
import type { Lang } from '#contracts/refusals.ts';
import { say } from '../../shared/text/text.ts';
import { TextArea, TextField } from '../../shared/ui/field.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { words } from './words.ts';

type Box = HTMLInputElement | HTMLTextAreaElement;
type Props = { content: TemplateContent; placeholders: readonly Placeholder[]; reading: TemplateReading; secret: boolean; smsObligatory: boolean; readOnly: boolean; onType: (next: TemplateContent) => void };

/** The words of an event, channel beside channel; what can be filled in is inserted where the cursor stood. */
export function WordsEditor({ content, placeholders, reading, smsObligatory, secret, readOnly, onType }: Props): JSX.Element {
  const t = say(words);
  const at = useRef<{ box: Box; write: (text: string) => void }>(undefined);
  const insert = (name: string) => {
    if (!at.current) return;
    const { box, write } = at.current;
    const [from, to] = [box.selectionStart ?? box.value.length, box.selectionEnd ?? box.value.length];
    write(`${box.value.slice(0, from)}{${name}}${box.value.slice(to)}`);
    requestAnimationFrame(() => { box.focus(); box.setSelectionRange(from + name.length + 2, from + name.length + 2); });
  };
  return (
    <>
      {readOnly || placeholders.length === 0 ? null : (
        <Card title={t.placeholders}>
          <p className="text-soft">{t.insertHint}</p>
          <div className="flex flex-wrap gap-2">
            {placeholders.map((p) => (
              <button key={p.name} type="button" title={t.insert(p.label)} className="min-h-8 rounded-full border border-blue bg-paper px-3 text-sm text-blue-deep hover:bg-wash" onMouseDown={(e) => { e.preventDefault(); }} onClick={() => { insert(p.name); }}>
                {p.label} <code>{`{${p.name}}`}</code>{p.required ? ` · ${t.required}` : ''}
              </button>
            ))}
          </div>
        </Card>
      )}
      {(['zh', 'en'] as const).map((lang) => (
        <Language key={lang} lang={lang} said={content[lang]} reading={reading} secret={secret} readOnly={readOnly} onFocus={(box, write) => { at.current = { box, write }; }} onType={(said) => { onType({ ...content, [lang]: said }); }} />
      ))}
      <Card title={t.channelsUsed}>
        <Switch label={t.bySms} hint={smsObligatory ? t.bySmsFixed : t.bySmsHint} on={content.sms} disabled={readOnly || smsObligatory} onSwitch={(sms) => { onType({ ...content, sms }); }} />
        <Switch label={t.byMail} hint={t.byMailHint} on={content.mail} disabled={readOnly} onSwitch={(mail) => { onType({ ...content, mail }); }} />
        {secret ? null : <p className="text-soft">{t.byInbox}</p>}
      </Card>
    </>
  );
}

function Switch({ label, hint, on, disabled, onSwitch }: { label: string; hint: string; on: boolean; disabled: boolean; onSwitch: (on: boolean) => void }): JSX.Element {
  return <label className="flex min-h-8 items-start gap-2"><input type="checkbox" className="mt-1 size-5" checked={on} disabled={disabled} onChange={(e) => { onSwitch(e.target.checked); }} /><span><span className="font-semibold">{label}</span> <span className="text-sm text-soft">{hint}</span></span></label>;
}

type LanguageProps = { lang: Lang; said: ChannelWords; reading: TemplateReading; secret: boolean; readOnly: boolean; onFocus: (box: Box, write: (text: string) => void) => void; onType: (said: ChannelWords) => void };

function Language({ lang, said, reading, secret, readOnly, onFocus, onType }: LanguageProps): JSX.Element {
  const t = say(words);
  const length = t.units(reading[lang].sms.units, reading[lang].sms.parts);
  const problem = (path: string) => reading.findings.filter((f) => f.stops && f.path === `content.${lang}.${path}`).map((f) => f.text).join(' ') || undefined;
  const field = (path: string, value: string, write: (text: string) => void) => ({
    value, readOnly, problem: problem(path), lang: lang === 'zh' ? 'zh-CN' : 'en', onFocus: (e: FocusEvent<Box>) => { onFocus(e.target, write); }, onChange: (e: { target: { value: string } }) => { write(e.target.value); },
  });
  const inbox = said.inbox ?? { subject: '', text: '' };
  return (
    <Card title={t[lang]}>
      <div className={`grid items-start gap-4 ${secret ? 'md:grid-cols-2' : 'md:grid-cols-3'}`}>
        <div className="grid gap-2"><TextArea label={t.smsText} hint={`${t.smsHint}${t.stop}${length}`} rows={7} maxLength={500} {...field('sms', said.sms, (sms) => { onType({ ...said, sms }); })} /></div>
        <div className="grid gap-2">
          <TextField label={t.mailSubject} maxLength={60} {...field('mail.subject', said.mail.subject, (subject) => { onType({ ...said, mail: { ...said.mail, subject } }); })} />
          <TextArea label={t.mailText} rows={5} maxLength={2_000} {...field('mail.text', said.mail.text, (text) => { onType({ ...said, mail: { ...said.mail, text } }); })} />
        </div>
        {secret ? null : (
          <div className="grid gap-2">
            <TextField label={t.inboxSubject} maxLength={60} {...field('inbox.subject', inbox.subject, (subject) => { onType({ ...said, inbox: { ...inbox, subject } }); })} />
            <TextArea label={t.inboxText} rows={5} maxLength={2_000} {...field('inbox.text', inbox.text, (text) => { onType({ ...said, inbox: { ...inbox, text } }); })} />
          </div>
        )}
      </div>
    </Card>
  );
}
