import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { COMPLETION_STATES, COMPLETION_STATE_WORDS, type CompletionSitting } from '#contracts/completions.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { oneByOne, pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { Card, Loading } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { peopleQuery } from './completions.api.ts';
import { COMPLETION_TONES } from './tones.ts';
import { words } from './words.ts';

/** 合格人员: who passed everything, by state and province, and the way to anybody's explanation. */
export function PeopleTab({ sitting }: { sitting: CompletionSitting }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const navigate = useNavigate();
  const [state, setState] = useState('');
  const [province, setProvince] = useState('');
  const [after, setAfter] = useState<string>();
  const [number, setNumber] = useState('');
  const { data, error, isFetching } = useQuery(peopleQuery(sitting.sitting, { state, province, after }));
  const open = (ticket: string) => navigate({ to: '/completions/$id/people/$number', params: { id: sitting.sitting, number: ticket } });
  return (
    <>
      <Card title={t.findTitle}>
        <form className="flex flex-wrap items-end gap-3" noValidate onSubmit={(event) => { event.preventDefault(); if (/^\d{6,20}$/.test(number.trim())) void open(number.trim()); }}>
          <div className="w-full sm:w-80"><TextField label={t.ticket} hint={t.findHint} value={number} inputMode="numeric" maxLength={20} onChange={(e) => { setNumber(e.target.value); }} /></div>
          <Button type="submit" look="main">{t.find}</Button>
        </form>
      </Card>
      <Card label={t.tabs.people}>
        <div className="flex flex-wrap items-end gap-3">
          <div className="sm:w-56"><SelectField label={t.state} value={state} onChange={(e) => { setState(e.target.value); setAfter(undefined); }}><option value="">{t.anyState}</option>{COMPLETION_STATES.map((s) => <option key={s} value={s}>{COMPLETION_STATE_WORDS[s][lang]}</option>)}</SelectField></div>
          {sitting.provinces.length > 1 ? <div className="sm:w-44"><SelectField label={t.province} value={province} onChange={(e) => { setProvince(e.target.value); setAfter(undefined); }}><option value="">{t.all}</option>{sitting.provinces.map((p) => <option key={p.province} value={p.province}>{p.name}</option>)}</SelectField></div> : null}
          <ExportControl list="completions.people" filters={{ sitting: sitting.sitting, ...(state !== '' && { state }), ...(province !== '' && { province }) }} />
        </div>
        <ProblemNotice error={error} />
        {data ? (
          <DataTable
            label={`${t.tabs.people} · ${t.state}`} rows={data.people} keyOf={(p) => p.ticketNumber} empty={t.noPeople} busy={isFetching}
            columns={[
              { name: t.name, cell: (p) => <Link to="/completions/$id/people/$number" params={{ id: sitting.sitting, number: p.ticketNumber }} className="font-semibold">{p.name}</Link>, nowrap: true }, { name: t.ticket, cell: (p) => <span className="digits">{p.ticketNumber}</span>, nowrap: true },
              { name: t.document, cell: (p) => <span className="digits">{p.document}</span>, nowrap: true }, { name: t.province, cell: (p) => p.province, nowrap: true }, { name: t.level, cell: (p) => p.level, nowrap: true }, { name: t.specialty, cell: (p) => p.specialty },
              { name: t.years, cell: (p) => <span className="digits">{p.years}</span> }, { name: t.state, cell: (p) => <><Tag tone={COMPLETION_TONES[p.state]}>{COMPLETION_STATE_WORDS[p.state][lang]}</Tag>{p.reasons.length === 0 ? null : <span className="block text-sm text-soft">{oneByOne(p.reasons)}</span>}</>, wide: true },
            ]}
          />
        ) : error ? null : <Loading />}
        <Pager after={after} next={data?.next} onShow={setAfter} />
      </Card>
    </>
  );
}
