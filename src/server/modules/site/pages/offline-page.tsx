import type { JSX } from 'preact';
import type { Lang } from '#contracts/refusals.ts';
import { BrandMark } from '#portal/icons.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { offlineWords } from './offline-words.ts';

export type OfflineView = Record<Lang, { brand: string; platform: string; phone?: string | undefined; technicalPhone?: string | undefined }>;

/**
 * 断网页: kept by browsers (portal/worker) and shown in the place of a page that cannot be had, so in both languages, without a clock, a name or a link
 * that would lead nowhere. Says what is not lost and whom to call; its script tries again (islands/offline.ts).
 */
export function OfflinePage({ view, page }: { view: OfflineView; page: PageContext }): JSX.Element {
  const { zh, en } = offlineWords;
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${zh.title} · ${en.title}`}</title>
        {page.site?.sheet === undefined ? null : <link rel="stylesheet" href={page.site.sheet} />}
        <link rel="stylesheet" href={page.assets('portal.css')} />
        <link rel="icon" href={page.site?.favicon?.href ?? page.assets('favicon.svg')} type={page.site?.favicon?.type ?? 'image/svg+xml'} />
        <script type="module" src={page.assets('offline.js')} />
      </head>
      <body>
        <header class="top">
          <div class="top__bar"><p class="brand"><BrandMark /><span class="brand__text"><strong>{view.zh.brand}</strong> <span>{view.zh.platform}</span></span></p></div>
        </header>
        <div class="shell">
          <main id="main">
            <div class="page-head"><h1>{zh.title}</h1></div>
            <Told lang="zh" view={view} level={2} />
            <section lang="en">
              <h2>{en.title}</h2>
              <Told lang="en" view={view} level={3} />
            </section>
          </main>
        </div>
      </body>
    </html>
  );
}

function Told({ lang, view, level }: { lang: Lang; view: OfflineView; level: 2 | 3 }): JSX.Element {
  const Heading = level === 2 ? 'h2' : 'h3';
  const w = offlineWords[lang];
  const phones = [[w.phone, view[lang].phone], [w.technicalPhone, view[lang].technicalPhone]].flatMap(([name, number]) => (number === undefined ? [] : [{ name, number }]));
  return (
    <>
      <p>{w.what}</p>
      <p><button class="button button--main" type="button" data-try-again={[w.asking, w.away].join('|')} hidden>{w.again}</button> <span role="status" /></p>
      <Heading>{w.keptTitle}</Heading>
      <ul>{w.kept.map((one) => <li key={one}>{one}</li>)}</ul>
      <Heading>{w.askTitle}</Heading>
      {phones.length === 0 ? <p>{w.nobody}</p> : <p>{w.ask}{phones.map(({ name, number }, at) => <>{at === 0 ? null : ' · '}{name} <a key={number} href={`tel:${number}`}>{number}</a></>)}</p>}
    </>
  );
}
