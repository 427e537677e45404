import type { JSX } from 'preact';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { CaptchaField } from '#portal/forms/captcha-field.tsx';
import { emptyForm } from '#portal/forms/form-state.ts';
import { Form } from '#portal/forms/form.tsx';
import { drawnOnce } from '#portal/drawn-once.ts';
import type { PageContext } from '#portal/page-context.ts';
import { Notice } from '#portal/parts/notice.tsx';
import { photoPaths } from '../photos.present.ts';
import { coachWords } from './coach-words.ts';
import { words } from './words.ts';

type Props = { page: PageContext; /** In the account the photo is uploaded and confirmed here; on the public page it is kept, and signed in handed over. */ use: 'account' | 'coach' };

/**
 * The cutting tool with the live guide (islands/photo.ts brings it to life and hides the plain form), the same in the account and on the public
 * page. Everything it says stands here, so that the script holds no language; the size of the stage is fixed, so that nothing jumps.
 */
export function PhotoTool({ page, use }: Props): JSX.Element {
  return (
    <>
      <Stage page={page} use={use} />
      {use === 'account' ? <ConfirmDialog page={page} /> : null}
      <script type="module" src={page.assets('photo.js')} />
    </>
  );
}

/** The tool itself: the same for everybody in a language, here or there, signed in or not. */
const Stage = drawnOnce<Props>(({ page, use }) => ({ owner: page.assets, key: `${page.lang} ${use} ${page.user ? 'signed in' : ''}` }), ({ page, use }) => {
  const w = words[page.lang];
  const c = coachWords[page.lang];
  const told = {
    good: w.good, warn: w.warn, review: w.review, refuse: w.refuse, unmeasured: w.unmeasured,
    loadingFace: w.loadingFace, faceUnavailable: w.faceUnavailable, working: w.working, sending: w.sendingPicture, cannotRead: use === 'account' ? w.cannotRead : c.cannotRead,
    failed: w.failed, openAnother: w.openAnother, openFirst: w.openFirst, notYet: w.notYet,
    allGood: c.allGood, shotBySelf: c.shotBySelf, whitening: c.whitening, cannotWhiten: c.cannotWhiten, hints: c.hints, camera: c.camera,
  };
  return (
    <div class="photo-tool" hidden data-photo-tool data-proposal="/api/my/photo/proposal" data-preview={photoPaths.preview} data-face={page.assets('face')} data-whitening={page.assets('whiten')} data-words={JSON.stringify(told)}>
      <div class="photo-tool__stage">
        <div class="photo-stage" tabIndex={0} role="application" aria-label={w.stage} data-stage>
          <canvas class="photo-stage__canvas" width="590" height="826" data-canvas />
          <video class="photo-stage__video" playsInline muted hidden data-video />
          <Guide />
          <p class="photo-stage__hint" aria-hidden="true" hidden data-live-hint />
        </div>
        <p class="unseen" role="status" aria-live="polite" data-live-spoken />
        <div class="photo-moves" data-moves hidden>
          <label class="photo-moves__zoom">{w.zoom}<input type="range" min="0" max="100" value="0" data-zoom /></label>
          <button class="button button--quiet" type="button" data-recentre>{w.recentre}</button>
        </div>
      </div>
      <div class="photo-tool__side">
        <Buttons>
          <button class="button button--plain" type="button" data-take hidden>{w.take}</button>
          <button class="button button--plain" type="button" data-camera-app hidden>{c.cameraApp}</button>
          <button class="button button--main" type="button" data-shoot hidden>{w.shoot}</button>
          <button class="button button--plain" type="button" data-turn-camera hidden>{c.turnCamera}</button>
          <button class="button button--quiet" type="button" data-stop-camera hidden>{w.stopCamera}</button>
          <button class="button button--plain" type="button" data-open>{w.open}</button>
        </Buttons>
        <p class="photo-tool__status" role="status" data-status />
        <label class="photo-choice" data-auto-shutter-line hidden><input type="checkbox" checked data-auto-shutter /> {c.autoShutter}</label>
        <label class="photo-choice"><input type="checkbox" aria-describedby="photo-whiten-hint" data-whiten /> {c.whiten}</label>
        <p class="field__hint" id="photo-whiten-hint">{c.whitenHint}</p>
        <FinalPicture page={page} />
        <Buttons>
          <a class="button button--plain" download={page.lang === 'zh' ? '报名照片.jpg' : 'registration-photo.jpg'} hidden data-download>{c.download}</a>
          <HandOver page={page} use={use} />
        </Buttons>
        <input type="file" accept="image/jpeg,image/png,image/webp,image/heic,image/heif" hidden data-pick />
        <input type="file" accept="image/*" capture="user" hidden data-pick-camera />
      </div>
    </div>
  );
});

