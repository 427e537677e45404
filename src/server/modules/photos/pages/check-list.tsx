import type { JSX } from 'preact';
import { CHECK_CODES, LIMITS, wantedOf, type CheckCode, type LimitName, type PhotoCheck } from '#contracts/photos/standard.ts';
import type { Lang } from '#contracts/refusals.ts';
import { drawnOnce } from '#portal/drawn-once.ts';
import { CheckPictures } from './check-pictures.tsx';
import { checkWords } from './check-words.ts';
import { words } from './words.ts';

const isLimit = (code: CheckCode): code is LimitName => Object.hasOwn(LIMITS, code);

const FIXED: Partial<Record<CheckCode, string>> = { type: 'JPG · PNG · WEBP · HEIC', source_size: '≥ 295 × 413', final_size: '295 × 413', bytes: '≤ 15 KB', face_count: '1' };

/** Every check before anything was measured, as the page for uploading begins. */
export const UnmeasuredChecks = drawnOnce<{ lang: Lang }>(({ lang }) => ({ owner: words[lang], key: lang }), ({ lang }) => <CheckList lang={lang} checks={undefined} />);

/** Every check with its pictures, its demand and, once measured, its value; what fails stands first. */
export function CheckList({ lang, checks }: { lang: Lang; checks: readonly PhotoCheck[] | undefined }): JSX.Element {
  return (
    <ul class="photo-checks" data-photo-checks>
      {CHECK_CODES.map((code) => <CheckItem key={code} lang={lang} code={code} check={checks?.find((one) => one.code === code)} />)}
    </ul>
  );
}

function CheckItem({ lang, code, check }: { lang: Lang; code: CheckCode; check: PhotoCheck | undefined }): JSX.Element {
  const w = words[lang];
  const { name, hint } = checkWords[lang][code];
  const wanted = check?.wanted ?? (isLimit(code) ? wantedOf(code) : FIXED[code]);
  return (
    <li class="photo-check" data-check={code} data-verdict={check?.verdict}>
      <CheckPictures code={code} good={w.goodExample} bad={w.badExample} />
      <div class="photo-check__text">
        <p class="photo-check__name"><span data-check-name>{name}</span><span class="photo-check__verdict" data-check-verdict>{check ? w[check.verdict] : ''}</span></p>
        <p class="photo-check__values"><span>{w.measured} <b data-check-measured>{check?.measured ?? '–'}</b></span> <span>{w.wanted} {wanted}</span></p>
        <p class="photo-check__hint">{hint}</p>
      </div>
    </li>
  );
}
