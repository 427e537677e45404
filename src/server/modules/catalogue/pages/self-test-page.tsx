import type { JSX } from 'preact';
import { Buttons, LinkButton } from '#portal/forms/buttons.tsx';
import { Icon } from '#portal/icons.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Card } from '#portal/parts/card.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { StatusTag } from '#portal/parts/status-tag.tsx';
import { Table } from '#portal/parts/table.tsx';
import { paths } from '#portal/paths.ts';
import type { LoadedSelfTest } from '../self-test/load-self-test.ts';
import type { LevelView, PartView } from '../self-test/self-test.present.ts';
import { examWords } from './exam-words.ts';
import { SelfTestForm } from './self-test-form.tsx';
import { selfTestPath } from './self-test-path.ts';
import { selfTestWords } from './self-test-words.ts';

export type SelfTestView = LoadedSelfTest & { levels: LevelView[]; major: string | null; link: string | null };

/** 报考条件自测: the answer level by level above, the facts it rests on below, and what the page is and is not. */
export function SelfTestPage({ view, page }: { view: SelfTestView; page: PageContext }): JSX.Element {
  const w = selfTestWords[page.lang];
  return (
    <Page page={page} title={w.title} trail={[{ text: examWords[page.lang].list.title, href: paths.exams }]} lead={w.lead} form={view.form}>
      {view.answers === undefined || view.exam === undefined ? null : <Answer view={view} page={page} />}
      {view.answers === undefined ? null : <h2 id="facts">{w.again}</h2>}
      <SelfTestForm view={view} page={page} />
      <Notice page={page}><p>{w.notDecision}</p><p>{w.privacy}</p></Notice>
    </Page>
  );
}

function Answer({ view, page }: { view: SelfTestView; page: PageContext }): JSX.Element {
  const { lang } = page;
  const w = selfTestWords[lang];
  const met = view.levels.filter((l) => l.state === 'met');
  return (
    <section aria-label={w.results(view.exam?.name[lang] ?? '', view.facts?.year ?? 0)}>
      <h2>{w.results(view.exam?.name[lang] ?? '', view.facts?.year ?? 0)}</h2>
      <Notice page={page} tone={met.length > 0 ? 'success' : 'warning'}>
        <p>{view.levels.length === 0 ? w.noLevels : met.length > 0 ? w.summaryMet(met.map((l) => l.name).join(lang === 'zh' ? '、' : ', ')) : w.summaryNone}</p>
        {view.major === null ? null : <p>{view.major}</p>}
      </Notice>
      {view.levels.map((level, at) => <LevelCard key={level.code} level={level} folded={at > 0 && level.state === 'no'} page={page} />)}
      {view.link === null ? null : (
        <>
          <p>{w.share}{lang === 'zh' ? '：' : ': '}<a href={`${selfTestPath.test}?${view.link}`}>{w.shareHint}</a></p>
          <Buttons>
            <LinkButton href={`${paths.applications}/choose?${view.link}`} text={w.fill} tone="main" />
            <LinkButton href={`${selfTestPath.others}?${view.link}`} text={w.otherExams} />
            <LinkButton href={`${paths.exams}/${view.exam?.code ?? ''}`} text={w.toExam} />
          </Buttons>
        </>
      )}
    </section>
  );
}

const TONES = { met: 'success', later: 'warning', no: 'danger' } as const;

/** One level; of those that are out of reach, beyond the first, the rule is folded away: the page is read on a phone. */
function LevelCard({ level, folded, page }: { level: LevelView; folded: boolean; page: PageContext }): JSX.Element {
  const w = selfTestWords[page.lang];
  return (
    <Card title={`${level.code} ${level.name}`} aside={<StatusTag tone={TONES[level.state]} text={w[level.state]} />} accent={level.state === 'met'}>
      <p>{level.day}{level.basedOn === null ? '' : `${page.lang === 'zh' ? '；' : '; '}${level.basedOn}`}</p>
      {level.from === null ? null : <p><strong>{w.from(level.from.day)}</strong>{page.lang === 'zh' ? '：' : ': '}{level.from.exam}{page.lang === 'zh' ? '，' : ', '}{w.fromHow}</p>}
      {level.missing.length === 0 ? null : <><p>{level.state === 'no' ? w.waiting : w.missing}</p><ul>{level.missing.map((m) => <li key={m}>{m}</li>)}</ul></>}
      {folded ? <details><summary>{w.rule}</summary><Rule level={level} page={page} /></details> : <Rule level={level} page={page} />}
    </Card>
  );
}

function Rule({ level, page }: { level: LevelView; page: PageContext }): JSX.Element {
  const w = selfTestWords[page.lang];
  return (
    <>
      {level.parts.map((part) => <Part key={part.id} part={part} several={level.parts.length > 1} page={page} />)}
      <p>{w.proofs}{page.lang === 'zh' ? '：' : ': '}{level.proofs.length === 0 ? w.noProofs : null}</p>
      {level.proofs.length === 0 ? null : <ul>{level.proofs.map((p) => <li key={p}>{p}</li>)}</ul>}
    </>
  );
}

function Part({ part, several, page }: { part: PartView; several: boolean; page: PageContext }): JSX.Element {
  const w = selfTestWords[page.lang];
  const colon = page.lang === 'zh' ? '：' : ': ';
  return (
    <div class="conditions">
      <p class="conditions__title">{several ? part.title : w.rule}</p>
      {part.lines.length > 1 || part.lines.length === 0 ? <p>{part.rule}</p> : null}
      <ul>{part.lines.map((line) => <li key={line.text}><Icon name={line.met ? 'check' : 'cross'} /> {line.text}</li>)}</ul>
      <p><small>{part.source}</small></p>
      {part.others.length === 0 ? null : <details><summary>{w.others}{colon}{part.others.length}</summary><ul>{part.others.map((o) => <li key={o}>{o}</li>)}</ul></details>}
    </div>
  );
}

export type OtherExamsView = { year: number; link: string; lines: { code: string; name: string; tone: 'success' | 'warning' | 'neutral'; state: string; text: string; href: string }[] };

/** 这些条件还能报考哪些考试: one line an exam, those that are met first. */
export function OtherExamsPage({ view, page }: { view: OtherExamsView; page: PageContext }): JSX.Element {
  const w = selfTestWords[page.lang];
  return (
    <Page page={page} title={w.all.title} trail={[{ text: w.title, href: selfTestPath.test }]} lead={w.all.lead(view.year)}>
      <Table
        caption={w.all.title} captionUnseen rows={view.lines} rowKey={(l) => l.code}
        columns={[
          { title: w.all.exam, cell: (l) => <a href={l.href}>{l.name}</a> },
          { title: w.all.result, cell: (l) => <><StatusTag tone={l.tone} text={l.state} /> {l.text}</> },
        ]}
      />
      <Buttons><LinkButton href={`${selfTestPath.test}?${view.link}`} text={w.all.back} /></Buttons>
      <Notice page={page}><p>{w.notDecision}</p><p>{w.privacy}</p></Notice>
    </Page>
  );
}
