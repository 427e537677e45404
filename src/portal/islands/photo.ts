/** The photo tool (照片审核工具 of the manual, R-3.2.1): open or take a picture, cut it, see it measured and as it will be printed, upload it. */
import { cropAroundHead } from '#contracts/photos/crop.ts';
import { headPlace, measureFace } from '#contracts/photos/faces.ts';
import { measurePixels } from '#contracts/photos/pixels.ts';
import { checkPhoto, isAcceptable, kilobytes, PHOTO, type PhotoCheck, type PictureType, type Verdict } from '#contracts/photos/standard.ts';
import { cameraKind, createCamera } from './photo/camera.ts';
import { createFaceModel } from './photo/face-model.ts';
import { draw, drawFinal, encodeWithin, makeCanvas, openPicture, type Picture } from './photo/picture.ts';
import { sendPicture, type Proposal } from './photo/send.ts';
import { showChecks } from './photo/show-checks.ts';
import { createStage } from './photo/stage.ts';

type Told = Record<Verdict | 'loadingFace' | 'faceUnavailable' | 'working' | 'sending' | 'cannotRead' | 'cameraFailed' | 'failed' | 'openAnother' | 'openFirst' | 'notYet', string>;

const tool = document.querySelector<HTMLElement>('[data-photo-tool]');
if (tool && typeof createImageBitmap === 'function') run(tool);

