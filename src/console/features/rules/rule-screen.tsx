import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState, type JSX } from 'react';
import type { RuleReading, RuleText, RuleVersionWhole } from '#contracts/rules.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { SelectField, TextArea, TextField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Loading, Page } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { AlternativesEditor, Findings } from './alternatives-editor.tsx';
import { ReplayCard } from './replay-card.tsx';
import { RuleActs } from './rule-acts.tsx';
import { readingQuery, ruleQuery, rulesApi } from './rules.api.ts';
import { TrialCard } from './trial-card.tsx';
import { words } from './words.ts';

/** One version of conditions: its editor beside its words, trial, replay, and the way into force. */
export function RuleScreen(): JSX.Element {
  const { id } = useParams({ from: '/inside/rules/$id' });
  const rule = useQuery(ruleQuery(id));
  if (rule.error) return <ProblemNotice error={rule.error} />;
  return rule.data ? <Editor key={id} rule={rule.data} /> : <Loading />;
}

function Editor({ rule }: { rule: RuleVersionWhole }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const [typed, setTyped] = useState<RuleText>();
  const text = typed ?? rule.text;
  const took = (next: RuleVersionWhole) => {
    setTyped(undefined);
    client.setQueryData(ruleQuery(next.id).queryKey, next);
    return client.invalidateQueries({ queryKey: ['rules', 'exam'] });
  };
  const save = useAct((now: RuleText, key) => call(rulesApi.save, { params: { id: rule.id }, body: { ...now, version: rule.version }, key }), took);
  const reading = useReading(rule, typed);
  return (
    <Page title={`${rule.examName} · ${rule.levelName} · ${t.version(rule.number)}`} actions={<Link to="/rules" search={{ exam: rule.exam }}>{t.back}</Link>}>
      {save.isSuccess && typed === undefined ? <Notice tone="success" live="status">{t.saved}</Notice> : null}
      <ProblemNotice error={save.error} except={FIELDS} />
      {save.error ? <div><Button onClick={() => void client.invalidateQueries({ queryKey: ['rules', 'one', rule.id] })}>{t.reload}</Button></div> : null}
      <div className="grid items-start gap-4 xl:grid-cols-[3fr_2fr]">
        <div className="grid min-w-0 gap-4">
          <Basics rule={rule} text={text} error={save.error} onType={setTyped} />
          <Card title={t.alternatives}>
            <AlternativesEditor alternatives={text.alternatives} terms={rule.terms} reading={reading} readOnly={!rule.mayEdit} onChange={(alternatives) => { setTyped({ ...text, alternatives }); }} />
          </Card>
          {rule.mayEdit ? <div className="flex flex-wrap items-center gap-3"><Button look="main" disabled={typed === undefined || save.isPending} onClick={() => { save.mutate(text); }}>{t.save}</Button><span className="text-soft" role="status">{typed === undefined ? '' : t.unsaved}</span></div> : null}
        </div>
        <div className="grid min-w-0 gap-4">
          <Card title={t.findings}>{reading.findings.length === 0 ? <p className="text-soft">{t.noFindings}</p> : <Findings findings={reading.findings} />}</Card>
          <Card title={t.changed}>
            <h3>{t.now}</h3><Sentences reading={reading} />
            {rule.before ? <><h3>{t.before}</h3><Sentences reading={rule.before} /></> : null}
          </Card>
          <RuleActs rule={rule} unsaved={typed !== undefined} onDone={(next) => void took(next)} />
        </div>
      </div>
      <TrialCard rule={rule} text={text} />
      <ReplayCard rule={rule} />
    </Page>
  );
}

const FIELDS = ['title.zh', 'title.en', 'from', 'to', 'source', 'officialText'];

function Basics({ rule, text, error, onType }: { rule: RuleVersionWhole; text: RuleText; error: unknown; onType: (next: RuleText) => void }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const readOnly = !rule.mayEdit;
  const year = (name: 'from' | 'to', label: string) => <TextField label={label} hint={t.yearHint} type="number" min={1990} max={2100} value={text[name] ?? ''} readOnly={readOnly} problem={problemAt(error, name)} onChange={(e) => { onType({ ...text, [name]: e.target.value === '' ? null : Number(e.target.value) }); }} />;
  const others = [...new Map(rule.levels.map((l) => [l.code, l])).values()].filter((l) => l.code !== text.level);
  return (
    <Card title={t.basics}>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField label={t.titleZh} value={text.title.zh} readOnly={readOnly} problem={problemAt(error, 'title.zh')} onChange={(e) => { onType({ ...text, title: { ...text.title, zh: e.target.value } }); }} />
        <TextField label={t.titleEn} lang="en" value={text.title.en} readOnly={readOnly} problem={problemAt(error, 'title.en')} onChange={(e) => { onType({ ...text, title: { ...text.title, en: e.target.value } }); }} />
        {year('from', t.from)}{year('to', t.to)}
        <TextField label={t.source} value={text.source} maxLength={300} readOnly={readOnly} problem={problemAt(error, 'source')} onChange={(e) => { onType({ ...text, source: e.target.value }); }} />
        <SelectField label={t.includes} hint={t.includesHint} value={text.includes ?? ''} disabled={readOnly} onChange={(e) => { onType({ ...text, includes: e.target.value === '' ? null : e.target.value }); }}>
          <option value="">{t.none}</option>{others.map((l) => <option key={l.code} value={l.code}>{l.code} {l.name[lang]}</option>)}
        </SelectField>
      </div>
      <TextArea label={t.official} hint={t.officialHint} rows={5} maxLength={20_000} value={text.officialText} readOnly={readOnly} problem={problemAt(error, 'officialText')} onChange={(e) => { onType({ ...text, officialText: e.target.value }); }} />
    </Card>
  );
}

function Sentences({ reading }: { reading: RuleReading }): JSX.Element {
  return <ol className="list-decimal pl-6">{reading.alternatives.map((a, i) => <li key={String(i)}>{a.text}</li>)}</ol>;
}

/** The words and findings of what is typed: the server makes them, by the rules and the words candidates get, once typing rests. */
function useReading(rule: RuleVersionWhole, typed: RuleText | undefined): RuleReading {
  const [rested, setRested] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => { setRested(typed); }, 500);
    return () => { clearTimeout(timer); };
  }, [typed]);
  const found = useQuery(readingQuery(rule, rested ?? rule.text, typed !== undefined && rested !== undefined));
  return typed === undefined ? rule.reading : (found.data ?? rule.reading);
}
