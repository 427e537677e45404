import type { ComponentChildren, JSX } from 'preact';
import type { FormState } from './forms/form-state.ts';
import { DemoHelper } from './layout/demo-helper.tsx';
import { Footer } from './layout/footer.tsx';
import { Header } from './layout/header.tsx';
import { PreviewBand } from './layout/preview-band.tsx';
import { SignInEnds } from './layout/sign-in-ends.tsx';
import { Trail } from './layout/trail.tsx';
import { ViewingBar } from './layout/viewing-bar.tsx';
import { viewingWords } from './layout/viewing-words.ts';
import type { Link, PageContext } from './page-context.ts';
import { RelatedQuestions } from './parts/related-questions.tsx';
import { questionsOfPage } from './questions.ts';
import { writeViewing } from './viewing.ts';
import { isPublished } from '#contracts/published.ts';
import { words } from './words.ts';

type PageProps = {
  page: PageContext;
  /** The main heading, and the last word of 当前位置. */
  title: string;
  /** The places above this one, from the top; 首页 stands first by itself. */
  trail: readonly Link[];
  /** One or two sentences below the heading: what is done here. */
  lead?: ComponentChildren;
  /** The journey this page is a step of, normally `<Steps …/>`. */
  steps?: ComponentChildren;
  /** Tables and two-column pages; text and forms stay at reading width. */
  wide?: boolean;
  /** Names the tab “有误：…” when the form came back with problems. */
  form?: FormState;
  /** A question or a message: shown as a modal dialog over the page that led here (islands/page-dialogs.ts), a page of its own without a script. `leave` is where it is left to, when not to the page below. */
  dialog?: true | { leave: string };
  /** In place of the heading: the opening of the first page, which brings its own. */
  opening?: ComponentChildren;
  /** A sheet of its own (`styles/own`), for what few pages need. */
  sheet?: string;
  /** More for the head of the document. */
  head?: ComponentChildren;
  children?: ComponentChildren;
};

/** The frame of every page of the portal: where am I, who am I, what time the server has, whom to ask (R-X-02, R-X-03). */
export function Page({ page, title, trail, lead, steps, wide, form, dialog, opening, sheet, head, children }: PageProps): JSX.Element {
  const w = words[page.lang];
  const troubled = form !== undefined && form.problems.length > 0;
  const atHome = trail.length === 0 && page.path.split('?')[0] === '/';
  return (
    <html lang={page.lang === 'zh' ? 'zh-CN' : 'en'} data-now={page.now} data-offline={page.offline ? '' : undefined} data-view={page.viewing && writeViewing(page.viewing).replaceAll('.', ' ')}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content={page.site?.theme ?? '#10294f'} />
        <meta name="format-detection" content="telephone=no" />
        <OneAddress page={page} />
        {page.preview ? <meta name="robots" content="noindex" /> : null}
        <title>{`${page.preview ? w.previewPrefix : ''}${troubled ? w.problemPrefix : ''}${title} · ${page.site?.name ?? w.brand}`}</title>
        {page.site?.sheet === undefined ? null : <link rel="stylesheet" href={page.site.sheet} />}
        <link rel="stylesheet" href={page.assets('portal.css')} />
        {sheet === undefined ? null : <link rel="stylesheet" href={page.assets(sheet)} />}
        {page.viewing ? <link rel="stylesheet" href={page.assets('viewing.css')} /> : null}
        <link rel="icon" href={page.site?.favicon?.href ?? page.assets('favicon.svg')} type={page.site?.favicon?.type ?? 'image/svg+xml'} />
        <script type="module" src={page.assets('enhance.js')} />
        {head}
        {page.viewing?.elder ? <script type="module" src={page.assets('one-at-a-time.js')} /> : null}
      </head>
      <body data-one-at-a-time={page.viewing?.elder ? viewingWords[page.lang].oneAtATime.join('|') : undefined}>
        <a class="skip" href="#main">{w.skip}</a>
        <ViewingBar page={page} />
        <PreviewBand page={page} />
        <DemoHelper page={page} />
        <Header page={page} />
        <div class={wide ? 'shell shell--wide' : 'shell'}>
          {atHome ? null : <Trail page={page} trail={trail} title={title} />}
          <main id="main" tabIndex={-1} data-dialog={dialog === undefined ? undefined : dialog === true ? '' : dialog.leave}>
            {opening ?? (
              <div class="page-head">
                <h1>{title}</h1>
                {lead === undefined ? null : <p class="lead">{lead}</p>}
              </div>
            )}
            {steps}
            {children}
            {dialog === undefined ? <RelatedQuestions page={page} questions={questionsOfPage(page.path)} /> : null}
          </main>
        </div>
        <Footer page={page} />
        <SignInEnds page={page} />
      </body>
    </html>
  );
}

/** The one address of a page that is the same for everybody, and its two languages, for search engines. */
function OneAddress({ page }: { page: PageContext }): JSX.Element | null {
  const [path = '/', query = ''] = page.path.split('?');
  if (page.origin === undefined || page.preview || !isPublished(path) || query.split('&').some((pair) => pair !== '' && !pair.startsWith('lang='))) return null;
  const here = `${page.origin}${path}`;
  return (
    <>
      <link rel="canonical" href={here} />
      <link rel="alternate" hreflang="zh-CN" href={`${here}?lang=zh`} />
      <link rel="alternate" hreflang="en" href={`${here}?lang=en`} />
    </>
  );
}
