import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import type { PassLineSet, PassLineText, SittingPassLines } from '#contracts/pass-lines.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Loading, Page } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice, refusalsOf } from '../../shared/ui/problem-notice.tsx';
import { momentTyped, typedMoment } from '../../shared/forms/beijing-input.ts';
import { LinesEditor } from './lines-editor.tsx';
import { passLinesApi, sittingQuery } from './pass-lines.api.ts';
import { SetActs } from './set-acts.tsx';
import { words } from './words.ts';

/** One sitting's pass lines: the sets people wrote, the newest shown first, with its editor and the way into force. */
export function SittingLinesScreen(): JSX.Element {
  const { sitting } = useParams({ from: '/inside/pass-lines/$sitting' });
  const found = useQuery(sittingQuery(sitting));
  if (found.error) return <ProblemNotice error={found.error} />;
  return found.data ? <Whole view={found.data} /> : <Loading />;
}

function Whole({ view }: { view: SittingPassLines }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string>();
  const took = async (next: SittingPassLines) => {
    client.setQueryData(sittingQuery(next.sitting).queryKey, next);
    await client.invalidateQueries({ queryKey: ['pass-lines', 'all'] });
  };
  const begin = useAct((_: undefined, key) => call(passLinesApi.draft, { body: { sitting: view.sitting }, key }), async (next) => { setChosen(undefined); await took(next); });
  const set = view.sets.find((s) => s.id === chosen) ?? view.sets[0];
  const open = view.sets.some((s) => s.state === 'draft' || s.state === 'proposed');
  return (
    <Page title={`${t.title} · ${view.title}`} actions={<div className="flex flex-wrap items-center gap-3"><ExportControl list="pass-lines.lines" filters={{ sitting: view.sitting }} /><Link to="/pass-lines" className="inline-flex min-h-11 items-center">{t.back}</Link></div>}>
      <ProblemNotice error={begin.error} />
      {open ? null : (
        <div className="flex flex-wrap items-center gap-3">
          <Button look="main" disabled={view.draftClosed !== null || begin.isPending} onClick={() => { begin.mutate(undefined); }}>{t.begin}</Button>
          {view.draftClosed === null ? null : <span className="text-soft">{view.draftClosed}</span>}
        </div>
      )}
      {set === undefined ? <p className="text-soft">{t.noSets}</p> : (
        <>
          {view.sets.length > 1 ? <div className="max-w-md"><SelectField label={t.sets} value={set.id} onChange={(e) => { setChosen(e.target.value); }}>{view.sets.map((s) => <option key={s.id} value={s.id}>{t.version(s.number)} · {t.states[s.state]}</option>)}</SelectField></div> : null}
          <OneSet key={set.id} view={view} set={set} onDone={took} />
        </>
      )}
    </Page>
  );
}

function OneSet({ view, set, onDone }: { view: SittingPassLines; set: PassLineSet; onDone: (next: SittingPassLines) => Promise<void> }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const [typed, setTyped] = useState<PassLineText>();
  const text = typed ?? set.text;
  const save = useAct((now: PassLineText, key) => call(passLinesApi.save, { params: { id: set.id }, body: { ...now, version: set.version }, key }), async (next) => { setTyped(undefined); await onDone(next); });
  const [refused, setRefused] = useState<unknown>();
  const error = save.error ?? refused;
  const readOnly = set.closed.edit !== null;
  const placed = refusalsOf(error).flatMap((r) => (r.path === undefined ? [] : [r.path]));
  const type = (next: PassLineText) => { setRefused(undefined); setTyped(next); };
  return (
    <>
      {save.isSuccess && typed === undefined ? <Notice tone="success" live="status">{t.saved}</Notice> : null}
      <ProblemNotice error={save.error} except={placed} />
      {save.error ? <div><Button onClick={() => void client.invalidateQueries({ queryKey: ['pass-lines', 'one', view.sitting] })}>{t.reload}</Button></div> : null}
      <div className="grid items-start gap-4 xl:grid-cols-[3fr_2fr]">
        <div className="grid min-w-0 gap-4">
          <Card title={t.version(set.number)}>
            <div className="grid items-end gap-3 sm:grid-cols-2">
              <TextField label={t.basis} value={text.basis} maxLength={200} readOnly={readOnly} problem={problemAt(error, 'basis')} onChange={(e) => { type({ ...text, basis: e.target.value }); }} />
              <TextField label={t.announcesAt} hint={t.announcesHint} type="datetime-local" value={typedMoment(text.announcesAt)} readOnly={readOnly} problem={problemAt(error, 'announcesAt')} onChange={(e) => { type({ ...text, announcesAt: momentTyped(e.target.value) ?? text.announcesAt }); }} />
            </div>
          </Card>
          <LinesEditor view={view} text={text} readOnly={readOnly} error={error} onChange={(lines) => { type({ ...text, lines }); }} />
          {readOnly ? null : <div className="flex flex-wrap items-center gap-3"><Button look="main" disabled={typed === undefined || save.isPending} onClick={() => { save.mutate(text); }}>{t.save}</Button><span className="text-soft" role="status">{typed === undefined ? '' : t.unsaved}</span></div>}
        </div>
        <SetActs set={set} unsaved={typed !== undefined} onDone={onDone} onRefused={setRefused} />
      </div>
    </>
  );
}
