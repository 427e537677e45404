import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState, type JSX } from 'react';
import { sessionQuery } from '../api/session.ts';
import { say } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { exportListsQuery } from './exports.api.ts';
import { words } from './words.ts';

const ExportDialog = lazy(() => import('./export-dialog.tsx').then((m) => ({ default: m.ExportDialog })));

/** 导出: takes the list of a screen along, narrowed as it is there; nothing for whoever may not. `list` is the name its module declares, `note` says what it holds where that is not plain. */
export function ExportControl({ list: name, filters = {}, small = false, note }: { list: string; filters?: Record<string, unknown>; small?: boolean; note?: string }): JSX.Element | null {
  const t = say(words);
  const [open, setOpen] = useState(false);
  const { data: session } = useQuery(sessionQuery);
  const { data } = useQuery(exportListsQuery);
  const list = data?.lists.find((l) => l.name === name);
  if (!data || !list || session?.seeingAs) return null;
  return (
    <>
      <Button small={small} aria-haspopup="dialog" onClick={() => { setOpen(true); }}>{t.export}<span className="sr-only"> {list.title}</span></Button>
      {note === undefined ? null : <span className="text-sm text-soft">{note}</span>}
      {open ? <Suspense><ExportDialog list={list} mayUnmask={data.mayUnmask} filters={filters} onClose={() => { setOpen(false); }} /></Suspense> : null}
    </>
  );
}
