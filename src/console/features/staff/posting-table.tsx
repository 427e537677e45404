import { Link } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { PostingView } from '#contracts/staff-people.ts';
import { STAFF_ROLE_WORDS } from '#contracts/staff-role-words.ts';
import type { StaffRole } from '#contracts/staff.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { colon, pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable, type Column } from '../../shared/ui/data-table.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { peopleApi } from './people.api.ts';
import { peopleWords } from './people-words.ts';

type Props = { label: string; rows: readonly PostingView[]; empty: string; named: boolean; onDone: () => void | Promise<void> };
const TONES: Record<PostingView['state'], string> = { pending: 'warning', approved: 'success', declined: 'danger', withdrawn: 'neutral' };

/** Proposed postings: what, why, by whom; to be decided by whoever may, taken back by whoever proposed. */
export function PostingTable({ label, rows, empty, named, onDone }: Props): JSX.Element {
  const t = say(peopleWords);
  const [deciding, setDeciding] = useState<{ posting: PostingView; decision: 'approve' | 'decline' }>();
  const decide = useAct(
    ({ id, decision, reason }: { id: string; decision: 'approve' | 'decline'; reason: string }, key) => call(peopleApi.decide, { params: { id }, body: { decision, reason }, key }),
    async () => {
      setDeciding(undefined);
      await onDone();
    },
  );
  const withdraw = useAct((id: string, key) => call(peopleApi.withdraw, { params: { id }, key }), () => onDone());
  const columns: Column<PostingView>[] = [
    ...(named ? [{ name: t.member, cell: (p: PostingView) => <Link to="/people/$id" params={{ id: p.member.id }}>{p.member.name}</Link> }, { name: t.now, cell: (p: PostingView) => <Held roles={p.was.roles} place={p.was.jurisdictionText} /> }] : []),
    { name: t.wanted, cell: (p) => <Held roles={p.roles} place={p.jurisdictionText} /> },
    { name: t.reason, cell: (p) => p.reason },
    { name: t.proposedBy, cell: (p) => <>{p.proposedBy.name}<time className="block text-sm text-soft">{beijingTime(p.proposedAt)}</time></> },
    { name: t.state, cell: (p) => (
      <>
        <Tag tone={TONES[p.state]}>{t.postingStates[p.state]}</Tag>
        {p.decidedBy && p.decidedAt !== null ? <span className="block text-sm text-soft">{p.decidedBy.name} {beijingTime(p.decidedAt)} {p.decisionReason}</span> : null}
      </>
    ) },
    { name: t.acts, cell: (p) => (p.state !== 'pending' ? null : (
      <div className="grid gap-1">
        <div className="flex flex-wrap gap-2">
          {(['approve', 'decline'] as const).map((d) => <Button key={d} small look={d === 'approve' ? 'main' : 'plain'} disabled={p.cannotDecide !== null} aria-label={`${t[d]}${colon()}${p.member.name}`} onClick={() => { decide.reset(); setDeciding({ posting: p, decision: d }); }}>{t[d]}</Button>)}
          {p.mayWithdraw ? <Button small disabled={withdraw.isPending} aria-label={`${t.withdraw}${colon()}${p.member.name}`} onClick={() => { withdraw.mutate(p.id); }}>{t.withdraw}</Button> : null}
        </div>
        {p.cannotDecide === null ? null : <span className="text-sm text-soft">{p.cannotDecide}</span>}
      </div>
    )) },
  ];
  return (
    <>
      <ProblemNotice error={withdraw.error} />
      <DataTable label={label} rows={rows} keyOf={(p) => p.id} columns={columns} empty={empty} />
      {deciding ? (
        <ReasonDialog
          open title={`${t[deciding.decision]}${colon()}${deciding.posting.member.name}`} act={t[deciding.decision]} danger={deciding.decision === 'decline'} busy={decide.isPending} error={decide.error} reasonLabel={t.decisionReason} max={300}
          onClose={() => { setDeciding(undefined); }} onAct={(reason) => { decide.mutate({ id: deciding.posting.id, decision: deciding.decision, reason }); }}
        >
          <Held roles={deciding.posting.roles} place={deciding.posting.jurisdictionText} />
          <p>{deciding.decision === 'approve' ? t.approveAbout(deciding.posting.member.name) : t.declineAbout(deciding.posting.member.name)}</p>
        </ReasonDialog>
      ) : null}
    </>
  );
}

function Held({ roles, place }: { roles: readonly StaffRole[]; place: string }): JSX.Element {
  const t = say(peopleWords);
  return roles.length === 0 ? <span className="text-soft">{t.noRoles}</span> : <span>{roles.map((r) => STAFF_ROLE_WORDS[r][pageLang()]).join(' · ')}<span className="block text-sm text-soft">{place}</span></span>;
}
