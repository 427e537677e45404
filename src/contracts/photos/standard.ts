/**
 * The photo standard (照片标准), one copy for the candidate's browser and for the server.
 * Final picture: 25 × 35 mm at 300 dpi, JPEG, about 10 KB (manual R-2.2.1-03, domain 6.1). The pixel thresholds were set by
 * measuring sound portraits and spoiled copies of them (blurred, dark, burnt out, tilted); each stands where a person looking agrees.
 */
export const PHOTO = {
  width: 295,
  height: 413,
  dpi: 300,
  targetBytes: 10 * 1024,
  maxBytes: 15 * 1024,
  maxUploadBytes: 20 * 1024 * 1024,
  maxSourcePixels: 50_000_000,
} as const;

/** A span of sound values; outside `sound` is a hint, outside `bearable` is a no. */
type Span = { sound: readonly [number, number]; bearable: readonly [number, number] };

/** The thresholds of the measured checks. Heights and places are shares of the final picture, angles degrees, light 0–255. */
export const LIMITS = {
  sharpness: { sound: [18, Infinity], bearable: [9, Infinity] },
  brightness: { sound: [85, 224], bearable: [40, 240] },
  contrast: { sound: [14, Infinity], bearable: [7, Infinity] },
  glare: { sound: [0, 0.05], bearable: [0, 0.35] },
  side_light: { sound: [0, 0.25], bearable: [0, 0.6] },
  background_light: { sound: [200, 255], bearable: [90, 255] },
  background_even: { sound: [0, 24], bearable: [0, 75] },
  head_size: { sound: [0.42, 0.72], bearable: [0.3, 0.85] },
  eye_line: { sound: [0.34, 0.54], bearable: [0.24, 0.64] },
  head_whole: { sound: [0.03, 1], bearable: [-0.04, 1] },
  head_centre: { sound: [0.43, 0.57], bearable: [0.33, 0.67] },
  roll: { sound: [0, 6], bearable: [0, 15] },
  yaw: { sound: [0, 15], bearable: [0, 32] },
} as const satisfies Record<string, Span>;

export type LimitName = keyof typeof LIMITS;

/** The file kinds a picture may come as, by its first bytes; `other` is everything else. */
export type PictureType = 'jpeg' | 'png' | 'webp' | 'heic' | 'other';

/** One face as the detector saw it, in shares of the final picture and degrees. */
export type FaceMeasures = { headHeight: number; eyesAt: number; centreAt: number; /** How far crown and chin stay from the edges; below 0 a part is cut off. */ margin: number; roll: number; yaw: number };

/** The numbers taken from the pixels of the final picture. */
export type PixelMeasures = {
  sharpness: number;
  brightness: number;
  contrast: number;
  glare: number;
  /** How much brighter one half of the face is than the other, as a share of the face's light. */
  sideLight: number;
  backgroundLight: number;
  backgroundEven: number;
};

/** Everything measured of one photo; `faces` is undefined when the face model could not run. */
export type PhotoMeasures = PixelMeasures & {
  type: PictureType;
  cropWidth: number;
  cropHeight: number;
  width: number;
  height: number;
  bytes: number;
  faces: FaceMeasures[] | undefined;
  /** Other people in the picture it was cut from by machine, who are not in the cut. */
  beside: number;
};

export const CHECK_CODES = [
  'type', 'source_size', 'final_size', 'bytes', 'face_count', 'head_size', 'head_whole', 'eye_line', 'head_centre', 'roll', 'yaw',
  'sharpness', 'brightness', 'contrast', 'glare', 'side_light', 'background_light', 'background_even',
] as const;
export type CheckCode = (typeof CHECK_CODES)[number];

/** `refuse` stops the upload; `review` lets it through to an officer's eye; `warn` is advice; `unmeasured` could not be told. */
export type Verdict = 'good' | 'warn' | 'review' | 'refuse' | 'unmeasured';

/** One check of one photo: what was measured, what is wanted (both ready to show), and the verdict. */
export type PhotoCheck = { code: CheckCode; verdict: Verdict; measured: string; wanted: string };

/** Checks a photo against the whole standard; every check is answered, in the order candidates read them. */
export function checkPhoto(m: PhotoMeasures): PhotoCheck[] {
  return [
    { code: 'type', verdict: m.type === 'other' ? 'refuse' : 'good', measured: m.type === 'jpeg' ? 'JPG' : m.type.toUpperCase(), wanted: 'JPG · PNG · WEBP · HEIC' },
    { code: 'source_size', verdict: sourceIsLargeEnough(m) ? 'good' : 'refuse', measured: `${Math.floor(m.cropWidth)} × ${Math.floor(m.cropHeight)}`, wanted: `≥ ${PHOTO.width} × ${PHOTO.height}` },
    { code: 'final_size', verdict: m.width === PHOTO.width && m.height === PHOTO.height ? 'good' : 'refuse', measured: `${m.width} × ${m.height}`, wanted: `${PHOTO.width} × ${PHOTO.height}` },
    { code: 'bytes', verdict: m.bytes <= PHOTO.maxBytes ? 'good' : 'refuse', measured: kilobytes(m.bytes), wanted: `≤ ${kilobytes(PHOTO.maxBytes)}` },
    ...checkFaces(m.faces, m.beside),
    within('sharpness', m.sharpness, whole),
    within('brightness', m.brightness, whole, darkestSound(m)),
    within('contrast', m.contrast, whole),
    within('glare', m.glare, percent),
    within('side_light', m.sideLight, percent),
    within('background_light', m.backgroundLight, whole),
    within('background_even', m.backgroundEven, whole),
  ];
}

