import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { resultsFrom, type KitAbout, type KitRoster, type ResultsFile, type SealedResults } from '#contracts/exam-kit-file.ts';
import { openResults, sealResults, type Desk, type Device } from './device.ts';
import type { KitWords } from './words.ts';

type Props = { t: KitWords; about: KitAbout; roster: KitRoster; device: Device; desk: Desk; onMerged: (bundle: SealedResults) => void };

/** Signed results out, other devices' results in. */
export function Exchange({ t, about, roster, device, desk, onMerged }: Props): JSX.Element {
  const [told, setTold] = useState<{ text: string; bad: boolean }>();
  const save = async () => {
    const file: ResultsFile = { format: 'JBR1', bundles: [await sealResults(about.kitId, roster, device, desk.own, Date.now()), ...desk.others] };
    const name = `${about.centre}-${about.half}-${device.name}.jbresult`;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(file)], { type: 'application/json' }));
    link.download = name;
    link.click();
    setTimeout(() => { URL.revokeObjectURL(link.href); }, 10_000);
    setTold({ text: t.exported(name), bad: false });
  };
  const merge = async (file: File | undefined) => {
    const bundles = file && resultsFrom(parsed(await file.text()))?.bundles;
    const opened = await Promise.all((bundles ?? []).map((b) => openResults(about.kitId, roster, b)));
    if (!bundles || opened.some((o) => o === undefined)) { setTold({ text: t.notMerged, bad: true }); return; }
    const fresh = bundles.filter((b, n) => opened[n]?.device.id !== device.id && !desk.others.some((o) => o.body === b.body));
    for (const bundle of fresh) onMerged(bundle);
    setTold({ text: opened.map((o) => t.merged(o?.entries.length ?? 0, o?.device.name ?? '')).join('；'), bad: false });
  };
  return (
    <section class="card exchange">
      <h2>{t.exchange}</h2>
      <p class="soft">{t.mine} {device.name} · {desk.own.length} · {t.devices(desk.others.length)}</p>
      <p class="soft">{t.exportHint}</p>
      <button type="button" class="main" onClick={() => void save()}>{t.exportAct}</button>
      <label class="field">{t.merge}<span class="soft">{t.mergeHint}</span><input type="file" accept=".jbresult,application/json" onChange={(e) => { const input = e.currentTarget; void merge(input.files?.[0]).then(() => { input.value = ''; }); }} /></label>
      <p role="status" class={told?.bad ? 'bad' : 'good'} hidden={told === undefined}>{told?.text}</p>
    </section>
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
