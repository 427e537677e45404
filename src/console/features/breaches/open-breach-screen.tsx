import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import type { BreachPerson, FoundPerson } from '#contracts/breaches.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Card, Page, Pairs } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { breachesApi } from './breaches.api.ts';
import { FACT_PATHS, FactsFields, NO_FACTS, type FactsForm } from './facts-fields.tsx';
import { words } from './words.ts';

type Asked = { by: 'number' | 'person'; number: string; name: string; documentNumber: string };

/** 立案: find the person exactly, choose the examination, then facts and article. */
export function OpenBreachScreen(): JSX.Element {
  const t = say(words);
  const [asked, setAsked] = useState<Asked>({ by: 'number', number: '', name: '', documentNumber: '' });
  const person = (): { by: 'number'; number: string } | { by: 'person'; name: string; documentNumber: string } => (asked.by === 'number' ? { by: 'number', number: asked.number.replaceAll(/\s/g, '') } : { by: 'person', name: asked.name, documentNumber: asked.documentNumber });
  const find = useAct(async (_: undefined) => ({ found: await call(breachesApi.lookUp, { body: { person: person() } }), person: person() }));
  return (
    <Page title={t.open} actions={<Link to="/breaches" search={{}}>{t.back}</Link>}>
      <Card title={t.find.title}>
        <p className="text-soft">{t.find.lead}</p>
        <form className="grid max-w-xl gap-3" noValidate onSubmit={(event) => { event.preventDefault(); find.mutate(undefined); }}>
          <fieldset className="flex flex-wrap gap-4">
            <legend className="font-semibold">{t.find.by}</legend>
            {(['number', 'person'] as const).map((by) => <label key={by} className="flex min-h-8 items-center gap-2"><input type="radio" name="by" className="size-5 accent-blue" checked={asked.by === by} onChange={() => { setAsked({ ...asked, by }); find.reset(); }} /> {t.find[by]}</label>)}
          </fieldset>
          {asked.by === 'number' ? <TextField label={t.find.number} hint={t.find.numberHint} inputMode="numeric" autoComplete="off" value={asked.number} problem={problemAt(find.error, 'person.number')} onChange={(e) => { setAsked({ ...asked, number: e.target.value }); }} /> : (
            <>
              <TextField label={t.find.name} autoComplete="off" value={asked.name} problem={problemAt(find.error, 'person.name')} onChange={(e) => { setAsked({ ...asked, name: e.target.value }); }} />
              <TextField label={t.find.document} autoComplete="off" value={asked.documentNumber} problem={problemAt(find.error, 'person.documentNumber')} onChange={(e) => { setAsked({ ...asked, documentNumber: e.target.value }); }} />
            </>
          )}
          <ProblemNotice error={find.error} except={['person.number', 'person.name', 'person.documentNumber']} />
          <Button type="submit" look={find.data ? 'plain' : 'main'} className="justify-self-start" disabled={find.isPending}>{t.find.act}</Button>
        </form>
      </Card>
      {find.data ? <OpenForm key={JSON.stringify(find.data.person)} found={find.data.found} person={find.data.person} /> : null}
    </Page>
  );
}

function OpenForm({ found, person }: { found: FoundPerson; person: Exclude<BreachPerson, never> | { by: 'person'; name: string; documentNumber: string } | { by: 'number'; number: string } }): JSX.Element {
  const t = say(words);
  const navigate = useNavigate();
  const [number, setNumber] = useState(found.applications[0]?.number ?? '');
  const [examText, setExamText] = useState('');
  const [facts, setFacts] = useState<FactsForm>(NO_FACTS);
  const application = found.applications.find((a) => a.number === number);
  const act = useAct(
    (_: undefined, key) => call(breachesApi.open, { body: { person: application ? { by: 'number', number } : { ...person }, ...facts, subjects: [...facts.subjects], ...(application ? {} : { examText }) }, key }),
    (of) => navigate({ to: '/breaches/$accountId/$caseId', params: of, search: { told: 'opened' } }),
  );
  return (
    <>
      <Card title={t.find.found}>
        <Pairs pairs={[{ term: t.find.name, value: <strong>{found.name}</strong> }, { term: found.documentType, value: <span className="digits">{found.documentNumber}</span> }]} />
        <p className="flex flex-wrap gap-2">{found.openCases > 0 ? <Tag tone="warning">{t.find.open(found.openCases)}</Tag> : null}{found.recorded ? <Tag tone="warning">{t.find.recorded}</Tag> : null}</p>
        <fieldset className="grid gap-1">
          <legend className="font-semibold">{t.find.application}</legend>
          {found.applications.map((a) => <label key={a.number} className="flex min-h-8 items-center gap-2"><input type="radio" name="application" className="size-5 accent-blue" checked={a.number === number} onChange={() => { setNumber(a.number); setFacts({ ...facts, subjects: [] }); }} /> <span>{a.examText} <span className="digits text-soft">{a.number}</span> {a.stateText}</span></label>)}
          {person.by === 'person' ? <label className="flex min-h-8 items-center gap-2"><input type="radio" name="application" className="size-5 accent-blue" checked={number === ''} onChange={() => { setNumber(''); setFacts({ ...facts, subjects: [] }); }} /> {t.find.none}</label> : null}
        </fieldset>
      </Card>
      <Card title={t.facts.title}>
        <form className="grid max-w-2xl gap-3" noValidate onSubmit={(event) => { event.preventDefault(); act.mutate(undefined); }}>
          {application ? null : <TextField label={t.find.examText} hint={t.find.examTextHint} maxLength={200} value={examText} problem={problemAt(act.error, 'examText')} onChange={(e) => { setExamText(e.target.value); }} />}
          <FactsFields value={facts} onChange={setFacts} subjects={application?.subjects ?? []} error={act.error} />
          <ProblemNotice error={act.error} except={[...FACT_PATHS, 'examText']} />
          <Button type="submit" look="main" className="justify-self-start" disabled={act.isPending}>{t.facts.act}</Button>
        </form>
      </Card>
    </>
  );
}
