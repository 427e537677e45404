import type { JSX } from 'preact';
import { Icon } from '../icons.tsx';
import type { PageContext } from '../page-context.ts';
import { paths } from '../paths.ts';
import { words } from '../words.ts';
import { fieldId, problemsAt, type FormState } from './form-state.ts';

/**
 * 验证码 (R-X-01): a proof of work with nothing to read (browser/proof-of-work.ts), and always within reach a picture of digits
 * with its sound, which needs no JavaScript. The setting chooses which one stands in front; the form sends `captcha` as `CaptchaAnswer`.
 */
export function CaptchaField({ page, form, name = 'captcha' }: { page: PageContext; form: FormState; name?: string }): JSX.Element {
  const w = words[page.lang];
  const id = fieldId(name);
  const problems = problemsAt(form, name);
  const picture = <DigitPicture page={page} name={name} wrong={problems.length > 0} />;
  return (
    <div class={problems.length > 0 ? 'field field--wrong' : 'field'} id={id} tabIndex={-1} data-field>
      <p class="field__label">{w.captcha}</p>
      {problems.length === 0 ? null : <p class="field__error" id={`${id}-error`}><span class="unseen">{w.problem}</span>{problems.join(' ')}</p>}
      {page.captcha === 'picture' ? picture : (
        <>
          <ProofOfWork page={page} name={name} />
          <noscript><p class="field__hint">{w.captchaNoScript}</p></noscript>
          <details class="captcha-other">
            <summary>{w.captchaOther}</summary>
            {picture}
          </details>
        </>
      )}
    </div>
  );
}

function ProofOfWork({ page, name }: { page: PageContext; name: string }): JSX.Element {
  const w = words[page.lang];
  return (
    <div
      class="captcha" hidden data-captcha={paths.captchaChallenge} data-solver={page.assets('proof-of-work.js')} data-name={`${name}.proof`}
      data-words={[w.captchaAct, w.captchaBusy, w.captchaDone, w.captchaFailed].join('|')}
    >
      {/* a status names nothing by itself: without this a screen reader says “button” and no more */}
      <button class="captcha__act" type="button" aria-labelledby={`${fieldId(name)}-said`}>
        <span class="captcha__box"><Icon name="check" /></span><span id={`${fieldId(name)}-said`} role="status" data-captcha-text>{w.captchaAct}</span>
      </button>
    </div>
  );
}

/** The key of the picture is the page's own submission key: new with every page, too long to guess. */
function DigitPicture({ page, name, wrong }: { page: PageContext; name: string; wrong: boolean }): JSX.Element {
  const w = words[page.lang];
  const id = fieldId(`${name}.digits`);
  return (
    <div class="captcha-picture" data-captcha-picture>
      <label class="field__hint" for={id}>{w.captchaHint}</label>
      <input type="hidden" name={`${name}.picture`} value={page.submissionKey} />
      <span class="with-act">
        <input
          class="input input--short input--code" id={id} name={`${name}.digits`} type="text" inputMode="numeric" autoComplete="off" maxLength={8}
          aria-invalid={wrong ? 'true' : undefined} data-check="digits"
        />
        <img class="captcha-picture__image" src={paths.captchaPicture(page.submissionKey)} width="132" height="44" alt={w.captchaPictureAlt} loading="lazy" />
        <a class="button button--quiet" href={paths.captchaSound(page.submissionKey, page.lang)} data-captcha-sound><Icon name="sound" />{w.captchaListen}</a>
      </span>
    </div>
  );
}
