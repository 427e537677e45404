import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { KitAbout, SealedKit } from '#contracts/exam-kit-file.ts';
import { deviceFor, newDevice, type Device } from './device.ts';
import { openKit, type OpenedKit } from './open-kit.ts';
import type { KitWords } from './words.ts';

type Props = { t: KitWords; kit: SealedKit; about: KitAbout; onOpen: (opened: OpenedKit & { device: Device }) => void };

/** Asks for the passphrase and, the first time, for what this device is called. */
export function Unlock({ t, kit, about, onOpen }: Props): JSX.Element {
  const [device, setDevice] = useState<Device>();
  const [phrase, setPhrase] = useState('');
  const [name, setName] = useState('');
  const [state, setState] = useState<'asking' | 'opening' | 'wrong' | 'too_old'>('asking');
  useEffect(() => { void deviceFor(about.kitId).then(setDevice); }, [about.kitId]);
  const open = async () => {
    setState('opening');
    try {
      const opened = await openKit(kit, phrase);
      if (!opened) { setState('wrong'); return; }
      onOpen({ ...opened, device: device ?? (await newDevice(about.kitId, name.trim(), opened.roster.rooms.length === 1 ? (opened.roster.rooms[0]?.number ?? 0) : 0)) });
    } catch {
      setState('too_old');
    }
  };
  return (
    <form class="card narrow" onSubmit={(e) => { e.preventDefault(); void open(); }}>
      <p class="soft">{about.address} · {t.people(about.people)}</p>
      {device ? <p>{t.device} <strong>{device.name}</strong></p> : <label key="name" class="field">{t.device}<span class="soft">{t.deviceHint}</span><input value={name} maxLength={40} required autocomplete="off" onInput={(e) => { setName(e.currentTarget.value); }} /></label>}
      <label key="phrase" class="field">{t.passphrase}<span class="soft" id="phrase-hint">{t.passphraseHint}</span><input class="digits" value={phrase} required autocomplete="off" autocapitalize="characters" spellcheck={false} aria-describedby="phrase-hint" onInput={(e) => { setPhrase(e.currentTarget.value); }} /></label>
      <button type="submit" class="main" disabled={state === 'opening'}>{t.open}</button>
      <p role="status" class={state === 'opening' ? 'soft' : 'bad'} hidden={state === 'asking'}>{state === 'opening' ? t.opening : state === 'wrong' ? t.wrong : state === 'too_old' ? t.tooOld : ''}</p>
    </form>
  );
}