function run(tool: HTMLElement): void {
  const part = <E extends Element>(name: string, inside: ParentNode = document): E => {
    const found = inside.querySelector<E>(`[data-${name}]`);
    if (!found) throw new Error(`the photo page has no ${name}`);
    return found;
  };
  const told = JSON.parse(tool.dataset.words ?? '{}') as Told;
  const final = part<HTMLCanvasElement>('final');
  const status = part<HTMLElement>('status');
  const upload = part<HTMLButtonElement>('upload');
  const list = part<HTMLElement>('photo-checks');
  const dialog = part<HTMLDialogElement>('confirm');
  const camera = createCamera(part<HTMLVideoElement>('video'));
  let picture: Picture | undefined;
  let type: PictureType = 'jpeg';
  let made: { blob: Blob; acceptable: boolean } | undefined;
  let turn = 0;
  let settle = 0;

  tool.hidden = false;
  part<HTMLElement>('photo-plain').hidden = true;
  const say = (text: string) => { status.textContent = text; };
  const faces = createFaceModel(tool.dataset.face ?? '', (state) => say(state === 'loading' ? told.loadingFace : state === 'failed' ? told.faceUnavailable : ''));
  const stage = createStage({
    area: part('stage'), canvas: part('canvas'), zoom: part('zoom'),
    onChange() {
      allow(false);
      const cut = stage.cut();
      if (picture && cut) drawFinal(final, picture, cut);
      clearTimeout(settle);
      settle = window.setTimeout(() => void measure(), 220);
    },
  });

  function allow(yes: boolean): void {
    if (yes) upload.removeAttribute('aria-disabled');
    else upload.setAttribute('aria-disabled', 'true');
  }

  /** Measures the cut as it stands; an answer that comes after the cut moved on is dropped. */
  async function measure(): Promise<void> {
    const cut = stage.cut();
    const pen = final.getContext('2d', { willReadFrequently: true });
    if (!picture || !cut || !pen) return;
    turn += 1;
    const mine = turn;
    drawFinal(final, picture, cut);
    const { data } = pen.getImageData(0, 0, PHOTO.width, PHOTO.height);
    const blob = await encodeWithin(final, PHOTO.targetBytes);
    const found = await faces.find(final);
    if (mine !== turn) return;
    const checks: PhotoCheck[] = checkPhoto({
      ...measurePixels({ data, width: PHOTO.width, height: PHOTO.height, channels: 4 }),
      type, cropWidth: cut.width, cropHeight: cut.height, width: PHOTO.width, height: PHOTO.height, bytes: blob.size,
      faces: found?.map((face) => measureFace(face, PHOTO)),
    });
    made = { blob, acceptable: isAcceptable(checks) };
    showChecks(list, checks, told);
    part<HTMLElement>('final-bytes').textContent = `295 × 413 · ${kilobytes(blob.size)}`;
    await showAsEncoded(blob, mine);
    if (mine !== turn) return;
    allow(made.acceptable);
    if (found) say(made.acceptable ? '' : told.notYet + failingNames(list));
  }

  /** The preview shows the encoded bytes, not the canvas they were made from: what is seen is what is sent. */
  async function showAsEncoded(blob: Blob, mine: number): Promise<void> {
    const bitmap = await createImageBitmap(blob);
    if (mine === turn) draw(final, bitmap, { x: 0, y: 0, width: PHOTO.width, height: PHOTO.height });
    bitmap.close();
  }

  async function open(file: Blob): Promise<void> {
    say(told.working);
    type = TYPES[file.type] ?? 'jpeg';
    try {
      picture = await openPicture(file);
    } catch {
      await handToServer(file);
      return;
    }
    part<HTMLElement>('moves').hidden = false;
    part<HTMLElement>('open').textContent = told.openAnother;
    say('');
    stage.show(picture);
    part<HTMLElement>('stage').focus({ preventScroll: true });
    await recentre();
  }

  /** What the browser cannot decode (HEIC) the server can; its preview page goes on from there. */
  async function handToServer(file: Blob): Promise<void> {
    say(told.cannotRead);
    const sent = await sendPicture(tool.dataset.proposal ?? '', file, told.failed);
    if (sent.ok) location.assign(tool.dataset.preview ?? '');
    else say(sent.text);
  }

  /** Puts the found head where the standard wants it. */
  async function recentre(): Promise<void> {
    if (!picture) return;
    const { size } = picture;
    const scale = Math.min(1, 640 / Math.max(size.width, size.height));
    const look = makeCanvas({ width: Math.round(size.width * scale), height: Math.round(size.height * scale) });
    draw(look, picture.image, { x: 0, y: 0, ...size });
    const shown = picture;
    const [face] = (await faces.find(look)) ?? [];
    if (face && picture === shown) stage.setCut(cropAroundHead(size, headPlace(face, size)));
  }

  async function send(): Promise<void> {
    if (!picture) say(told.openFirst);
    if (!made || upload.hasAttribute('aria-disabled')) return;
    allow(false);
    say(told.sending);
    const sent = await sendPicture(tool.dataset.proposal ?? '', made.blob, told.failed);
    allow(true);
    if (!sent.ok) say(sent.text);
    else if (!sent.proposal.acceptable || typeof dialog.showModal !== 'function') location.assign(tool.dataset.preview ?? '');
    else confirm(sent.proposal);
  }

  function confirm(proposal: Proposal): void {
    say('');
    part<HTMLImageElement>('confirm-image').src = proposal.imageUrl;
    part<HTMLInputElement>('confirm-digest').value = proposal.digest;
    part<HTMLElement>('confirm-review').hidden = !proposal.needsReview;
    dialog.showModal();
  }

  function picked(input: HTMLInputElement): void {
    const [file] = input.files ?? [];
    input.value = '';
    if (file) void open(file);
  }

  const [pick, pickCamera, take, shoot, stopCamera] = [part<HTMLInputElement>('pick'), part<HTMLInputElement>('pick-camera'), part<HTMLElement>('take'), part<HTMLElement>('shoot'), part<HTMLElement>('stop-camera')];
  const kind = cameraKind();
  const filming = (on: boolean) => {
    shoot.hidden = !on;
    stopCamera.hidden = !on;
    take.hidden = on || kind === 'none';
    if (!on) camera.stop();
  };
  filming(false);
  part('open').addEventListener('click', () => pick.click());
  pick.addEventListener('change', () => picked(pick));
  pickCamera.addEventListener('change', () => picked(pickCamera));
  take.addEventListener('click', () => {
    if (kind === 'app') pickCamera.click();
    else camera.start().then(() => filming(true), () => { filming(false); say(told.cameraFailed); });
  });
  shoot.addEventListener('click', () => void camera.shoot().then((blob) => { filming(false); return open(blob); }));
  stopCamera.addEventListener('click', () => filming(false));
  part('recentre').addEventListener('click', () => void recentre());
  upload.addEventListener('click', () => void send());
  part('confirm-cancel').addEventListener('click', () => dialog.close());
  addEventListener('pagehide', () => camera.stop());
}

/** The names of the failing checks as the page words them. */
function failingNames(list: HTMLElement): string {
  const names = Array.from(list.querySelectorAll('[data-verdict="refuse"] [data-check-name]'), (name) => name.textContent);
  return names.join(document.documentElement.lang.startsWith('zh') ? '、' : ', ');
}

/** Only for the line “file type”; the server looks at the bytes. */
const TYPES: Record<string, PictureType> = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/webp': 'webp', 'image/heic': 'heic', 'image/heif': 'heic' };
