/** The photo tool and coach (照片审核工具 of the manual, R-3.2.1): open or take a picture, cut it, see it measured and as it will be printed, keep it or upload it. */
import { cropAroundHead } from '#contracts/photos/crop.ts';
import { headPlace, measureFace, nearestFace } from '#contracts/photos/faces.ts';
import { measurePixels } from '#contracts/photos/pixels.ts';
import { checkPhoto, isAcceptable, kilobytes, PHOTO, type PhotoCheck, type PictureType, type Verdict } from '#contracts/photos/standard.ts';
import type { CameraProblem } from './photo/camera.ts';
import { createComparing } from './photo/comparing.ts';
import { createFaceModel } from './photo/face-model.ts';
import { createFilming } from './photo/filming.ts';
import { draw, drawFinal, encodeWithin, makeCanvas, openPicture, type Picture } from './photo/picture.ts';
import { sendPicture, type Proposal } from './photo/send.ts';
import { showChecks } from './photo/show-checks.ts';
import type { HintWords } from './photo/show-live.ts';
import { createStage } from './photo/stage.ts';
import { createWhitening } from './photo/whitening.ts';

type Told = Record<Verdict | 'loadingFace' | 'faceUnavailable' | 'working' | 'sending' | 'cannotRead' | 'failed' | 'openAnother' | 'openFirst' | 'notYet' | 'allGood' | 'shotBySelf' | 'whitening' | 'cannotWhiten', string>
  & { hints: HintWords; camera: Record<CameraProblem, string> };

const tool = document.querySelector<HTMLElement>('[data-photo-tool]');
if (tool && typeof createImageBitmap === 'function') run(tool);

