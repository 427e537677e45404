import type { JSX } from 'preact';
import type { CheckCode } from '#contracts/photos/standard.ts';

/** How the little person stands in the frame of a hint picture; the defaults are a sound photo. */
type Pose = { dx?: number; dy?: number; scale?: number; tilt?: number; turned?: boolean; back?: string; face?: string; soft?: boolean; washed?: boolean };

function Person({ dx = 0, dy = 0, scale = 1, tilt = 0, turned = false, face = '#f2c9a8', soft = false, washed = false }: Pose): JSX.Element {
  const line = washed ? '#b9b4ae' : '#2b2f36';
  return (
    <g transform={`translate(${20 + dx} ${28 + dy}) scale(${scale})`} opacity={soft ? 0.55 : 1}>
      <path d="M-17 30 C-16 17 -8 14 -4 13 L4 13 C8 14 16 17 17 30 Z" fill={washed ? '#c9ccd2' : '#2f4a73'} />
      <g transform={`rotate(${tilt})`}>
        <path d="M-4 8 h8 v7 h-8 z" fill={face} />
        <ellipse cx="0" cy="-1" rx="9" ry="11.5" fill={face} />
        <path d="M-9.6 -1 C-11 -17 11 -17 9.6 -1 C8 -7 5 -9 0 -9 C-5 -9 -8 -7 -9.6 -1 Z" fill={line} />
        <circle cx={turned ? 1 : -3.4} cy="-1" r="1.1" fill={line} />
        <circle cx={turned ? 6 : 3.4} cy="-1" r="1.1" fill={line} />
        <path d={turned ? 'M2 5.4 q2.4 1.2 4.6 0' : 'M-3 5.4 q3 1.8 6 0'} fill="none" stroke="#b0584f" stroke-width="1.2" stroke-linecap="round" />
      </g>
    </g>
  );
}

function Frame({ back = '#ffffff', children }: { back?: string; children: JSX.Element | JSX.Element[] }): JSX.Element {
  return (
    <svg class="photo-hint" viewBox="0 0 40 56" width="40" height="56" aria-hidden="true" focusable="false">
      <rect x="0.5" y="0.5" width="39" height="55" fill={back} stroke="#7c8a9c" />
      {children}
    </svg>
  );
}

const posed = (pose: Pose): JSX.Element => <Frame back={pose.back ?? '#ffffff'}><Person {...pose} /></Frame>;

const words = (text: string): JSX.Element => (
  <Frame back="#f4f6f9"><path d="M10 14 h14 l6 6 v22 h-20 z" fill="#ffffff" stroke="#7c8a9c" /><text x="20" y="36" font-size="8" text-anchor="middle" fill="#16202d">{text}</text></Frame>
);

const ghost = (offset: number): JSX.Element => <g opacity="0.35" transform={`translate(${offset} ${offset / 2})`}><Person /></g>;

const BAD: Record<CheckCode, () => JSX.Element> = {
  type: () => words('DOC'),
  source_size: () => <Frame back="#e9edf3"><rect x="13" y="19" width="14" height="19" fill="#fff" stroke="#7c8a9c" /><Person scale={0.34} dy={2} /></Frame>,
  final_size: () => <Frame back="#e9edf3"><rect x="2" y="14" width="36" height="26" fill="#fff" stroke="#7c8a9c" /><Person scale={0.5} /></Frame>,
  bytes: () => words('900K'),
  face_count: () => <Frame><Person scale={0.62} dx={-9} /><Person scale={0.62} dx={9} /></Frame>,
  head_size: () => posed({ scale: 0.5, dy: 14 }),
  head_whole: () => posed({ dy: -16, scale: 1.15 }),
  eye_line: () => posed({ dy: 14 }),
  head_centre: () => posed({ dx: -11 }),
  roll: () => posed({ tilt: 24 }),
  yaw: () => posed({ turned: true }),
  sharpness: () => <Frame><Person soft />{ghost(2.2)}{ghost(-2.2)}</Frame>,
  brightness: () => <Frame back="#5d6269"><Person face="#5b463a" /></Frame>,
  contrast: () => posed({ washed: true, face: '#dcd3ca', back: '#e4e4e2' }),
  glare: () => <Frame><Person /><ellipse cx="23" cy="25" rx="6" ry="7" fill="#ffffff" /><ellipse cx="16" cy="31" rx="3" ry="3" fill="#ffffff" /></Frame>,
  side_light: () => <Frame><Person /><path d="M20 8 h10 v46 h-10 z" fill="#16202d" opacity="0.55" /></Frame>,
  background_light: () => posed({ back: '#4b6f9e' }),
  background_even: () => <Frame><path d="M2 4 h12 v14 h-12 z M28 8 h9 v30 h-9 z" fill="#c9a46a" /><path d="M3 30 h8 v20 h-8 z" fill="#7d9a6b" /><Person /></Frame>,
};

const GOOD: Partial<Record<CheckCode, () => JSX.Element>> = { type: () => words('JPG'), bytes: () => words('10K') };

/** The two drawings beside a check: what is wanted, and what fails it. */
export function CheckPictures({ code, good, bad }: { code: CheckCode; good: string; bad: string }): JSX.Element {
  const sound = GOOD[code] ?? (() => posed({}));
  return (
    <span class="photo-hints">
      <span class="photo-hints__one photo-hints__one--good">{sound()}<span class="unseen">{good}</span></span>
      <span class="photo-hints__one photo-hints__one--bad">{BAD[code]()}<span class="unseen">{bad}</span></span>
    </span>
  );
}
