import { useState, type JSX, type ReactNode } from 'react';
import { STAFF_ROLE_WORDS } from '#contracts/staff-role-words.ts';
import { STAFF_ROLES } from '#contracts/staff.ts';
import { pageLang } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';

type Words = { filters: string; role: string; all: string; state: string; states: Record<'active' | 'suspended', string>; search: string; clear: string };

type Props = {
  words: Words; nameLabel: string;
  search: { role?: string | undefined; state?: string | undefined; name?: string | undefined; after?: string | undefined };
  onShow: (next: { role?: string; state?: string; name?: string }) => void; onClear: () => void;
  /** The filter by place, which the lists name differently; null for staff of one place. */
  place: ReactNode;
};

/** What narrows a list of staff: role, place, whether they work, and a name. */
export function StaffFilters({ words: t, nameLabel, search, onShow, onClear, place }: Props): JSX.Element {
  const lang = pageLang();
  const [name, setName] = useState(search.name ?? '');
  const narrowed = Object.entries(search).some(([key, value]) => key !== 'after' && value !== undefined);
  return (
    <form role="search" aria-label={t.filters} className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_1fr_1.4fr_auto]" onSubmit={(event) => { event.preventDefault(); onShow({ name }); }}>
      <SelectField label={t.role} value={search.role ?? ''} onChange={(e) => { onShow({ role: e.target.value }); }}>
        <option value="">{t.all}</option>
        {STAFF_ROLES.map((role) => <option key={role} value={role}>{STAFF_ROLE_WORDS[role][lang]}</option>)}
      </SelectField>
      {place}
      <SelectField label={t.state} value={search.state ?? ''} onChange={(e) => { onShow({ state: e.target.value }); }}>
        <option value="">{t.all}</option>
        {(['active', 'suspended'] as const).map((s) => <option key={s} value={s}>{t.states[s]}</option>)}
      </SelectField>
      <TextField label={nameLabel} value={name} maxLength={80} onChange={(e) => { setName(e.target.value); }} />
      <div className="flex gap-2">
        <Button type="submit">{t.search}</Button>
        {narrowed ? <Button look="quiet" onClick={() => { setName(''); onClear(); }}>{t.clear}</Button> : null}
      </div>
    </form>
  );
}