function run(tool: HTMLElement): void {
  const find = <E extends Element>(name: string): E | null => document.querySelector<E>(`[data-${name}]`);
  const part = <E extends Element>(name: string): E => {
    const found = find<E>(name);
    if (!found) throw new Error(`the photo page has no ${name}`);
    return found;
  };
  const told = JSON.parse(tool.dataset['words'] ?? '{}') as Told;
  const final = part<HTMLCanvasElement>('final');
  const status = part<HTMLElement>('status');
  const list = part<HTMLElement>('photo-checks');
  const download = part<HTMLAnchorElement>('download');
  const wish = part<HTMLInputElement>('whiten');
  // on the public page nobody need be signed in: then there is nothing to upload to, and no dialog before it
  const upload = find<HTMLButtonElement>('upload');
  const dialog = find<HTMLDialogElement>('confirm');
  let picture: Picture | undefined;
  let type: PictureType = 'jpeg';
  let made: { blob: Blob; acceptable: boolean } | undefined;
  let beside = 0;
  let placing = false;
  let turn = 0;
  let settle = 0;

  tool.hidden = false;
  part<HTMLElement>('photo-plain').hidden = true;
  const say = (text: string) => { status.textContent = text; };
  const faces = createFaceModel(tool.dataset['face'] ?? '', (state) => say(state === 'loading' ? told.loadingFace : state === 'failed' ? told.faceUnavailable : ''));
  const whitening = createWhitening(tool.dataset['whitening'] ?? '', faces);
  const comparing = createComparing(part);
  const stage = createStage({ area: part('stage'), canvas: part('canvas'), zoom: part('zoom'), onChange: () => changed(220) });
  createFilming({ part, told, faces, whitening: () => wish.checked, say, onPicture: (blob) => void open(blob) });

  function changed(after: number): void {
    allow(false);
    comparing.show(undefined);
    const cut = stage.cut();
    if (picture && cut) drawFinal(final, picture, cut);
    clearTimeout(settle);
    // while the head is looked for nothing is measured: the model would run twice for one picture
    if (!placing) settle = window.setTimeout(() => void measure(), after);
  }

  function allow(yes: boolean): void {
    if (yes) upload?.removeAttribute('aria-disabled');
    else upload?.setAttribute('aria-disabled', 'true');
    download.hidden = !yes;
  }

  /** Measures the cut as it stands; an answer that comes after the cut moved on is dropped. */
  async function measure(): Promise<void> {
    const cut = stage.cut();
    if (!picture || !cut) return;
    turn += 1;
    const mine = turn;
    const fresh = makeCanvas(PHOTO);
    drawFinal(fresh, picture, cut);
    const found = await faces.find(fresh);
    const before = wish.checked ? await whitened(fresh, (found ?? []).map((face) => headPlace(face, PHOTO))) : undefined;
    const pixels = fresh.getContext('2d', { willReadFrequently: true })?.getImageData(0, 0, PHOTO.width, PHOTO.height);
    const blob = await encodeWithin(fresh, PHOTO.targetBytes);
    if (mine !== turn || !pixels) return;
    const checks: PhotoCheck[] = checkPhoto({
      ...measurePixels({ data: pixels.data, width: PHOTO.width, height: PHOTO.height, channels: 4 }),
      type, cropWidth: cut.width, cropHeight: cut.height, width: PHOTO.width, height: PHOTO.height, bytes: blob.size,
      faces: found?.map((face) => measureFace(face, PHOTO)), beside,
    });
    made = { blob, acceptable: isAcceptable(checks) };
    showChecks(list, checks, told);
    part<HTMLElement>('final-bytes').textContent = `295 × 413 · ${kilobytes(blob.size)}`;
    await showAsEncoded(blob, mine);
    if (mine !== turn) return;
    comparing.show(before);
    URL.revokeObjectURL(download.href);
    download.href = URL.createObjectURL(blob);
    allow(made.acceptable);
    if (wish.checked && !before) say(told.cannotWhiten);
    else if (found) say(made.acceptable ? told.allGood : told.notYet + failingNames(list));
  }

  /** Whitens the canvas in place and answers the picture as it was; undefined where no use could be made of the mask. */
  async function whitened(canvas: HTMLCanvasElement, heads: ReturnType<typeof headPlace>[]): Promise<HTMLCanvasElement | undefined> {
    say(told.whitening);
    const before = makeCanvas(PHOTO);
    draw(before, canvas, { x: 0, y: 0, ...PHOTO });
    return (await whitening.apply(canvas, heads)) ? before : undefined;
  }

  /** The preview shows the encoded bytes, not the canvas they were made from: what is seen is what is sent. */
  async function showAsEncoded(blob: Blob, mine: number): Promise<void> {
    const bitmap = await createImageBitmap(blob);
    if (mine === turn) draw(final, bitmap, { x: 0, y: 0, ...PHOTO });
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
    beside = 0;
    part<HTMLElement>('moves').hidden = false;
    part<HTMLElement>('open').textContent = told.openAnother;
    say('');
    placing = true;
    stage.show(picture);
    part<HTMLElement>('stage').focus({ preventScroll: true });
    await recentre();
  }

  /** What the browser cannot decode (HEIC) the server can; its preview page goes on from there. On the public page nothing is sent: it says how to go on. */
  async function handToServer(file: Blob): Promise<void> {
    say(told.cannotRead);
    if (!dialog) return;
    const sent = await sendPicture(tool.dataset['proposal'] ?? '', file, told.failed);
    if (sent.ok) location.assign(tool.dataset['preview'] ?? '');
    else say(sent.text);
  }

  /** Puts the found head where the standard wants it, and measures that. */
  async function recentre(): Promise<void> {
    if (!picture) return;
    const { size } = picture;
    const scale = Math.min(1, 640 / Math.max(size.width, size.height));
    const look = makeCanvas({ width: Math.round(size.width * scale), height: Math.round(size.height * scale) });
    draw(look, picture.image, { x: 0, y: 0, ...size });
    const shown = picture;
    const nearest = nearestFace((await faces.find(look)) ?? []);
    if (picture !== shown) return;
    beside = nearest?.beside ?? 0;
    placing = false;
    if (nearest) stage.setCut(cropAroundHead(size, headPlace(nearest.face, size)));
    else changed(0);
  }

  async function send(): Promise<void> {
    if (!picture) say(told.openFirst);
    if (!made || !upload || upload.hasAttribute('aria-disabled')) return;
    allow(false);
    say(told.sending);
    const sent = await sendPicture(tool.dataset['proposal'] ?? '', made.blob, told.failed);
    allow(true);
    if (!sent.ok) say(sent.text);
    else if (!dialog || !sent.proposal.acceptable || typeof dialog.showModal !== 'function') location.assign(tool.dataset['preview'] ?? '');
    else confirm(dialog, sent.proposal);
  }

  function confirm(dialog: HTMLDialogElement, proposal: Proposal): void {
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

  const [pick, pickCamera] = [part<HTMLInputElement>('pick'), part<HTMLInputElement>('pick-camera')];
  part('open').addEventListener('click', () => pick.click());
  for (const input of [pick, pickCamera]) input.addEventListener('change', () => picked(input));
  wish.addEventListener('change', () => changed(0));
  part('recentre').addEventListener('click', () => void recentre());
  upload?.addEventListener('click', () => void send());
  find('confirm-cancel')?.addEventListener('click', () => dialog?.close());
}

/** The names of the failing checks as the page words them. */
function failingNames(list: HTMLElement): string {
  const names = Array.from(list.querySelectorAll('[data-verdict="refuse"] [data-check-name]'), (name) => name.textContent);
  return names.join(document.documentElement.lang.startsWith('zh') ? '、' : ', ');
}

/** Only for the line “file type”; the server looks at the bytes. */
const TYPES: Record<string, PictureType> = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/webp': 'webp', 'image/heic': 'heic', 'image/heif': 'heic' };
