import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { QuarantineState, type QuarantinedFile } from '#contracts/quarantine.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { inBrackets, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { actOnFile, filesQuery, type FileAct } from './quarantine.api.ts';
import { words } from './words.ts';

/** 隔离文件: what was flagged, from whom, and how it ended; destroyed by one, released by two. */
export function QuarantineScreen(): JSX.Element {
  const t = say(words);
  const search = useSearch({ from: '/inside/quarantine' });
  const navigate = useNavigate({ from: '/quarantine' });
  const { data, error, isFetching } = useQuery(filesQuery(search));
  const client = useQueryClient();
  const [chosen, setChosen] = useState<{ what: FileAct; file: QuarantinedFile }>();
  const act = useAct(({ reason, of }: { reason: string; of: { what: FileAct; file: QuarantinedFile } }, key: string) => actOnFile(of.what, of.file.id, { reason, version: of.file.version }, key), async () => {
    setChosen(undefined);
    await client.invalidateQueries({ queryKey: ['quarantine'] });
  });
  return (
    <Page title={t.title} sub={t.sub} actions={<ExportControl list="quarantine.files" filters={search.state === undefined ? {} : { state: search.state }} />}>
      <ProblemNotice error={error} />
      {act.data ? <Notice tone="success" live="status">{t.done[act.data.state]}</Notice> : null}
      {data ? (
        <>
          {data.scanOff ? <Notice>{t.off}</Notice> : null}
          {data.waiting.oldest === null ? null : <Notice>{t.waiting(data.waiting.count, beijingTime(data.waiting.oldest))}</Notice>}
          <div className="max-w-md">
            <SelectField label={t.only} value={search.state ?? ''} onChange={(e) => { void navigate({ search: QuarantineState.safeParse(e.target.value).data === undefined ? {} : { state: QuarantineState.parse(e.target.value) } }); }}>
              <option value="">{t.all}</option>
              {QuarantineState.options.map((s) => <option key={s} value={s}>{t.state[s]}{inBrackets(data.counts[s])}</option>)}
            </SelectField>
          </div>
          <DataTable
            label={t.title} rows={data.items} keyOf={(f) => f.id} empty={t.none} busy={isFetching}
            columns={[
              { name: t.found, cell: (f) => beijingTime(f.foundAt), nowrap: true },
              { name: t.signature, cell: (f) => <span className="break-all">{f.signature}</span>, wide: true },
              { name: t.by, cell: (f) => `${f.by}${inBrackets(t.kinds[f.byKind])}` },
              { name: t.size, cell: (f) => `${Math.ceil(f.bytes / 1024).toLocaleString('en')} KB`, align: 'right', nowrap: true },
              { name: t.digests, cell: (f) => <code className="text-sm break-all text-soft">SHA-256 {f.digest.slice(0, 16)}… · {t.name} {f.nameDigest}</code>, wide: true },
              { name: t.stateHead, cell: (f) => <State file={f} />, wide: true },
              { name: t.acts, cell: (f) => <Acts file={f} onChoose={(what) => { act.reset(); setChosen({ what, file: f }); }} /> },
            ]}
          />
          <Pager after={search.after} next={data.next} onShow={(after) => { void navigate({ search: { ...search, after } }); }} />
        </>
      ) : error ? null : <Loading />}
      {chosen ? (
        <ReasonDialog
          open title={t.dialog[chosen.what]} act={t.act[chosen.what]} danger={chosen.what === 'destruction'} max={200} reasonHint={t.reasonHint} busy={act.isPending} error={act.error}
          onClose={() => { setChosen(undefined); act.reset(); }} onAct={(reason) => { act.mutate({ reason, of: chosen }); }}
        >
          <p>{t.note[chosen.what]}</p>
        </ReasonDialog>
      ) : null}
    </Page>
  );
}

function State({ file }: { file: QuarantinedFile }): JSX.Element {
  const t = say(words);
  return (
    <div className="grid gap-1">
      <strong>{t.state[file.state]}</strong>
      {file.asked ? <span className="text-soft">{t.asked(file.asked.by, beijingTime(file.asked.at), file.asked.reason)}</span> : null}
      {file.ended ? <span className="text-soft">{t.ended(file.ended.by, beijingTime(file.ended.at), file.ended.reason)}</span> : null}
    </div>
  );
}

function Acts({ file, onChoose }: { file: QuarantinedFile; onChoose: (what: FileAct) => void }): JSX.Element | null {
  const t = say(words);
  if (file.ended) return null;
  const release: FileAct = file.asked ? 'release' : 'release-request';
  const own = file.asked?.byMe === true;
  return (
    <div className="grid gap-2">
      <Button disabled={own} onClick={() => { onChoose(release); }}>{t.act[release]}</Button>
      {own ? <span className="text-soft">{t.own}</span> : null}
      <Button look="danger" onClick={() => { onChoose('destruction'); }}>{t.act.destruction}</Button>
    </div>
  );
}
