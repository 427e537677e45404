import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { StaffSitting } from '#contracts/sittings.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Card, Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { ChangeLog } from './change-log.tsx';
import { NationalForm } from './national-form.tsx';
import { PlanView } from './plan-view.tsx';
import { PreviewView } from './preview-view.tsx';
import { ProvinceTab } from './province-tab.tsx';
import { sittingQuery, sittingsApi } from './sittings.api.ts';
import { STATE_TONES } from './state-tones.ts';
import { words } from './words.ts';

const TABS = ['plan', 'nation', 'province', 'preview', 'log'] as const;

/** 一次考试: its plan with everything the checks find, the national part, the provinces, the candidate's view at any moment, and the log. */
export function SittingScreen(): JSX.Element {
  const { id } = useParams({ from: '/inside/sittings/$id' });
  const { tab, province } = useSearch({ from: '/inside/sittings/$id' });
  const t = say(words);
  const navigate = useNavigate();
  const { data, error } = useQuery(sittingQuery(id));
  // an editor begins anew with what it saved, so that it was saved is remembered here, for as long as its tab stands
  const [saved, setSaved] = useState<string>();
  const here = `${id}/${tab}/${province ?? ''}`;
  const remember = { saved: saved === here, onSaved: () => { setSaved(here); } };
  if (data === undefined) return <Page title={t.title}><ProblemNotice error={error} />{error ? null : <Loading />}</Page>;
  const tabs = TABS.filter((name) => name !== 'nation' || data.mayEdit);
  return (
    <Page title={`${data.examName[pageLang()]} · ${data.id}`} sub={data.settings.examOn.join(' · ')} actions={<Standing sitting={data} />}>
      <p><Link to="/sittings" search={{}}>{t.back}</Link></p>
      <div role="group" aria-label={t.title} className="flex flex-wrap gap-2">
        {tabs.map((name) => <Button key={name} look={name === tab ? 'main' : 'plain'} aria-pressed={name === tab} onClick={() => { void navigate({ to: '/sittings/$id', params: { id }, search: { tab: name } }); }}>{t.tabs[name]}</Button>)}
      </div>
      <Work sitting={data} />
      {tab === 'plan' ? <><div><ExportControl small list="catalogue.windows" filters={{ sitting: id }} /></div><PlanView sitting={data} /></> : null}
      {tab === 'nation' && data.mayEdit ? <NationalForm key={data.version} sitting={data} {...remember} /> : null}
      {tab === 'province' ? <ProvinceTab sitting={data} province={province} {...remember} onChoose={(code) => { void navigate({ to: '/sittings/$id', params: { id }, search: { tab: 'province', province: code } }); }} /> : null}
      {tab === 'preview' ? <PreviewView sitting={data} /> : null}
      {tab === 'log' ? <ChangeLog id={id} /> : null}
    </Page>
  );
}

function Standing({ sitting }: { sitting: StaffSitting }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const blocking = sitting.findings.filter((f) => f.kind === 'no').length;
  const announce = useAct((version: number, key) => call(sittingsApi.announce, { params: { id: sitting.id }, body: { version }, key }), () => client.invalidateQueries({ queryKey: ['sittings'] }));
  return (
    <div className="grid justify-items-end gap-2">
      <span className="flex flex-wrap items-center gap-2"><Tag tone={STATE_TONES[sitting.state]}>{t.states[sitting.state]}</Tag>{sitting.copiedFrom ? <span className="text-sm text-soft">{t.copiedFrom(sitting.copiedFrom)}</span> : null}</span>
      {sitting.announcedAt === null && sitting.mayEdit ? (
        <>
          <Button look="main" disabled={blocking > 0 || announce.isPending} aria-describedby="announce-why" onClick={() => { announce.mutate(sitting.version); }}>{t.announce}</Button>
          <span id="announce-why" className="text-sm text-soft">{blocking > 0 ? t.cannotAnnounce(blocking) : t.announceText}</span>
        </>
      ) : null}
      {sitting.announcedAt === null && !sitting.mayEdit ? <span className="text-sm text-soft">{t.notYourAct}</span> : null}
      {sitting.announcedAt !== null ? <span className="digits text-sm text-soft">{t.announced} {beijingTime(sitting.announcedAt)}</span> : null}
      <ProblemNotice error={announce.error} />
    </div>
  );
}

function Work({ sitting }: { sitting: StaffSitting }): JSX.Element | null {
  const t = say(words);
  if (sitting.work.length === 0) return null;
  return (
    <Card title={t.work}>
      <ul className="grid gap-1">
        {sitting.work.slice(0, 5).map((w) => (
          <li key={w.id} className="flex flex-wrap items-center gap-3">
            <span>{t.retime} · {sitting.provinces.find((p) => p.province === w.province)?.name[pageLang()] ?? w.province}</span>
            <progress className="h-3 w-40" max={Math.max(1, w.total)} value={w.finishedAt === null ? Math.min(w.done, w.total) : Math.max(1, w.total)} aria-label={t.retime} />
            <span className="digits text-sm text-soft" role="status">{t.progress(w.done, w.total)} {w.finishedAt === null ? '' : `· ${t.finished} ${beijingTime(w.finishedAt)}`}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
