import type { JSX } from 'preact';
import { Buttons, LinkButton } from '#portal/forms/buttons.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Card } from '#portal/parts/card.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { photoPaths } from '../photos.present.ts';
import { UnmeasuredChecks } from './check-list.tsx';
import { coachWords } from './coach-words.ts';
import { PhotoTool } from './photo-tool.tsx';
import { words } from './words.ts';

/** 照片助手 (R-3.2.1, in place of the Windows program): for everybody, without an account; nothing leaves the device. */
export function CoachPage({ page }: { page: PageContext }): JSX.Element {
  const w = words[page.lang];
  const c = coachWords[page.lang];
  return (
    <Page page={page} title={c.title} trail={[]} lead={c.lead} sheet="photo.css" wide>
      <Notice page={page} tone="success">{c.private}</Notice>
      <Card title={c.toolTitle}>
        <p class="field__hint">{c.size}</p>
        <PhotoTool page={page} use="coach" />
        <div data-photo-plain>
          <noscript><Notice page={page} tone="warning" title={c.noScriptTitle}>{c.noScript}</Notice></noscript>
          <Buttons><LinkButton href={photoPaths.page} text={c.toAccount} icon="next" /></Buttons>
        </div>
        {page.user ? null : <p class="field__hint">{c.useHint}</p>}
      </Card>
      <Card title={c.whatTitle}><ul class="photo-how">{c.what.map((line) => <li key={line}>{line}</li>)}</ul></Card>
      <Card title={c.howTitle}><ol class="photo-how">{c.how.map((line) => <li key={line}>{line}</li>)}</ol></Card>
      <Card title={c.checksTitle}>
        <p class="field__hint">{w.checksHint}</p>
        <UnmeasuredChecks lang={page.lang} />
      </Card>
      <Buttons><LinkButton href="/questions#photo" text={c.questions} tone="quiet" /><LinkButton href={photoPaths.page} text={c.toAccount} tone="quiet" /></Buttons>
    </Page>
  );
}
