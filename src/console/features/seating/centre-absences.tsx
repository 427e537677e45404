import { useState, type JSX } from 'react';
import type { CentreWhole } from '#contracts/test-centres.ts';
import { SittingId } from '#contracts/catalogue.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { colon, pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { seatingApi } from './seating.api.ts';
import { words } from './words.ts';

/** The sittings a centre does not serve (本次考试不启用), each with its reason. */
export function CentreAbsences({ centre, onDone }: { centre: CentreWhole; onDone: (next: CentreWhole) => void }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const [sitting, setSitting] = useState('');
  const [asked, setAsked] = useState<{ id: string; absent: boolean }>();
  const set = useAct(({ id, absent, reason }: { id: string; absent: boolean; reason: string }, key) => call(seatingApi.absence, { params: { id: centre.id }, body: { version: centre.version, sittingId: SittingId.parse(id), absent, reason }, key }), (next) => { setAsked(undefined); setSitting(''); onDone(next); });
  const open = centre.sittings.filter((s) => !centre.absences.some((a) => a.sittingId === s.id));
  const ask = (id: string, absent: boolean) => { set.reset(); setAsked({ id, absent }); };
  return (
    <Card title={t.served}>
      <p className="text-soft">{t.servedSub}</p>
      {centre.absences.length === 0 ? null : (
        <ul className="grid gap-2">{centre.absences.map((a) => <li key={a.sittingId} className="flex flex-wrap items-center gap-2"><span>{a.name[lang]}</span><span className="text-soft">{t.notServed}{colon()}{a.reason}</span>{centre.mayEdit ? <Button small onClick={() => { ask(a.sittingId, false); }}>{t.presentFor}</Button> : null}</li>)}</ul>
      )}
      {centre.mayEdit ? (
        <div className="flex flex-wrap items-end gap-3">
          <div className="w-full max-w-md"><SelectField label={t.sitting} value={sitting} onChange={(e) => { setSitting(e.target.value); }}><option value="">{t.choose}</option>{open.map((s) => <option key={s.id} value={s.id}>{s.name[lang]}</option>)}</SelectField></div>
          <Button disabled={sitting === ''} onClick={() => { ask(sitting, true); }}>{t.absentFor}</Button>
        </div>
      ) : null}
      {asked ? <ReasonDialog open title={asked.absent ? t.absentFor : t.presentFor} act={asked.absent ? t.absentFor : t.presentFor} reasonHint={t.reasonHint} busy={set.isPending} error={set.error} onClose={() => { setAsked(undefined); }} onAct={(reason) => { set.mutate({ ...asked, reason }); }} /> : null}
    </Card>
  );
}
