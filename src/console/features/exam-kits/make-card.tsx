import { useState, type JSX } from 'react';
import { MakeKits, type KitList, type MadeKits } from '#contracts/exam-kits.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ModalDialog } from '../../shared/ui/dialog.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { kitsApi } from './exam-kits.api.ts';
import { words } from './words.ts';

type Props = { list: KitList; sitting: string; province: string; onMade: () => Promise<void> };

/** 制作离线包: for every centre or some; the passphrases stand in a dialog, this once. */
export function MakeCard({ list, sitting, province, onMade }: Props): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [made, setMade] = useState<MadeKits>();
  const make = useAct((_: undefined, key) => call(kitsApi.make, { body: MakeKits.parse({ sittingId: sitting, province, centreIds: [...chosen] }), key }), (done) => { setMade(done); setChosen(new Set()); return onMade(); });
  const toggle = (id: string) => { setChosen((before) => { const next = new Set(before); if (!next.delete(id)) next.add(id); return next; }); };
  return (
    <Card title={t.make}>
      <p className="text-soft">{t.makeHint}</p>
      {list.closed === null ? (
        <>
          <fieldset className="max-h-72 overflow-auto rounded border border-rule p-2">
            <legend className="px-1">{chosen.size === 0 ? t.allCentres : t.chosenCentres(chosen.size)}</legend>
            {list.centres.map((c) => (
              <label key={c.centreId} className="flex min-h-11 items-center gap-3 px-1">
                <input type="checkbox" className="size-5 shrink-0" checked={chosen.has(c.centreId)} onChange={() => { toggle(c.centreId); }} />
                <span>{c.name} <span className="text-sm text-soft">{c.prefecture[lang]} · {t.rooms} {c.rooms} · {t.people} {c.people}</span></span>
              </label>
            ))}
          </fieldset>
          <div><Button look="main" disabled={make.isPending || list.centres.length === 0} onClick={() => { make.mutate(undefined); }}>{t.beginAll(chosen.size === 0 ? list.centres.length : chosen.size)}</Button></div>
        </>
      ) : <p>{list.closed}</p>}
      <ProblemNotice error={make.error} />
      {made ? <Passphrases made={made} onClose={() => { setMade(undefined); make.reset(); }} /> : null}
    </Card>
  );
}

function Passphrases({ made, onClose }: { made: MadeKits; onClose: () => void }): JSX.Element {
  const t = say(words);
  const sheet = [`${t.keyPrint}\t${made.keyPrint}`, ...made.passphrases.map((p) => `${p.centre}\t${p.passphrase}`)].join('\r\n');
  return (
    <ModalDialog open title={t.onceTitle} onClose={() => undefined}>
      <Notice tone="warning"><p>{t.onceHint}</p></Notice>
      <p>{t.keyPrint} <code className="digits">{made.keyPrint}</code></p>
      <dl className="grid max-h-72 gap-2 overflow-auto">{made.passphrases.map((p) => <div key={p.centreId} className="flex flex-wrap justify-between gap-x-4 border-b border-rule pb-1"><dt>{p.centre}</dt><dd className="digits font-semibold">{p.passphrase}</dd></div>)}</dl>
      <div className="flex flex-wrap gap-3">
        <a href={`data:text/plain;charset=utf-8,${encodeURIComponent(`\u{FEFF}${sheet}`)}`} download={`${t.sheetName}.txt`} className="inline-flex min-h-11 items-center">{t.saveSheet}</a>
        <Button look="main" onClick={onClose}>{t.close}</Button>
      </div>
    </ModalDialog>
  );
}
