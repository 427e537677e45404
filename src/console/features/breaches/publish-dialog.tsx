import { useState, type JSX } from 'react';
import { beijingDay, startOfBeijingDay } from '#contracts/dates.ts';
import { call } from '../../shared/api/call.ts';
import { useServerToday } from '../../shared/api/server-now.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { TextArea, TextField } from '../../shared/ui/field.tsx';
import { problemAt } from '../../shared/ui/problem-notice.tsx';
import { breachesApi } from './breaches.api.ts';
import { DialogForm, type DialogProps } from './dialog-form.tsx';
import { words } from './words.ts';

const DAY = 86_400_000;

/** 公布: from which day to which, and why. */
export function PublishDialog({ c, onClose, onDone }: DialogProps): JSX.Element {
  const t = say(words);
  const today = useServerToday();
  const [f, setF] = useState({ from: today, until: beijingDay(startOfBeijingDay(today) + 30 * DAY), reason: '' });
  const act = useAct((_: undefined, key) => call(breachesApi.publish, { params: { accountId: c.accountId, caseId: c.caseId }, body: f, key }), (next) => { onDone('publish', next); });
  return (
    <DialogForm title={t.actNames.publish ?? ''} lead={t.publish.lead} act={t.publish.act} busy={act.isPending} error={act.error} except={['from', 'until', 'reason']} onClose={onClose} onSubmit={() => { act.mutate(undefined); }}>
      <TextField label={t.publish.from} type="date" value={f.from} problem={problemAt(act.error, 'from')} onChange={(e) => { setF({ ...f, from: e.target.value }); }} />
      <TextField label={t.publish.until} type="date" value={f.until} problem={problemAt(act.error, 'until')} onChange={(e) => { setF({ ...f, until: e.target.value }); }} />
      <TextArea label={t.reason} maxLength={500} value={f.reason} problem={problemAt(act.error, 'reason')} onChange={(e) => { setF({ ...f, reason: e.target.value }); }} />
    </DialogForm>
  );
}
