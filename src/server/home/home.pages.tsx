import type { JSX } from 'preact';
import { Buttons, LinkButton } from '#portal/forms/buttons.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Card } from '#portal/parts/card.tsx';
import { Hero, Tiles } from '#portal/parts/home.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { paths } from '#portal/paths.ts';
import { ok } from '#server/kernel/result.ts';
import { definePage } from '../platform/http/page.ts';
import type { Module } from '../platform/module.ts';
import { words } from './words.ts';

/** 首页: what the platform is for, the two main acts, the way through it, and where to read on. */
const homePage = definePage({
  path: '/',
  access: 'public',
  limit: 'page',
  audit: null,
  cacheSeconds: 60,
  load: () => Promise.resolve(ok({})),
  view: ({ page }) => Home({ page }),
});

/** The module of the first page; everything it says is the same for all, so that it is drawn once a minute. */
export const home: Module = { name: 'home', pages: [homePage] };

function Home({ page }: { page: PageContext }): JSX.Element {
  const w = words[page.lang];
  const tile = ([title = '', text = '']: readonly string[], href: string) => ({ title, text, href });
  const opening = (
    <Hero title={w.title} text={w.lead}>
      <Buttons>
        {page.user === null ? <LinkButton href={paths.register} text={w.register} tone="main" /> : <LinkButton href={paths.applications} text={w.applications} tone="main" />}
        {page.user === null ? <LinkButton href={paths.signIn} text={w.signIn} /> : <LinkButton href={paths.exams} text={w.exams} />}
      </Buttons>
    </Hero>
  );
  return (
    <Page page={page} title={w.title} trail={[]} wide opening={opening}>
      <Notice page={page} tone="warning">{w.note}</Notice>
      <Tiles
        tiles={[
          { ...tile(w.tiles.exams, paths.exams), icon: 'file' },
          { ...tile(w.tiles.provinces, paths.provinces), icon: 'phone' },
          { ...tile(w.tiles.majors, paths.majors), icon: 'info' },
          { ...tile(w.tiles.recover, paths.recover), icon: 'lock' },
        ]}
      />
      <Card title={w.howTitle}><ol class="account-notes">{w.how.map((step) => <li key={step}>{step}</li>)}</ol></Card>
    </Page>
  );
}