/**
 * How dark a face may be and still be well lit: skin differs, light does not. The brighter the wall came out, the surer it is that a dark face is
 * dark of skin and not short of light, so a white wall lowers the bar.
 */
export function darkestSound({ backgroundLight }: Pick<PixelMeasures, 'backgroundLight'>): number {
  const wall = Math.min(200, Math.max(100, backgroundLight));
  return LIMITS.brightness.sound[0] - 0.3 * (wall - 100);
}

/** Nothing stops this photo from being uploaded. */
export function isAcceptable(checks: PhotoCheck[]): boolean {
  return checks.every((check) => check.verdict !== 'refuse');
}

/** An officer has to look at this photo before it counts as approved: a face was not found, or could not be looked for. */
export function needsReview(checks: PhotoCheck[]): boolean {
  return checks.some((check) => check.verdict === 'review');
}

/** The picture part that is kept must have at least the final pixels: a small picture is never enlarged (domain 6.1). */
function sourceIsLargeEnough(m: PhotoMeasures): boolean {
  return m.cropWidth >= PHOTO.width - 0.5 && m.cropHeight >= PHOTO.height - 0.5;
}

const FACE_CHECKS = ['head_size', 'head_whole', 'eye_line', 'head_centre', 'roll', 'yaw'] as const;

function checkFaces(faces: FaceMeasures[] | undefined, beside: number): PhotoCheck[] {
  const count = (verdict: Verdict, measured: string): PhotoCheck => ({ code: 'face_count', verdict, measured, wanted: '1' });
  const rest = FACE_CHECKS.map((code): PhotoCheck => ({ code, verdict: 'unmeasured', measured: '–', wanted: wantedOf(code) }));
  if (!faces) return [count('unmeasured', '–'), ...rest];
  const [face, ...others] = faces;
  // No face found is not a no: the detector may miss a person, and a machine's error must never block a registration.
  if (!face) return [count('review', '0'), ...rest];
  if (others.length > 0) return [count('refuse', String(faces.length)), ...rest];
  return [
    // cut out of a picture of several people, it may be the wrong one: they are asked to look
    beside > 0 ? count('warn', String(1 + beside)) : count('good', '1'),
    within('head_size', face.headHeight, percent),
    within('head_whole', face.margin, percent),
    within('eye_line', face.eyesAt, percent),
    within('head_centre', face.centreAt, percent),
    within('roll', Math.abs(face.roll), degrees),
    within('yaw', Math.abs(face.yaw), degrees),
  ];
}

type Format = (value: number) => string;

function within(code: LimitName, value: number, format: Format, from: number = LIMITS[code].sound[0]): PhotoCheck {
  const { sound: [, to], bearable }: Span = LIMITS[code];
  const sound = [from, to] as const;
  const inside = ([low, high]: readonly [number, number]) => value >= low && value <= high;
  const verdict = inside(sound) ? 'good' : inside(bearable) ? 'warn' : 'refuse';
  return { code, verdict, measured: format(value), wanted: wantedOf(code, from) };
}

const FORMATS: Record<LimitName, Format> = {
  sharpness: whole, brightness: whole, contrast: whole, background_light: whole, background_even: whole,
  glare: percent, side_light: percent, head_whole: percent, head_size: percent, eye_line: percent, head_centre: percent, roll: degrees, yaw: degrees,
};

/** What a measured check asks for, as text that needs no translation: “42–72 %”, “≥ 26”. */
export function wantedOf(code: LimitName, low: number = LIMITS[code].sound[0]): string {
  const high: number = LIMITS[code].sound[1];
  const format = FORMATS[code];
  if (high === Infinity || code === 'head_whole') return `≥ ${format(low)}`;
  return low === 0 ? `≤ ${format(high)}` : `${format(low)} – ${format(high)}`;
}

function whole(value: number): string {
  return String(Math.round(value));
}

function percent(value: number): string {
  return `${Math.round(value * 100)} %`;
}

function degrees(value: number): string {
  return `${Math.round(value)}°`;
}

/** Bytes as people read them: 9.8 KB. */
export function kilobytes(bytes: number): string {
  return `${Number((bytes / 1024).toFixed(1))} KB`;
}
