import type { ComponentChildren, JSX } from 'preact';
import { LinkButton } from '#portal/forms/buttons.tsx';
import type { FormState } from '#portal/forms/form-state.ts';
import type { Link, PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Tabs } from '#portal/parts/tabs.tsx';
import { backOf, demoPaths, withBack } from '../paths.ts';
import { outsideWords } from './outside-words.ts';
import { peopleWords } from './people-words.ts';
import { words } from './words.ts';

/** What the 演示助手 offers, each leading back to the page it was opened from. */
export function demoLinks({ lang, path }: Pick<PageContext, 'lang' | 'path'>): Link[] {
  const w = words[lang];
  return [
    { text: peopleWords[lang].title, href: demoPaths.people }, { text: w.messages, href: demoPaths.messages }, { text: w.clock, href: demoPaths.clock }, { text: outsideWords[lang].title, href: demoPaths.outside },
  ].map((link) => ({ ...link, href: withBack(link.href, path) }));
}

type Props = { page: PageContext; title: string; lead: string; here: string; form?: FormState; children: ComponentChildren };

/** The frame of a page of the 演示助手: its neighbours, and the way back to where the visitor was. */
export function HelperPage({ page, title, lead, here, form, children }: Props): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} title={title} trail={[{ text: w.helper, href: withBack(demoPaths.people, page.path) }]} lead={lead} wide sheet="demo.css" {...(form && { form })}>
      <p><LinkButton href={backOf(page.path)} text={w.back} icon="previous" tone="quiet" /></p>
      <Tabs label={w.tabs} tabs={demoLinks(page).map((link) => ({ ...link, current: link.href.split('?')[0] === here }))} />
      {children}
    </Page>
  );
}
