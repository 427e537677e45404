import type { JSX } from 'preact';
import type { PageContext } from '#portal/page-context.ts';
import { LongText } from '#portal/parts/long-text.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { words } from './registration-words.ts';

export type AgreementView = { version: string; title: string; articles: readonly { title: string; paragraphs: readonly string[] }[]; changes: readonly string[] };

/** The service agreement in full, its changes first (R-2.1.1-06). */
export function AgreementText({ page, agreement }: { page: PageContext; agreement: AgreementView }): JSX.Element {
  const w = words[page.lang];
  return (
    <>
      {agreement.changes.length === 0 ? null : (
        <Notice page={page} tone="warning" title={w.changed}><ul>{agreement.changes.map((change) => <li key={change}>{change}</li>)}</ul></Notice>
      )}
      <LongText page={page} id="agreement" title={agreement.title}>
        <p>{w.agreementVersion(agreement.version)}</p>
        {agreement.articles.map((article, n) => (
          <section key={article.title}>
            <h2>{w.article(n)} {article.title}</h2>
            {article.paragraphs.map((text) => <p key={text}>{text}</p>)}
          </section>
        ))}
      </LongText>
    </>
  );
}
