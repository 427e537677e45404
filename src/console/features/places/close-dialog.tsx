import { useState, type JSX } from 'react';
import { ReviewPointId } from '#contracts/catalogue.ts';
import type { StaffPoint } from '#contracts/place-editing.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { pageLang, say } from '../../shared/text/text.ts';
import { SelectField } from '../../shared/ui/field.tsx';
import { problemAt } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { placesApi } from './places.api.ts';
import { words } from './words.ts';

/** 关闭、合并或重新开放: who waits here, to whom they go, and why. */
export function CloseDialog({ point, others, onClose, onDone }: { point: StaffPoint; others: readonly StaffPoint[]; onClose: () => void; onDone: () => void }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const [successor, setSuccessor] = useState('');
  const act = useAct(async (reason: string, key) => {
    const params = { id: point.id };
    if (point.closed) await call(placesApi.reopen, { params, body: { version: point.version, reason }, key });
    else await call(placesApi.close, { params, body: { version: point.version, reason, successor: successor === '' ? null : ReviewPointId.parse(successor) }, key });
  }, onDone);
  return (
    <ReasonDialog open title={point.closed ? `${t.reopen} ${point.name[lang]}` : t.closeTitle(point.name[lang])} act={point.closed ? t.reopen : t.close} danger={!point.closed} onClose={onClose} onAct={(reason) => { act.mutate(reason); }} busy={act.isPending} error={act.error} reasonLabel={t.reason} reasonHint={t.reasonHint} max={400}>
      {point.closed ? null : (
        <>
          <p>{t.closeText(point.waiting)}</p>
          <SelectField label={t.successor} value={successor} problem={problemAt(act.error, 'successor')} onChange={(e) => { setSuccessor(e.target.value); }}>
            <option value="">{t.noSuccessor}</option>
            {others.filter((p) => !p.closed && p.id !== point.id).map((p) => <option key={p.id} value={p.id}>{p.prefectureName[lang]} · {p.name[lang]}</option>)}
          </SelectField>
        </>
      )}
    </ReasonDialog>
  );
}