/** The finished photo, and before and after when its background was whitened. */
function FinalPicture({ page }: { page: PageContext }): JSX.Element {
  const w = words[page.lang];
  const c = coachWords[page.lang];
  return (
    <figure class="photo-final">
      <div class="photo-final__pair" data-final-pair>
        <canvas class="photo-final__canvas" width="295" height="413" data-final />
        <canvas class="photo-final__canvas photo-final__before" width="295" height="413" hidden role="img" aria-label={c.before} data-before />
      </div>
      <div class="photo-compare" hidden data-compare>
        <label>{c.compare}<input type="range" min="0" max="100" value="50" data-compare-slider /></label>
        <button class="button button--quiet" type="button" aria-pressed="false" data-compare-beside>{c.beside}</button>
      </div>
      <figcaption>{w.preview}<br /><span data-final-bytes>{w.printSize}</span></figcaption>
    </figure>
  );
}

/** Where the finished photo goes: into the account, after signing in if need be. */
function HandOver({ page, use }: Props): JSX.Element {
  const w = words[page.lang];
  const c = coachWords[page.lang];
  if (use === 'account') return <><button class="button button--main" type="button" aria-disabled="true" data-upload>{w.upload}</button><LinkButton href="/my/profile" text={w.leave} tone="quiet" /></>;
  if (page.user) return <button class="button button--main" type="button" aria-disabled="true" data-upload>{c.useSignedIn}</button>;
  return <LinkButton href={`/sign-in?next=${encodeURIComponent(photoPaths.page)}`} text={c.useSignIn} />;
}

function ConfirmDialog({ page }: { page: PageContext }): JSX.Element {
  const w = words[page.lang];
  return (
    <dialog class="dialog" aria-labelledby="photo-confirm-title" data-confirm>
      <div class="dialog__in">
        <h2 class="dialog__title" id="photo-confirm-title">{w.previewTitle}</h2>
        <p>{w.previewLead}</p>
        <p class="photo-confirm"><img class="photo-confirm__image" width="295" height="413" alt={w.preview} data-confirm-image /></p>
        <div data-confirm-review hidden><Notice page={page} tone="warning">{w.reviewNote}</Notice></div>
        <Form page={page} form={emptyForm} action={photoPaths.page} summary={false}>
          <input type="hidden" name="digest" value="" data-confirm-digest />
          <CaptchaField page={page} form={emptyForm} />
          <Buttons><SubmitButton page={page} text={w.confirm} icon="check" /><button class="button button--quiet" type="button" data-confirm-cancel>{w.cancel}</button></Buttons>
        </Form>
      </div>
    </dialog>
  );
}

/** The dotted head with the line of the eyes, drawn over the stage at the place the standard wants. */
function Guide(): JSX.Element {
  return (
    <svg class="photo-stage__guide" viewBox="0 0 295 413" aria-hidden="true" focusable="false">
      <ellipse cx="147.5" cy="184" rx="84" ry="116" fill="none" stroke="#ffffff" stroke-width="3" opacity="0.7" />
      <ellipse class="photo-stage__oval" cx="147.5" cy="184" rx="84" ry="116" fill="none" stroke="#12509f" stroke-width="1.6" stroke-dasharray="6 5" />
      <path d="M50 182 H245" stroke="#ffffff" stroke-width="3" opacity="0.7" />
      <path d="M50 182 H245" stroke="#12509f" stroke-width="1.4" stroke-dasharray="3 5" />
      <path d="M30 413 C34 356 72 332 108 318 M265 413 C261 356 223 332 187 318" fill="none" stroke="#12509f" stroke-width="1.4" stroke-dasharray="6 5" opacity="0.8" />
    </svg>
  );
}
