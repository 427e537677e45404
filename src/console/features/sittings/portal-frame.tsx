import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { PREVIEW_PAGES, type AskPreview, type StaffProvince } from '#contracts/sittings.ts';
import { colon, pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Loading } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { previewWords } from './preview-words.ts';
import { previewAddressQuery } from './sittings.api.ts';

const WIDTHS = { phone: 'w-[360px]', desktop: 'w-full' } as const;
const LANGS = { zh: '中文', en: 'English' } as const;

/** 考生页面: the portal's own page at the moment chosen, in a frame that runs no script and sends no form. */
export function PortalFrame({ sittingId, province, at }: { sittingId: string; province: StaffProvince; at: number }): JSX.Element {
  const t = say(previewWords);
  const [page, setPage] = useState<AskPreview['page']>('exam');
  const [language, setLanguage] = useState<AskPreview['language']>(pageLang());
  const [width, setWidth] = useState<keyof typeof WIDTHS>('desktop');
  const { data, error } = useQuery(previewAddressQuery(sittingId, province.province, { page, language, at }));
  return (
    <section aria-label={t.frame} className="grid min-w-0 gap-3">
      <div className="flex flex-wrap gap-x-4 gap-y-2">
        <Toggle label={t.page} options={PREVIEW_PAGES.map((one) => [one, t.pages[one]])} value={page} onChoose={setPage} />
        <Toggle label={t.width} options={[['phone', t.widths.phone], ['desktop', t.widths.desktop]]} value={width} onChoose={setWidth} />
        <Toggle label={t.lang} options={[['zh', LANGS.zh], ['en', LANGS.en]]} value={language} onChoose={setLanguage} />
      </div>
      <ProblemNotice error={error} />
      {data === undefined ? (error ? null : <Loading />) : (
        <div className="relative overflow-x-auto rounded-md bg-wash p-2">
          <iframe src={data.address} title={`${t.frame}${colon()}${t.pages[page]}`} sandbox="allow-same-origin" className={`mx-auto block h-[75vh] max-w-full rounded border border-line bg-paper ${WIDTHS[width]}`} />
        </div>
      )}
    </section>
  );
}

function Toggle<T extends string>({ label, options, value, onChoose }: { label: string; options: readonly (readonly [T, string])[]; value: T; onChoose: (value: T) => void }): JSX.Element {
  return (
    <div role="group" aria-label={label} className="flex flex-wrap gap-2">
      {options.map(([one, text]) => <Button key={one} look={one === value ? 'main' : 'plain'} aria-pressed={one === value} onClick={() => { onChoose(one); }}>{text}</Button>)}
    </div>
  );
}
