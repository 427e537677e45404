import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useState, type JSX } from 'react';
import type { PrecedentGroup } from '#contracts/major-precedents.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ModalDialog } from '../../shared/ui/dialog.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { choicesQuery, majorsApi } from './majors.api.ts';
import { words } from './words.ts';

/** Takes a name into the next version of the edition: the major it stands for is looked up, everything else the server does in one act. */
export function AdoptDialog({ group: g, onClose }: { group: PrecedentGroup; onClose: () => void }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const [typed, setTyped] = useState('');
  const [code, setCode] = useState<string>();
  const choices = useQuery(choicesQuery(g.edition ?? '', useDeferredValue(typed.trim())));
  const adopt = useAct((chosen: string, key) => call(majorsApi.adopt, { body: { exam: g.exam, major: g.major, edition: g.edition ?? '', code: chosen }, key }), () => client.invalidateQueries({ queryKey: ['majors'] }));
  return (
    <ModalDialog open onClose={onClose} title={t.adoptTitle(g.major)}>
      {adopt.data ? (
        <Notice tone="success" live="status"><Link to="/majors/$id" params={{ id: adopt.data.id }} search={{ tab: 'synonyms' }} className="inline-flex min-h-8 items-center font-semibold">{t.toVersion}</Link></Notice>
      ) : (
        <form className="grid gap-3" noValidate onSubmit={(event) => { event.preventDefault(); if (code !== undefined) adopt.mutate(code); }}>
          <p className="text-soft">{t.adoptHint}</p>
          <TextField label={t.chooseMajor} hint={t.chooseHint} type="search" value={typed} maxLength={60} onChange={(e) => { setTyped(e.target.value); setCode(undefined); }} />
          {choices.data && typed.trim() !== '' ? (
            <fieldset className="grid max-h-60 gap-1 overflow-auto">
              <legend className="sr-only">{t.chooseMajor}</legend>
              {choices.data.choices.length === 0 ? <p className="text-soft">{t.noChoice}</p> : choices.data.choices.map((c) => <label key={`${c.code} ${c.name}`} className="flex min-h-9 items-center gap-2"><input type="radio" name="code" className="size-5 accent-blue" checked={code === c.code} onChange={() => { setCode(c.code); }} /><span className="digits">{c.code}</span> <span lang="zh">{c.name}</span><span className="text-sm text-soft" lang="zh">{c.classZh}</span></label>)}
            </fieldset>
          ) : null}
          <ProblemNotice error={adopt.error} />
          <div className="flex flex-wrap gap-3"><Button type="submit" look="main" disabled={code === undefined || adopt.isPending}>{t.adopt}</Button><Button onClick={onClose}>{t.cancel}</Button></div>
        </form>
      )}
    </ModalDialog>
  );
}
