import type { JSX } from 'react';
import { TICKET_PATTERNS, type SeatPolicy, type TicketPattern } from '#contracts/seating.ts';
import { say } from '../../shared/text/text.ts';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { problemAt } from '../../shared/ui/problem-notice.tsx';
import { words } from './words.ts';

export type Rules = { policy: SeatPolicy; pattern: TicketPattern };
/** What an officer begins with: thirty to a room in four columns, one seat for all subjects. */
export const USUAL_RULES: Rules = { policy: { mode: 'fixed', kind: 'paper', seatsPerRoom: 30, columns: 4, mergeBelow: 10 }, pattern: [...TICKET_PATTERNS.usual] };

const NAMES = ['usual', 'statistician', 'serial'] as const;
const same = (a: TicketPattern, b: TicketPattern) => JSON.stringify(a) === JSON.stringify(b);

/** The rules of an allocation and the form of its ticket numbers (编排规则). */
export function PolicyFields({ rules: { policy, pattern }, onChange, error }: { rules: Rules; onChange: (next: Rules) => void; error: unknown }): JSX.Element {
  const t = say(words);
  const set = (change: Partial<SeatPolicy>) => { onChange({ policy: { ...policy, ...change }, pattern }); };
  const whole = (text: string) => Number(text.replaceAll(/\D/g, '').slice(0, 2));
  const named = NAMES.find((name) => same([...TICKET_PATTERNS[name]], pattern));
  return (
    <div className="grid items-end gap-4 md:grid-cols-2">
      <SelectField label={t.mode} value={policy.mode} onChange={(e) => { const mode = e.target.value === 'per_subject' ? 'per_subject' : 'fixed'; onChange({ policy: { ...policy, mode }, pattern: mode === 'per_subject' ? [...TICKET_PATTERNS.serial] : same(pattern, [...TICKET_PATTERNS.serial]) ? [...TICKET_PATTERNS.usual] : pattern }); }}><option value="fixed">{t.modes.fixed}</option><option value="per_subject">{t.modes.per_subject}</option></SelectField>
      <SelectField label={t.kind} value={policy.kind} onChange={(e) => { set({ kind: e.target.value === 'computer' ? 'computer' : 'paper' }); }}><option value="paper">{t.kinds.paper}</option><option value="computer">{t.kinds.computer}</option></SelectField>
      <TextField label={t.seatsPerRoom} inputMode="numeric" value={policy.seatsPerRoom === 0 ? '' : String(policy.seatsPerRoom)} problem={problemAt(error, 'policy.seatsPerRoom')} onChange={(e) => { set({ seatsPerRoom: whole(e.target.value) }); }} />
      <TextField label={t.columns} hint={t.columnsHint} inputMode="numeric" value={policy.columns === 0 ? '' : String(policy.columns)} problem={problemAt(error, 'policy.columns')} onChange={(e) => { set({ columns: whole(e.target.value) }); }} />
      <TextField label={t.mergeBelow} inputMode="numeric" value={policy.mergeBelow === 0 ? '' : String(policy.mergeBelow)} problem={problemAt(error, 'policy.mergeBelow')} onChange={(e) => { set({ mergeBelow: whole(e.target.value) }); }} />
      <SelectField label={t.variants} value={policy.variants ?? 'one'} onChange={(e) => { const { variants: _, ...one } = policy; onChange({ policy: e.target.value === 'ab' ? { ...one, variants: 'ab' } : one, pattern }); }}><option value="one">{t.variantKinds.one}</option><option value="ab">{t.variantKinds.ab}</option></SelectField>
      <SelectField label={t.pattern} value={named ?? 'other'} problem={problemAt(error, 'pattern')} onChange={(e) => { const chosen = NAMES.find((name) => name === e.target.value); if (chosen) onChange({ policy, pattern: [...TICKET_PATTERNS[chosen]] }); }}>
        {named === undefined ? <option value="other">{t.otherPattern}</option> : null}{NAMES.map((name) => <option key={name} value={name}>{t.patterns[name]}</option>)}
      </SelectField>
    </div>
  );
}
