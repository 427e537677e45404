import type { JSX } from 'preact';

import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Card } from '#portal/parts/card.tsx';
import { paths } from '#portal/paths.ts';
import { guideWords } from './guide-words.ts';
import { manualQuestions } from './manual-questions.ts';

/** 操作流程: every step from the account to 报名完成 (R-0-06, R-2.2.1-17). */
export function GuidePage({ page }: { page: PageContext }): JSX.Element {
  const w = guideWords[page.lang].guide;
  return (
    <Page page={page} title={w.title} trail={[]} lead={w.lead}>
      <ol>
        {w.steps.map((step, n) => (
          <li key={step.title} id={`step-${String(n + 1)}`}>
            <h2>{step.href === undefined ? step.title : <a href={step.href}>{step.title}</a>}</h2>
            <p>{step.text} <a href={`/guide/${step.read}`}>{w.read}<span class="unseen">{page.lang === 'zh' ? '：' : ': '}{step.title}</span></a>{step.also === undefined ? null : <> <a href={step.also.href}>{step.also.text}</a></>}</p>
          </li>
        ))}
      </ol>
      <p><a href="/guide/8-help">{w.help}</a> · <a href="/questions">{w.questions}</a> · <a href="/provinces">{w.phones}</a></p>
    </Page>
  );
}

/** 考生问答: the questions of the manual's third chapter, answered by topic. */
export function QuestionsPage({ page }: { page: PageContext }): JSX.Element {
  const w = guideWords[page.lang].questions;
  return (
    <Page page={page} title={w.title} trail={[]} lead={w.lead}>
      {manualQuestions[page.lang].groups.map((group) => (
        <Card title={group.title} key={group.title}>
          {group.items.map((q) => (
            <div key={q.id}>
              <h3 id={q.id}>{q.question}</h3>
              {q.answer.map((line) => <p key={line}>{line}</p>)}
              {q.link === undefined ? null : <p><a href={q.link.href}>{q.link.text}</a></p>}
            </div>
          ))}
        </Card>
      ))}
      <h2>{w.more}</h2>
      {w.groups.map((group, g) => (
        <Card title={group.title} key={group.title}>
          {group.questions.map((q, n) => <div key={q.ask}><h3 id={q.id ?? `q-${String(g + 1)}-${String(n + 1)}`}>{q.ask}</h3><p>{q.answer}</p></div>)}
        </Card>
      ))}
      <p><a href={`${paths.notices}?kind=question`}>{w.published}</a> · <a href="/guide">{w.guide}</a> · <a href="/provinces">{w.phones}</a></p>
    </Page>
  );
}
