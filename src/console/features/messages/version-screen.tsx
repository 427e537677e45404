import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState, type JSX } from 'react';
import type { TemplateReading, TemplateText, TemplateVersionWhole } from '#contracts/message-templates.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextArea } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { templateReadingQuery, templatesApi, versionQuery } from './messages.api.ts';
import { FindingsCard, ReadingCard } from './reading-card.tsx';
import { TrialCard } from './trial-card.tsx';
import { TemplateActs } from './template-acts.tsx';
import { WordsEditor } from './words-editor.tsx';
import { words } from './words.ts';

/** One version of words: its editor, how a sample person reads it, and the way into force. */
export function VersionScreen(): JSX.Element {
  const { id } = useParams({ from: '/inside/messages/versions/$id' });
  const version = useQuery(versionQuery(id));
  if (version.error) return <ProblemNotice error={version.error} />;
  return version.data ? <Editor key={id} version={version.data} /> : <Loading />;
}

function Editor({ version }: { version: TemplateVersionWhole }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const [typed, setTyped] = useState<TemplateText>();
  const content = typed ?? version.content;
  const readOnly = version.closed.edit !== null;
  const took = (next: TemplateVersionWhole) => {
    setTyped(undefined);
    client.setQueryData(versionQuery(next.id).queryKey, next);
    return Promise.all([client.invalidateQueries({ queryKey: ['messages', 'templates'] }), client.invalidateQueries({ queryKey: ['messages', 'template', next.event] })]);
  };
  const save = useAct((now: TemplateText, key) => call(templatesApi.save, { params: { id: version.id }, body: { version: version.version, content: now }, key }), (next) => { void took(next); });
  const reading = useReading(version, typed);
  const title = version.province === null ? t.versionTitle(version.name, version.number) : `${t.additionTitle(version.name, version.provinceText)} · ${t.version(version.number)}`;
  return (
    <Page title={title} actions={<Link to="/messages/templates/$event" params={{ event: version.event }}>{t.backToEvent}</Link>}>
      {save.isSuccess && typed === undefined ? <Notice tone="success" live="status">{t.saved}</Notice> : null}
      <ProblemNotice error={save.error} />
      {save.error ? <div><Button onClick={() => void client.invalidateQueries({ queryKey: ['messages', 'version', version.id] })}>{t.reload}</Button></div> : null}
      {content.kind === 'words'
        ? <WordsEditor content={content} placeholders={version.placeholders} reading={reading} secret={version.secret} smsObligatory={version.smsObligatory} readOnly={readOnly} onType={setTyped} />
        : <AdditionEditor content={content} reading={reading} readOnly={readOnly} onType={setTyped} />}
      {readOnly ? null : (
        <div className="flex flex-wrap items-center gap-3">
          <Button look="main" disabled={typed === undefined || save.isPending} onClick={() => { save.mutate(content); }}>{t.save}</Button>
          {content.kind === 'words' ? <Button onClick={() => { setTyped(version.shipped); }}>{t.restore}</Button> : null}
          <span className="text-soft" role="status">{typed === undefined ? '' : t.unsaved}</span>
        </div>
      )}
      <div className="grid items-start gap-4 xl:grid-cols-[3fr_2fr]">
        <ReadingCard title={t.preview} reading={reading} />
        <div className="grid min-w-0 gap-4">
          {version.state === 'draft' || version.state === 'proposed' ? <FindingsCard findings={reading.findings} /> : null}
          <TemplateActs version={version} unsaved={typed !== undefined} onDone={(next) => void took(next)} />
          {version.state === 'draft' || version.state === 'proposed' ? <TrialCard words={{ kind: 'template', event: version.event, content }} /> : null}
        </div>
      </div>
    </Page>
  );
}

type Addition = Extract<TemplateText, { kind: 'addition' }>;

function AdditionEditor({ content, reading, readOnly, onType }: { content: Addition; reading: TemplateReading; readOnly: boolean; onType: (next: TemplateText) => void }): JSX.Element {
  const t = say(words);
  return (
    <Card title={t.additionText}>
      <p className="text-soft">{t.additionHint}</p>
      <div className="grid gap-4 md:grid-cols-2">
        {(['zh', 'en'] as const).map((lang) => (
          <TextArea key={lang} label={t[lang]} hint={t.units(reading[lang].sms.units, reading[lang].sms.parts)} rows={3} maxLength={lang === 'zh' ? 60 : 120} lang={lang === 'zh' ? 'zh-CN' : 'en'} value={content[lang]} readOnly={readOnly}
            problem={reading.findings.filter((f) => f.stops && f.path === `content.${lang}`).map((f) => f.text).join(' ') || undefined} onChange={(e) => { onType({ ...content, [lang]: e.target.value }); }} />
        ))}
      </div>
    </Card>
  );
}

/** How what is typed reads: the server says it, once typing rests. */
function useReading(version: TemplateVersionWhole, typed: TemplateText | undefined): TemplateReading {
  const [rested, setRested] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => { setRested(typed); }, 500);
    return () => { clearTimeout(timer); };
  }, [typed]);
  const found = useQuery(templateReadingQuery(version, rested ?? version.content, typed !== undefined && rested !== undefined));
  return typed === undefined ? version.reading : (found.data ?? version.reading);
}
