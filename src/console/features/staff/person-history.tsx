import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { MemberView, StaffEventView } from '#contracts/staff-people.ts';
import { STAFF_ROLE_WORDS } from '#contracts/staff-role-words.ts';
import { StaffRole } from '#contracts/staff.ts';
import { pageLang, say } from '../../shared/text/text.ts';
import { DataTable, type Column } from '../../shared/ui/data-table.tsx';
import { peopleWords } from './people-words.ts';

/** Everything that was done about a member, newest first. */
export function PersonHistory({ m }: { m: MemberView }): JSX.Element {
  const t = say(peopleWords);
  const columns: Column<StaffEventView>[] = [
    { name: t.at, nowrap: true, cell: (e) => <time>{beijingTime(e.at)}</time> },
    { name: t.what, cell: (e) => t.events[e.kind] ?? e.kind },
    { name: t.by, cell: (e) => e.by?.name ?? t.system },
    { name: t.note, cell: (e) => (e.note === null ? '' : e.kind === 'created' ? rolesIn(e.note) : e.note) },
  ];
  return (
    <section aria-labelledby="history" className="grid gap-3">
      <h2 id="history">{t.history}</h2>
      <DataTable label={t.history} rows={m.history} keyOf={(e) => e.id} columns={columns} empty={t.noPostings} />
    </section>
  );
}

/** The first line of a history keeps the roles by their codes. */
function rolesIn(note: string): string {
  return note.split(' ').map((code) => {
    const role = StaffRole.safeParse(code);
    return role.success ? STAFF_ROLE_WORDS[role.data][pageLang()] : code;
  }).join(' · ');
}
