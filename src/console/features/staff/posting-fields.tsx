import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { STAFF_ROLE_WORDS } from '#contracts/staff-role-words.ts';
import type { Jurisdiction, StaffRole } from '#contracts/staff.ts';
import { colon, pageLang, say } from '../../shared/text/text.ts';
import { SelectField } from '../../shared/ui/field.tsx';
import { problemAt } from '../../shared/ui/problem-notice.tsx';
import { Ticks } from '../../shared/ui/ticks.tsx';
import { peopleWords } from './people-words.ts';
import { examsQuery, pointsQuery, prefecturesQuery, provincesQuery } from './people.api.ts';

/** A posting while it is being filled in; what is not chosen yet is empty. */
export type PostingDraft = { roles: readonly StaffRole[]; kind: Jurisdiction['kind'] | ''; province: string; prefecture: string; points: readonly string[]; exams: readonly string[] };

/** An empty draft, or one that begins with what somebody holds, within the reader's own province. */
export function draftOf(own: Jurisdiction, held?: { roles: readonly StaffRole[]; jurisdiction: Jurisdiction }): PostingDraft {
  const j = held?.jurisdiction;
  const at = j?.kind === 'points' ? (j.points[0] ?? '').slice(0, 4) : j?.kind === 'prefecture' ? j.prefecture : '';
  const province = j?.kind === 'province' ? j.province : at.slice(0, 2);
  return {
    roles: held?.roles ?? [], kind: held && held.roles.length > 0 && j ? j.kind : '', province: province !== '' ? province : own.kind === 'province' ? own.province : '', prefecture: at,
    points: j?.kind === 'points' ? j.points : [], exams: j?.exams ?? [],
  };
}

/** The draft as the server takes it; it says what is missing. */
export function jurisdictionFrom(d: PostingDraft) {
  const exams = d.exams.length === 0 ? {} : { exams: [...d.exams] };
  switch (d.kind) {
    case 'province': return { kind: d.kind, province: d.province, ...exams };
    case 'prefecture': return { kind: d.kind, prefecture: d.prefecture, ...exams };
    case 'points': return { kind: d.kind, points: [...d.points], ...exams };
    default: return { kind: d.kind, ...exams };
  }
}

type Props = { draft: PostingDraft; onChange: (next: PostingDraft) => void; grantable: readonly StaffRole[]; own: Jurisdiction; error: unknown };

/** 岗位: which roles, over what, for which exams; only what the reader may propose is offered. */
export function PostingFields({ draft, onChange, grantable, own, error }: Props): JSX.Element {
  const t = say(peopleWords);
  const lang = pageLang();
  const set = (some: Partial<PostingDraft>) => { onChange({ ...draft, ...some }); };
  const provinces = useQuery({ ...provincesQuery, enabled: own.kind === 'nation' });
  const prefectures = useQuery(prefecturesQuery(draft.kind === 'prefecture' || draft.kind === 'points' ? draft.province : ''));
  const points = useQuery(pointsQuery(draft.kind === 'points' ? draft.prefecture : ''));
  const kinds = own.kind === 'nation' ? (['nation', 'province', 'prefecture', 'points'] as const) : (['province', 'prefecture', 'points'] as const);
  return (
    <div className="grid gap-4">
      <Ticks many legend={t.roles} hint={t.rolesHint} problem={problemAt(error, 'roles')} choices={grantable.map((r) => ({ value: r, text: STAFF_ROLE_WORDS[r][lang] }))} ticked={draft.roles} onChange={(roles) => { set({ roles: grantable.filter((r) => roles.includes(r)) }); }} />
      <div className="grid gap-3 sm:grid-cols-3">
        <SelectField label={t.jurisdictionKind} value={draft.kind} problem={problemAt(error, 'jurisdiction') ?? problemAt(error, 'jurisdiction.kind')} onChange={(e) => { set({ kind: kinds.find((k) => k === e.target.value) ?? '' }); }}>
          <option value="">{t.choose}</option>
          {kinds.map((k) => <option key={k} value={k}>{t.kinds[k]}</option>)}
        </SelectField>
        {draft.kind !== '' && draft.kind !== 'nation' && own.kind === 'nation' ? (
          <SelectField label={t.province} value={draft.province} problem={problemAt(error, 'jurisdiction.province')} onChange={(e) => { set({ province: e.target.value, prefecture: '', points: [] }); }}>
            <option value="">{t.choose}</option>
            {provinces.data?.provinces.map((p) => <option key={p.code} value={p.code}>{p.name[lang]}</option>)}
          </SelectField>
        ) : null}
        {draft.kind === 'prefecture' || draft.kind === 'points' ? (
          <SelectField label={t.prefecture} value={draft.prefecture} problem={problemAt(error, 'jurisdiction.prefecture')} onChange={(e) => { set({ prefecture: e.target.value }); }}>
            <option value="">{t.choose}</option>
            {prefectures.data?.map((p) => <option key={p.value} value={p.value}>{p.text}</option>)}
          </SelectField>
        ) : null}
      </div>
      {draft.kind === 'points' ? (
        <Ticks many
          legend={t.points} problem={problemAt(error, 'jurisdiction.points')} ticked={draft.points} onChange={(next) => { set({ points: next }); }}
          choices={[...(points.data ?? []), ...draft.points.filter((p) => !points.data?.some((c) => c.value === p)).map((p) => ({ value: p, text: p }))]}
        />
      ) : null}
      <Exams chosen={draft.exams} own={own} problem={problemAt(error, 'jurisdiction.exams')} onChange={(exams) => { set({ exams }); }} />
    </div>
  );
}

function Exams({ chosen, own, problem, onChange }: { chosen: readonly string[]; own: Jurisdiction; problem: string | undefined; onChange: (next: string[]) => void }): JSX.Element {
  const t = say(peopleWords);
  const { data } = useQuery(examsQuery);
  const offered = (data?.exams ?? []).filter((e) => own.exams === undefined || own.exams.includes(e.code));
  return (
    <details open={chosen.length > 0}>
      <summary className="min-h-8">{t.exams}{colon()}{t.examsOpen(chosen.length)}</summary>
      <Ticks many legend={t.exams} hint={t.examsHint} problem={problem} choices={offered.map((e) => ({ value: e.code, text: `${e.code} ${e.name[pageLang()]}` }))} ticked={chosen} onChange={onChange} />
    </details>
  );
}
