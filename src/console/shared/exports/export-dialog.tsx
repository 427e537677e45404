import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import type { ExportableList, ExportView } from '#contracts/reports.ts';
import { say } from '../text/text.ts';
import { ModalDialog } from '../ui/dialog.tsx';
import { Button } from '../ui/button.tsx';
import { ExportFields } from './export-fields.tsx';
import { ExportActs, ExportState } from './export-state.tsx';
import { exportsQuery } from './exports.api.ts';
import { words } from './words.ts';

type Props = { list: ExportableList; mayUnmask: boolean; filters: Record<string, unknown>; onClose: () => void };

/** Asks how a list is to be exported, then shows how far it is; it goes on when the dialog is closed. */
export function ExportDialog({ list, mayUnmask, filters, onClose }: Props): JSX.Element {
  const t = say(words);
  const [started, setStarted] = useState<ExportView>();
  return (
    <ModalDialog open onClose={onClose} title={t.title(list.title)}>
      <p className="text-sm text-soft">{t.note}</p>
      {started ? <Progress started={started} /> : <ExportFields list={list} mayUnmask={mayUnmask} filters={filters} onStarted={setStarted} />}
      <div className="flex flex-wrap items-center gap-4">
        <Button onClick={onClose}>{t.close}</Button>
        {started ? <Link to="/exports" className="py-2">{t.mine}</Link> : null}
      </div>
    </ModalDialog>
  );
}

function Progress({ started }: { started: ExportView }): JSX.Element {
  const { data } = useQuery(exportsQuery);
  const one = data?.exports.find((e) => e.id === started.id) ?? started;
  return <div className="grid gap-2" role="status"><p className="text-sm">{one.filtersText}</p><ExportState one={one} /><div><ExportActs one={one} /></div></div>;
}
