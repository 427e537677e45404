import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { MajorVersionWhole } from '#contracts/major-versions.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { colon, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { findingsQuery, majorsApi, type MajorMove } from './majors.api.ts';
import { VERSION_TONES } from '../../shared/versions/version-tones.ts';
import { words } from './words.ts';

/** What may be done with a version now, why something may not, and who did what before. */
export function VersionActs({ v, onDone }: { v: MajorVersionWhole; onDone: (next: MajorVersionWhole) => void }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const [asked, setAsked] = useState<MajorMove>();
  const act = useAct(({ move, reason }: { move: MajorMove; reason: string }, key) => call(majorsApi.move[move], { params: { id: v.id }, body: { version: v.version, reason }, key }), (done) => { setAsked(undefined); onDone(done); });
  const found = useQuery({ ...findingsQuery(v.id, v.version), enabled: v.state === 'draft' || v.state === 'proposed' });
  const stopping = found.data?.stopping ?? 0;
  const mend = stopping > 0 ? t.mustMend(stopping) : null;
  const open: { move: MajorMove; closed: string | null }[] = v.state === 'draft'
    ? [{ move: 'proposal', closed: v.closed.propose ?? mend }, { move: 'withdrawal', closed: v.closed.withdraw }]
    : v.state === 'proposed' ? [{ move: 'approval', closed: v.closed.approve ?? mend }, { move: 'return', closed: v.closed.return }, { move: 'withdrawal', closed: v.closed.withdraw }] : [];
  return (
    <Card title={t.act}>
      <p className="flex flex-wrap items-center gap-2"><Tag tone={VERSION_TONES[v.state]}>{t.states[v.state]}</Tag><span className="text-sm text-soft">{t.columns.based}{colon()}{v.basedOnTitle ?? t.own}{v.edition === null ? '' : ` → ${v.edition}`}</span></p>
      {open.map(({ move, closed }) => (
        <div key={move} className="grid gap-1">
          <div><Button look={move === 'withdrawal' ? 'danger' : move === 'return' ? 'plain' : 'main'} disabled={closed !== null} aria-describedby={`why-${move}`} onClick={() => { act.reset(); setAsked(move); }}>{t[move]}</Button></div>
          <span id={`why-${move}`} className="text-sm text-soft">{closed ?? t.notes[move]}</span>
        </div>
      ))}
      {act.error && !asked ? <ProblemNotice error={act.error} /> : null}
      <h3>{t.history}</h3>
      <ol className="grid max-h-96 gap-1 overflow-auto" tabIndex={0} aria-label={t.history}>
        {v.history.map((h, i) => <li key={`${String(h.at)}${String(i)}`}><time className="digits text-sm text-soft">{beijingTime(h.at)}</time> {h.by} {t.acts[h.act] ?? h.act}{h.detail === null ? '' : ` ${h.detail}`}{h.reason === null ? '' : `${colon()}${h.reason}`}</li>)}
      </ol>
      {asked ? (
        <ReasonDialog open title={t[asked]} act={t[asked]} danger={asked === 'withdrawal'} busy={act.isPending} error={act.error} onClose={() => { setAsked(undefined); void client.invalidateQueries({ queryKey: ['majors', 'one', v.id] }); }} onAct={(reason) => { act.mutate({ move: asked, reason }); }}>
          <p>{t.notes[asked]}</p>
        </ReasonDialog>
      ) : null}
    </Card>
  );
}
