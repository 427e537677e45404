import type { JSX } from 'preact';
import { Buttons, LinkButton } from '#portal/forms/buttons.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import type { CheckedCode } from '../commands/check-code.ts';
import { CodeFacts, Verdict } from './outcome.tsx';
import { words } from './words.ts';

/** The outcome of a check the server made. */
export function CheckedPage({ view, page }: { view: CheckedCode; page: PageContext }): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} title={w.result} trail={[{ text: w.title, href: '/verify' }]}>
      <Verdict page={page} verdict={view.verdict} live />
      {view.facts === undefined ? null : <CodeFacts page={page} facts={view.facts} />}
      <Buttons><LinkButton href="/verify" text={w.again} /></Buttons>
    </Page>
  );
}
