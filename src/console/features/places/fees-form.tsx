import { useState, type JSX } from 'react';
import { SubjectType } from '#contracts/catalogue.ts';
import type { FeeLine, FeeSchedule } from '#contracts/exam-editing.ts';
import { yuan } from '#contracts/money.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { ProblemNotice, problemAt, refusalsOf } from '../../shared/ui/problem-notice.tsx';
import { FeesEffect } from './edit-effect.tsx';
import { placesApi } from './places.api.ts';
import { words } from './words.ts';

type Typed = { levelCode: string; subjectType: FeeLine['subjectType']; from: string; to: string; yuan: string; legalBasis: string };

const typed = (l: FeeLine): Typed => ({ levelCode: l.levelCode ?? '', subjectType: l.subjectType, from: l.from === null ? '' : String(l.from), to: l.to === null ? '' : String(l.to), yuan: yuan(l.amountInFen), legalBasis: l.legalBasis });
const NEW: Typed = { levelCode: '', subjectType: null, from: '', to: '', yuan: '', legalBasis: '' };

/** One schedule, line by line; written whole, told all that is wrong at once. */
export function FeesForm({ exam, schedule, saved, onSaved, onReload }: { exam: string; schedule: FeeSchedule; saved: boolean; onSaved: () => void; onReload: () => void }): JSX.Element {
  const t = say(words);
  const [lines, setLines] = useState<Typed[]>(schedule.lines.map(typed));
  const [reason, setReason] = useState('');
  const save = useAct((_: undefined, key) => call(placesApi.editFees, { params: { code: exam, province: schedule.province }, body: { version: schedule.version, lines: lines.map(lineOf), reason }, key }), () => { onSaved(); onReload(); });
  const set = (at: number, change: Partial<Typed>) => { setLines(lines.map((l, i) => (i === at ? { ...l, ...change } : l))); };
  const paths = lines.flatMap((_, at) => ['amountInFen', 'legalBasis', 'from', 'to', 'levelCode'].map((f) => `lines.${String(at)}.${f}`));
  return (
    <Card title={t.editFees(schedule.name[pageLang()])}>
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); save.mutate(undefined); }}>
        {lines.map((l, at) => {
          const problem = (field: string) => problemAt(save.error, `lines.${String(at)}.${field}`);
          return (
            <fieldset key={String(at)} className="grid items-end gap-3 border-t border-rule pt-3 sm:grid-cols-3 xl:grid-cols-[6rem_8rem_8rem_7rem_7rem_1fr_auto]">
              <legend className="font-semibold">{t.line(at + 1)}</legend>
              <TextField label={t.level} placeholder={t.any} inputMode="numeric" maxLength={2} value={l.levelCode} problem={problem('levelCode')} onChange={(e) => { set(at, { levelCode: e.target.value }); }} />
              <SelectField label={t.type} value={l.subjectType ?? ''} onChange={(e) => { const read = SubjectType.safeParse(e.target.value); set(at, { subjectType: read.success ? read.data : null }); }}><option value="">{t.any}</option>{SubjectType.options.map((s) => <option key={s} value={s}>{t.types[s]}</option>)}</SelectField>
              <TextField label={t.amount} inputMode="decimal" value={l.yuan} problem={problem('amountInFen')} onChange={(e) => { set(at, { yuan: e.target.value }); }} />
              <TextField label={t.from} placeholder={t.always} inputMode="numeric" maxLength={4} value={l.from} problem={problem('from')} onChange={(e) => { set(at, { from: e.target.value.replaceAll(/\D/g, '') }); }} />
              <TextField label={t.to} placeholder={t.always} inputMode="numeric" maxLength={4} value={l.to} problem={problem('to')} onChange={(e) => { set(at, { to: e.target.value.replaceAll(/\D/g, '') }); }} />
              <TextField label={t.legalBasis} value={l.legalBasis} problem={problem('legalBasis')} onChange={(e) => { set(at, { legalBasis: e.target.value }); }} />
              <Button aria-label={`${t.removeLine} ${t.line(at + 1)}`} onClick={() => { setLines(lines.filter((_, i) => i !== at)); }}>{t.removeLine}</Button>
            </fieldset>
          );
        })}
        <div><Button onClick={() => { setLines([...lines, NEW]); }}>{t.addLine}</Button></div>
        <FeesEffect exam={exam} province={schedule.province} />
        <TextField label={t.reason} value={reason} maxLength={400} problem={problemAt(save.error, 'reason')} onChange={(e) => { setReason(e.target.value); }} />
        <ProblemNotice error={save.error} except={[...paths, 'reason']} />
        {refusalsOf(save.error).some((r) => r.code === 'catalogue.changed_meanwhile') ? <div><Button onClick={onReload}>{t.reload}</Button></div> : null}
        {saved && !save.isPending && save.error === null ? <Notice tone="success" live="status">{t.saved}</Notice> : null}
        <div><Button type="submit" look="main" disabled={save.isPending}>{t.save}</Button></div>
      </form>
    </Card>
  );
}

/** A line as the contract says it; what is no number is left to the contract to refuse. */
function lineOf(l: Typed): FeeLine {
  return { levelCode: l.levelCode === '' ? null : l.levelCode, subjectType: l.subjectType, from: l.from === '' ? null : Number(l.from), to: l.to === '' ? null : Number(l.to), amountInFen: l.yuan.trim() === '' ? -1 : Math.round(Number(l.yuan) * 100), legalBasis: l.legalBasis };
}
