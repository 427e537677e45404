import { useState, type JSX, type ReactNode } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { ReasonLibrary } from '#contracts/review-library.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice, refusalsOf } from '../../shared/ui/problem-notice.tsx';
import { words } from './words.ts';

type Props = {
  library: Pick<ReasonLibrary, 'province' | 'exam' | 'version' | 'mayEdit' | 'whyNot' | 'past'>; error: unknown; busy: boolean; savedVersion: number | undefined;
  list: 'review.reasons' | 'review.checklist'; onAdd: () => void; onSave: (why: string) => void; children: ReactNode; inherited: ReactNode;
};

/** What both lists have around their entries: the version, adding, the reason for a change, what is inherited, what went before. */
export function LibraryFrame({ list, library, error, busy, savedVersion, onAdd, onSave, children, inherited }: Props): JSX.Element {
  const w = say(words).library;
  const [why, setWhy] = useState('');
  const atEntries = refusalsOf(error).flatMap((r) => (r.path?.startsWith('entries.') ? [r.path] : []));
  return (
    <>
      <Card title={`${w.own} · ${w.version(library.version)}`} actions={<ExportControl small list={list} filters={{ province: library.province, exam: library.exam }} />}>
        {savedVersion === undefined ? null : <Notice tone="success" live="status"><p>{w.saved(savedVersion)}</p></Notice>}
        <ProblemNotice error={error} except={['why', ...atEntries]} />
        <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); onSave(why); }}>
          {children}
          {library.mayEdit ? (
            <>
              <p><Button onClick={onAdd}>{w.add}</Button></p>
              <TextField label={w.why} value={why} maxLength={200} problem={problemAt(error, 'why')} onChange={(e) => { setWhy(e.target.value); }} />
              <p><Button type="submit" look="main" disabled={busy}>{w.save}</Button></p>
            </>
          ) : <p className="text-soft">{library.whyNot}</p>}
        </form>
      </Card>
      <Card title={w.inherited}><p className="text-sm text-soft">{w.inheritedNote}</p>{inherited}</Card>
      {library.past.length > 0 ? <Card title={w.past}><ol className="grid gap-1">{library.past.map((v) => <li key={v.version}>{w.pastLine(v.version, beijingTime(v.at), v.by, v.why)}</li>)}</ol></Card> : null}
    </>
  );
}
