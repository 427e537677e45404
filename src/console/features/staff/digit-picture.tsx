import type { JSX } from 'react';
import { pageLang, text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';

/** The picture of digits, with its sound, where the proof of work cannot run (R-X-01). */
export function DigitPicture({ picture, digits, onDigits }: { picture: string; digits: string; onDigits: (digits: string) => void }): JSX.Element {
  const t = text().signIn;
  const address = `/api/captcha/pictures/${picture}`;
  return (
    <div className="flex flex-wrap items-end gap-3">
      <TextField label={t.digits} inputMode="numeric" autoComplete="off" maxLength={8} value={digits} onChange={(e) => { onDigits(e.target.value); }} />
      <img src={address} width={132} height={44} alt={t.digitsAlt} />
      <Button look="quiet" onClick={() => void new Audio(`${address}/sound?lang=${pageLang()}`).play()}>{t.listen}</Button>
    </div>
  );
}
