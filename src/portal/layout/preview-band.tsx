import { beijingTime } from '#contracts/dates.ts';
import type { JSX } from 'preact';
import type { PageContext } from '../page-context.ts';
import { words } from '../words.ts';

/** 预览: the band, always in sight, of a page that staff see as candidates would at another moment; nothing on pages that are real. */
export function PreviewBand({ page }: { page: PageContext }): JSX.Element | null {
  const { preview } = page;
  if (!preview) return null;
  const w = words[page.lang];
  return (
    <aside class="preview" aria-label={w.preview}>
      <p class="preview__in">
        <strong class="preview__mark">{w.preview}</strong>{' '}
        <span>{preview.province}</span>{' '}
        <span class="preview__at">{w.beijingTime} <time dateTime={new Date(preview.at).toISOString()}>{beijingTime(preview.at)}</time></span>{' '}
        <span>{preview.published ? w.previewPublished : w.previewUnpublished}</span>{' '}
        {preview.note === undefined ? null : <span>{preview.note}</span>}{' '}
        <span class="preview__inert">{w.previewInert}</span>
      </p>
    </aside>
  );
}
