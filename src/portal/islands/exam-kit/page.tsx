/** 考场签到: one page that works from a disk without a network. It opens a signed, sealed roster and checks people in; its own policy lets it speak to nobody. */
import { render, type JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { kitFrom, type KitAbout, type SealedKit } from '#contracts/exam-kit-file.ts';
import { Desk } from './desk.tsx';
import type { Device } from './device.ts';
import { isSigned, printOf, type OpenedKit, type PublicKeys } from './open-kit.ts';
import { Unlock } from './unlock.tsx';
import { WORDS } from './words.ts';

type Checked = { kit: SealedKit; about: KitAbout; genuine: boolean | undefined; print: string };
type Opened = OpenedKit & { device: Device };

const jsonIn = (id: string): unknown => JSON.parse(document.getElementById(id)?.textContent || 'null');
const keys = (jsonIn('keys') ?? {}) as PublicKeys;

function Page(): JSX.Element {
  const [lang, setLang] = useState<'zh' | 'en'>('zh');
  const [kit, setKit] = useState(kitFrom(jsonIn('kit')));
  const [checked, setChecked] = useState<Checked>();
  const [opened, setOpened] = useState<Opened>();
  const [fault, setFault] = useState(false);
  const t = WORDS[lang];
  useEffect(() => {
    document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
    document.title = t.title;
  }, [lang]);
  useEffect(() => {
    if (kit) void check(kit).then(setChecked);
  }, [kit]);
  const choose = async (file: File | undefined) => {
    const read = file && kitFrom(parsed(await file.text()));
    setFault(read === undefined);
    if (read) setKit(read);
  };
  return (
    <>
      <header class="bar">
        <div><h1>{t.title}</h1>{checked ? <p>{checked.about.title} · {checked.about.province} · {checked.about.centre} · <strong>{checked.about.half}</strong></p> : null}</div>
        <button type="button" class="plain" lang={lang === 'zh' ? 'en' : 'zh-CN'} onClick={() => { setLang(lang === 'zh' ? 'en' : 'zh'); }}>{t.other}</button>
      </header>
      <main>
        {kit ? null : <section class="card"><label class="field">{t.chooseKit}<span class="soft">{t.noKit}</span><input type="file" accept=".jbkit,application/json" onChange={(e) => void choose(e.currentTarget.files?.[0])} /></label>{fault ? <p class="bad" role="alert">{t.notKit}</p> : null}</section>}
        {checked === undefined ? (kit ? <p role="status">{t.checking}</p> : null) : <Signature checked={checked} lang={lang} />}
        {checked?.genuine !== true ? null : opened ? <Desk t={t} about={checked.about} {...opened} /> : <Unlock t={t} kit={checked.kit} about={checked.about} onOpen={setOpened} />}
      </main>
    </>
  );
}

function Signature({ checked, lang }: { checked: Checked; lang: 'zh' | 'en' }): JSX.Element {
  const t = WORDS[lang];
  if (checked.genuine === undefined) return <p class="bad" role="alert">{t.tooOld}</p>;
  if (!checked.genuine) return <p class="bad" role="alert">{t.forged}</p>;
  return <p class="good"><span>{t.genuine}</span> <span class="soft">{t.print} <code>{checked.print}</code>（{t.printHint}）</span></p>;
}

async function check(kit: SealedKit): Promise<Checked> {
  const about = JSON.parse(kit.about) as KitAbout;
  try {
    return { kit, about, genuine: await isSigned(kit, keys), print: await printOf(kit, keys) };
  } catch {
    return { kit, about, genuine: undefined, print: '' };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const place = document.getElementById('page');
if (place) render(<Page />, place);
