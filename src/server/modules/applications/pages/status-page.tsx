import type { JSX } from 'preact';
import type { ActView, FlowStep } from '#contracts/applications.ts';
import { beijingTime } from '#contracts/dates.ts';
import { yuan } from '#contracts/money.ts';
import { LinkButton } from '#portal/forms/buttons.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { ActMenu, type Act } from '#portal/parts/act-menu.tsx';
import { Card, Columns } from '#portal/parts/card.tsx';
import { DataList } from '#portal/parts/data-list.tsx';
import { FlowChart, type FlowNode, type FlowState } from '#portal/parts/flow-chart.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { StatusTag } from '#portal/parts/status-tag.tsx';
import { Table } from '#portal/parts/table.tsx';
import { applicationPaths as paths } from '../paths.ts';
import { ApplicationFrame, type ViewOf } from './frame.tsx';
import { stateTone } from './state-tone.ts';
import type { StatusView } from './status-view.ts';
import { statusWords } from './status-words.ts';
import { words } from './words.ts';

type Part = { view: StatusView; page: PageContext };

/** 报考人员状态界面 (R-2.2.3-15): left the states and the menu, right the flow chart with the next act lit, below everything one may want to look up. */
export function StatusPage({ view, page }: ViewOf<StatusView>): JSX.Element {
  const w = statusWords[page.lang];
  const { state } = view.application;
  const side = (
    <>
      <Card title={w.dimensions}>
        <DataList layout="tags" items={view.dimensions.map((d) => ({ term: d.term, value: <StatusTag tone={d.tone} text={d.text} /> }))} />
      </Card>
      <Card title={w.menu}><Menu view={view} page={page} /></Card>
    </>
  );
  return (
    <ApplicationFrame page={page} head={view.head} title={view.head.exam} wide>
      <Standing view={view} page={page} />
      <Columns side={side}>
        {state.startsWith('X') ? <Choice view={view} page={page} /> : <Card title={w.flow} accent><FlowChart page={page} nodes={flowNodes(view, page)} /></Card>}
      </Columns>
      {state.startsWith('X') ? null : <Choice view={view} page={page} />}
      <Windows view={view} page={page} />
      <History view={view} page={page} />
    </ApplicationFrame>
  );
}

function Standing({ view, page }: Part): JSX.Element {
  const w = statusWords[page.lang];
  const { state, reviewReason, dimensions, paymentMode } = view.application;
  const tone = stateTone(state);
  return (
    <Notice page={page} tone={tone === 'neutral' ? 'info' : tone} title={`${w.state}${page.lang === 'zh' ? '：' : ': '}${words[page.lang].states[state]}`}>
      <p>{headOf(view, page.lang)}</p>
      {view.unlocked === null ? null : <p><strong>{w.unlocked(view.unlocked.parts, beijingTime(view.unlocked.until))}</strong></p>}
      {state === 'S10' && dimensions.review === 'automatic' ? <p>{w.autoPassed}</p> : null}
      {state === 'S10' && dimensions.review === 'post_exam' ? <p>{w.postExam}</p> : null}
      {state === 'S10' && paymentMode === 'on_site' ? <p>{w.onSitePay}</p> : null}
      {state === 'S8' ? <p><LinkButton href={paths.appointment(view.application.id)} text={w.appointment} /></p> : null}
      {reviewReason === null ? null : <p><strong>{w.reason}{page.lang === 'zh' ? '：' : ': '}</strong>{reviewReason}</p>}
      {state === 'S9' ? <p><LinkButton href={paths.appeal(view.application.id)} text={w.appeal} /></p> : null}
      {state === 'X1' || state === 'X2' ? <p><LinkButton href={paths.choose} text={words[page.lang].steps[0] ?? ''} /></p> : null}
    </Notice>
  );
}

/** What the state means now; paid and rejected, the candidate has nothing to do alone, and must know whom to ask. */
function headOf({ application: { state, dimensions } }: StatusView, lang: PageContext['lang']): string {
  const w = statusWords[lang];
  return state === 'S9' && (dimensions.payment === 'paid' || dimensions.payment === 'exempt') ? w.paidRejected : w.heads[state];
}

/** Acts that are asked about before they are done: their pages open as dialogs over this one. */
const ASKS: readonly ActView['act'][] = ['edit', 'reopen', 'withdraw_commitment', 'give_up'];

/** What the menu offers: the acts of the table, and the printed form; what is closed says why. */
export function menuOf(view: StatusView, lang: PageContext['lang']): Act[] {
  const w = words[lang];
  const s = statusWords[lang];
  const { application: app } = view;
  const shown = app.acts.filter((a): a is ActView & { href: string } => a.href !== null && a.act !== 'choose_province' && a.act !== 'decline_commitment' && a.act !== 'acknowledge_hold');
  const acts: Act[] = shown.map((a) => ({ text: w.acts[a.act], href: a.href, reasons: a.reasons, asks: ASKS.includes(a.act) }));
  const later = app.later.map((a): Act => ({ text: a.text, href: a.href ?? paths.status(app.id), reasons: a.reasons }));
  const receipt: Act[] = app.dimensions.payment === 'paid' ? [{ text: s.receipt, href: paths.receipt(app.id), reasons: [] }] : [];
  if (app.state.startsWith('X')) return [...later, ...acts, ...receipt];
  const print: Act = { text: s.printForm, href: paths.print(app.id), reasons: app.dimensions.data === 'confirmed' ? [] : [s.printClosed] };
  const paying = shown.some((a) => a.act === 'start_payment') || app.state === 'S11' || app.dimensions.payment === 'paid' || app.dimensions.payment === 'exempt';
  const pay: Act[] = paying ? [] : [{ text: w.acts.start_payment, href: paths.pay(app.id), reasons: [s.payClosed] }];
  const visit: Act[] = app.state === 'S8' ? [{ text: s.appointment, href: paths.appointment(app.id), reasons: [] }] : [];
  const giveUpAt = acts.findIndex((a) => a.text === w.acts.give_up);
  const after = [print, ...receipt, ...visit, ...pay];
  return giveUpAt < 0 ? [...later, ...acts, ...after] : [...later, ...acts.slice(0, giveUpAt), ...after, ...acts.slice(giveUpAt)];
}

