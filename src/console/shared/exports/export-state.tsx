import { useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { ExportView } from '#contracts/reports.ts';
import { call } from '../api/call.ts';
import { useAct } from '../api/use-act.ts';
import { say } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Tag } from '../ui/tag.tsx';
import { exportsApi, exportsQuery } from './exports.api.ts';
import { words } from './words.ts';

const TONES = { waiting: 'neutral', running: 'info', done: 'success', failed: 'danger', cancelled: 'neutral', stopped: 'danger', expired: 'neutral' } as const;
const count = (n: number) => n.toLocaleString('en-US');
export const isMoving = (one: ExportView): boolean => one.state === 'waiting' || one.state === 'running';

/** How far an export is, or why it ended. */
export function ExportState({ one }: { one: ExportView }): JSX.Element {
  const t = say(words);
  const moving = isMoving(one);
  return (
    <div className="grid gap-1">
      <span><Tag tone={TONES[one.state]}>{t.states[one.state]}</Tag> <span className="text-sm">{one.rowsTotal === null ? (moving ? t.preparing : '') : t.progress(count(one.rowsDone), count(one.rowsTotal))}</span></span>
      {moving ? <progress className="h-2 w-full accent-blue" max={Math.max(1, one.rowsTotal ?? 1)} value={one.rowsDone} aria-label={t.progressOf(one.purpose)} /> : null}
      {one.state === 'failed' ? <span className="text-sm text-soft">{t.failedWhy}</span> : null}
      {one.state === 'stopped' ? <span className="text-sm text-soft">{t.stoppedWhy}</span> : null}
      {one.state === 'done' && one.expiresAt !== null ? <span className="text-sm text-soft">{t.until(beijingTime(one.expiresAt))}</span> : null}
    </div>
  );
}

/** What can be done with an export: fetch it, or stop it. */
export function ExportActs({ one }: { one: ExportView }): JSX.Element | null {
  const t = say(words);
  const client = useQueryClient();
  const cancel = useAct((id: string, key) => call(exportsApi.cancel, { params: { id }, key }), () => client.invalidateQueries({ queryKey: exportsQuery.queryKey }));
  if (one.state === 'done') return <a href={`/api/staff/exports/${one.id}/file`} download={one.fileName} className="inline-block py-1 font-semibold">{t.download}<span className="sr-only"> {one.purpose}</span></a>;
  if (!isMoving(one)) return null;
  return <><Button small disabled={cancel.isPending} onClick={() => { cancel.mutate(one.id); }}>{t.cancel}<span className="sr-only"> {one.purpose}</span></Button><ProblemNotice error={cancel.error} /></>;
}
