import { useState, type JSX } from 'react';
import type { CaseLine } from '#contracts/review.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ModalDialog } from '../../shared/ui/dialog.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Pairs } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { reviewApi } from './review.api.ts';

type What = NonNullable<CaseLine['masked']>;

/** 查看完整号码: for a reason, which is kept; what was shown is forgotten when the dialog closes. */
export function UnmaskDialog({ applicationId, what, onClose }: { applicationId: string; what: What | undefined; onClose: () => void }): JSX.Element {
  const t = text();
  const [reason, setReason] = useState('');
  const act = useAct((of: What, key) => call(reviewApi.unmask, { params: { id: applicationId }, body: { what: of, reason }, key }));
  const close = () => {
    act.reset();
    setReason('');
    onClose();
  };
  return (
    <ModalDialog open={what !== undefined} onClose={close} title={t.review.unmaskTitle}>
      {act.data ? <Pairs pairs={act.data.values.map((v) => ({ term: v.term, value: <span className="digits font-semibold break-all">{v.value}</span> }))} /> : (
        <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); if (what) act.mutate(what); }}>
          <p className="text-soft">{t.review.unmaskNote}</p>
          <ProblemNotice error={act.error} except={['reason']} />
          <TextField label={t.review.unmaskWhy} value={reason} maxLength={200} onChange={(e) => { setReason(e.target.value); }} problem={problemAt(act.error, 'reason')} />
          <Button type="submit" look="main" disabled={act.isPending}>{t.review.unmaskAct}</Button>
        </form>
      )}
      <Button onClick={close}>{t.close}</Button>
    </ModalDialog>
  );
}
