import { advise, type Hint } from '#contracts/photos/coach.ts';
import { measureFace } from '#contracts/photos/faces.ts';
import { measurePixels } from '#contracts/photos/pixels.ts';
import { PHOTO, type CheckCode, type Verdict } from '#contracts/photos/standard.ts';
import type { FaceFinder } from '#server/modules/photos/processing/face-finder.ts';
import sharp from 'sharp';
import { LABELS, type Label } from './make-set.ts';

/** Which label a hint of the coach stands for. */
const OF_HINT: Record<Hint, readonly Label[]> = {
  many_faces: ['two_faces'], no_face: ['no_face'], closer: ['small'], further: ['cut_off'], whole_head: ['cut_off'], left: ['off_centre'], right: ['off_centre'], up: ['off_centre'], down: ['off_centre', 'cut_off'],
  tilted: ['tilted'], turned: ['turned'], dark: ['dark'], bright: ['bright'], glare: ['bright'], uneven: ['uneven'], flat: ['flat'], blurred: ['blurred'], background_dark: ['busy'], background_busy: ['busy'],
};

/** Which label a check that is not good stands for, the first to be named first. */
const OF_CHECK: readonly (readonly [CheckCode, readonly Label[]])[] = [
  ['face_count', ['two_faces']], ['source_size', ['small']], ['head_size', ['cut_off', 'small']], ['head_whole', ['cut_off']], ['head_centre', ['off_centre']], ['eye_line', ['cut_off', 'off_centre']], ['roll', ['tilted']], ['yaw', ['turned']],
  ['side_light', ['uneven']], ['brightness', ['dark', 'bright']], ['glare', ['bright']], ['sharpness', ['blurred']], ['contrast', ['flat']], ['background_even', ['busy']], ['background_light', ['busy']],
];

/** One answer: what is said first, and whether that is right. */
export type Answer = { said: Label; right: boolean };

/** What the coach says of a frame as the camera shows it, before any cut. */
export async function judgeLive(jpeg: Buffer, finder: FaceFinder, label: Label): Promise<Answer & { look: object }> {
  const { data } = await sharp(jpeg).resize(PHOTO.width, PHOTO.height, { fit: 'cover' }).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const found = await finder.find({ data: new Uint8Array(data), width: PHOTO.width, height: PHOTO.height });
  const look = { ...measurePixels({ data, width: PHOTO.width, height: PHOTO.height, channels: 3 }), faces: found?.map((face) => measureFace(face, PHOTO)) };
  const [first] = advise(look, { mirrored: true, whitening: false });
  return { ...answer(first ? OF_HINT[first] : ['good'], label), look };
}

/** What the checks of a finished photo, of the browser or of the server, say. */
export function judgeChecks(checks: readonly { code: CheckCode; verdict: Verdict }[], label: Label): Answer {
  const verdictOf = (code: CheckCode) => checks.find((check) => check.code === code)?.verdict ?? 'unmeasured';
  const bad = (code: CheckCode) => ['refuse', 'review', 'warn'].includes(verdictOf(code));
  // no face found: light or blur that hides one is the fault to name, as the coach does
  if (verdictOf('face_count') === 'review') {
    const hiding = verdictOf('contrast') === 'refuse' ? undefined : (['brightness', 'sharpness'] as const).find((code) => verdictOf(code) === 'refuse');
    return answer(hiding ? OF_CHECK.find(([code]) => code === hiding)?.[1] ?? [] : ['no_face'], label);
  }
  return answer(OF_CHECK.find(([code]) => bad(code))?.[1] ?? ['good'], label);
}

function answer(labels: readonly Label[], label: Label): Answer {
  const right = labels.includes(label);
  return { said: right ? label : labels[0] ?? 'good', right };
}

/** A confusion table as Markdown: a row a label, a column what was said. */
export function confusion(answers: readonly { label: Label; said: Label; right: boolean }[]): string {
  const said = LABELS.filter((one) => answers.some((answer) => answer.said === one));
  const rows = LABELS.filter((label) => answers.some((answer) => answer.label === label)).map((label) => {
    const of = answers.filter((answer) => answer.label === label);
    const right = of.filter((answer) => answer.right).length;
    return `| ${label} | ${of.length} | ${said.map((one) => of.filter((answer) => answer.said === one).length || '').join(' | ')} | ${((100 * right) / of.length).toFixed(0)} % |`;
  });
  const right = answers.filter((answer) => answer.right).length;
  return [`| label | pictures | ${said.join(' | ')} | right |`, `|---|---|${said.map(() => '---|').join('')}---|`, ...rows, `| all | ${answers.length} | ${said.map(() => '').join(' | ')} | ${((100 * right) / answers.length).toFixed(1)} % |`].join('\n');
}