function Menu({ view, page }: Part): JSX.Element {
  const acts = menuOf(view, page.lang);
  return acts.length === 0 ? <p>{statusWords[page.lang].menuNone}</p> : <ActMenu page={page} label={statusWords[page.lang].menu} acts={acts} />;
}

const FLOW_STATES: Record<Exclude<FlowStep['state'], 'skipped'>, FlowState> = { done: 'done', current: 'current', ahead: 'open', problem: 'failed' };

/** The nodes of the flow chart: steps that do not apply are left out, the lit one carries its act, its deadline and why it is closed. */
export function flowNodes(view: StatusView, page: PageContext): FlowNode[] {
  const w = words[page.lang];
  const s = statusWords[page.lang];
  const { application: app } = view;
  return app.flow.flatMap((step): FlowNode[] => {
    if (step.state === 'skipped') return [];
    const here = step.state === 'current' || step.state === 'problem';
    const leading = here ? app.acts.find((a) => LEADING[step.id]?.includes(a.act)) : undefined;
    const later = app.later.find((a) => a.step === step.id);
    const clickable = step.href !== null && (here || later !== undefined || step.id === 'print' || step.id === 'fill') && (step.state !== 'ahead' || later !== undefined);
    const text = later ? later.text : here && leading ? w.acts[leading.act] : step.id === 'print' ? s.printForm : step.id === 'fill' ? w.acts.edit : w.flow[step.id];
    return [{
      key: step.id, text: w.flow[step.id], state: FLOW_STATES[step.state],
      ...(here && { note: headOf(view, page.lang) }),
      ...(clickable && step.href !== null && { act: { text, href: step.href } }),
      ...(step.until !== null && here && { until: step.until }),
      ...(leading && !leading.open && { reasons: leading.reasons }),
      ...(later && later.reasons.length > 0 && { reasons: later.reasons }),
    }];
  });
}

const LEADING: Partial<Record<FlowStep['id'], readonly string[]>> = {
  fill: ['accept_notices', 'save'], commit: ['sign_commitment', 'check_saved'], materials: ['submit_materials'], confirm: ['confirm'], review: ['reopen'], pay: ['start_payment'],
};

function Choice({ view, page }: Part): JSX.Element | null {
  const w = statusWords[page.lang];
  const all = words[page.lang];
  const { application: app, particulars: p } = view;
  if (!p.level) return null;
  const coded = (named: { code: string; name: string } | null) => (named === null ? null : `${named.code} ${named.name}`);
  return (
    <Card title={w.chosen}>
      <DataList items={[
        ...(app.number === null ? [] : [{ term: w.number, value: app.number }]),
        { term: all.level, value: coded(p.level) },
        { term: all.specialty, value: coded(p.specialty) },
      ]} />
      <Table
        caption={all.subjects} rows={app.subjects} rowKey={(s) => s.code}
        columns={[{ title: all.subjects, cell: (s) => `${s.code} ${s.name[page.lang]}` }, { title: all.fee, figures: true, cell: (s) => (s.feeInFen === null ? '—' : all.yuan(yuan(s.feeInFen))) }]}
      />
      {app.dueInFen === null ? null : <p><strong>{all.total} {all.yuan(yuan(app.dueInFen))}</strong></p>}
      {app.reviewPoint === null ? null : (
        <>
          <h3>{w.reviewPoint}</h3>
          <DataList items={[
            { term: w.reviewPoint, value: app.reviewPoint.name[page.lang] }, { term: w.address, value: app.reviewPoint.address },
            { term: w.phone, value: app.reviewPoint.phone }, { term: w.hours, value: app.reviewPoint.hours[page.lang] },
          ]} />
        </>
      )}
    </Card>
  );
}

function Windows({ view, page }: Part): JSX.Element | null {
  const w = statusWords[page.lang];
  if (view.windows.length === 0) return null;
  return (
    <Card title={w.windows}>
      <Table
        caption={w.windows} captionUnseen rows={view.windows} rowKey={(line) => line.name}
        columns={[
          { title: w.stage, cell: (line) => line.name },
          { title: w.from, cell: (line) => (line.from === null ? '—' : beijingTime(line.from)) },
          { title: w.until, cell: (line) => (line.until === null ? '—' : beijingTime(line.until)) },
          { title: w.stand, cell: (line) => <StatusTag tone={line.phase === 'open' ? 'success' : line.phase === 'before' ? 'info' : 'neutral'} text={w.phases[line.phase]} /> },
        ]}
      />
    </Card>
  );
}

function History({ view, page }: Part): JSX.Element | null {
  const w = statusWords[page.lang];
  const { history } = view.application;
  if (history.length === 0) return null;
  return (
    <details>
      <summary>{w.history}</summary>
      <Table
        caption={w.history} captionUnseen rows={[...history].reverse()} rowKey={(e) => `${String(e.at)} ${e.act}`}
        columns={[
          { title: w.when, cell: (e) => beijingTime(e.at) },
          { title: w.what, cell: (e) => <>{words[page.lang].acts[e.act]}{e.note === null ? null : <><br />{e.note}</>}</> },
          { title: w.by, cell: (e) => w.actors[e.by] ?? e.by },
          { title: w.state, cell: (e) => words[page.lang].states[e.to] },
        ]}
      />
    </details>
  );
}
