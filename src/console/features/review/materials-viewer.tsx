import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { MaterialView } from '#contracts/materials.ts';
import type { ReviewCase } from '#contracts/review.ts';
import { inARow, text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Loading } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { PaperView } from './paper-view.tsx';
import { materialsQuery } from './review.api.ts';

/** 证明材料: one paper at a time, large enough to read beside the data. */
export function MaterialsViewer({ c }: { c: Pick<ReviewCase, 'id' | 'materialsAsked'> }): JSX.Element {
  const t = text().review;
  const { data, error, isPending } = useQuery(materialsQuery(c.id));
  const [at, setAt] = useState(0);
  const files = data?.files ?? [];
  const file = files[Math.min(at, files.length - 1)];
  return (
    <Card title={t.materials}>
      <ProblemNotice error={error} />
      {c.materialsAsked ? <p className="text-sm">{t.askedBefore(inARow(c.materialsAsked.kinds), beijingTime(c.materialsAsked.at))}</p> : null}
      {isPending ? <Loading /> : file ? <OnePaper files={files} file={file} onGo={setAt} /> : error ? null : <p className="text-soft">{t.noMaterials}</p>}
    </Card>
  );
}

function OnePaper({ files, file, onGo }: { files: readonly MaterialView[]; file: MaterialView; onGo: (at: number) => void }): JSX.Element {
  const t = text().review;
  const at = files.indexOf(file);
  const address = `/api/staff/applications/${file.applicationId}/materials/${file.id}/file`;
  return (
    <>
      <ol className="flex flex-wrap gap-2">
        {files.map((f, i) => <li key={f.id}><Button small className="text-left whitespace-normal!" aria-pressed={i === at} look={i === at ? 'main' : 'plain'} onClick={() => { onGo(i); }}>{String(i + 1)}. {f.kindText}</Button></li>)}
      </ol>
      <p className="text-sm text-soft">{file.fileName}{file.pages > 1 ? ` · ${t.pages(file.pages)}` : ''}{file.awaitsScan ? null : <> · <a href={address} target="_blank" rel="noreferrer">{t.openFile}</a></>}</p>
      {file.awaitsScan ? <Notice>{t.awaitsScan}</Notice> : file.contentType === 'application/pdf'
        ? <iframe key={file.id} src={address} title={`${file.kindText} ${file.fileName}`} className="h-[60vh] w-full rounded border border-rule" />
        : <PaperView key={file.id} src={address} alt={`${file.kindText} ${file.fileName}`} />}
      <div className="flex gap-2">
        <Button small disabled={at === 0} onClick={() => { onGo(at - 1); }}>{t.previous}</Button>
        <Button small disabled={at === files.length - 1} onClick={() => { onGo(at + 1); }}>{t.following}</Button>
      </div>
    </>
  );
}
