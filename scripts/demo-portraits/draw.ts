import type { Face } from './faces.ts';

const WIDTH = 590;
const HEIGHT = 826;
const CENTRE = 295;

/** The drawing of one face as SVG, 590 × 826, on white: the double of the photo standard's 295 × 413. */
export function drawFace(face: Face): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
${definitions(face)}
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fdfdfd"/>
${hairBehind(face)}
${body(face)}
${neck(face)}
${head(face)}
${ears(face)}
${hairInFront(face)}
${features(face)}
${face.glasses ? glasses() : ''}
</svg>`;
}

function definitions(face: Face): string {
  return `<defs>
<radialGradient id="skin" cx="0.46" cy="0.4" r="0.72"><stop offset="0" stop-color="${mix(face.skin, '#ffffff', 0.22)}"/><stop offset="0.6" stop-color="${face.skin}"/><stop offset="1" stop-color="${mix(face.skin, '#6b3a22', 0.3)}"/></radialGradient>
<linearGradient id="neck" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${mix(face.skin, '#6b3a22', 0.42)}"/><stop offset="0.55" stop-color="${mix(face.skin, '#6b3a22', 0.12)}"/><stop offset="1" stop-color="${face.skin}"/></linearGradient>
<linearGradient id="hair" x1="0.2" y1="0" x2="0.8" y2="1"><stop offset="0" stop-color="${mix(face.hair, '#ffffff', 0.2)}"/><stop offset="0.45" stop-color="${face.hair}"/><stop offset="1" stop-color="${mix(face.hair, '#000000', 0.35)}"/></linearGradient>
<linearGradient id="coat" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${mix(face.coat, '#ffffff', 0.1)}"/><stop offset="1" stop-color="${mix(face.coat, '#000000', 0.22)}"/></linearGradient>
<linearGradient id="nose" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="${mix(face.skin, '#6b3a22', 0.3)}" stop-opacity="0.75"/><stop offset="0.42" stop-color="${mix(face.skin, '#ffffff', 0.4)}" stop-opacity="0.8"/><stop offset="1" stop-color="${mix(face.skin, '#6b3a22', 0.42)}" stop-opacity="0.8"/></linearGradient>
<filter id="soft" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="7"/></filter>
<filter id="faint" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="2.2"/></filter>
</defs>`;
}

function body(face: Face): string {
  const shoulders = `<path d="M20 862 C26 722 62 682 150 654 C200 638 222 626 236 606 L354 606 C368 626 390 638 440 654 C528 682 564 722 570 862 Z" fill="url(#coat)"/>`;
  const shade = mix(face.coat, '#000000', 0.4);
  const parts: Record<Face['collar'], string> = {
    suit: `<path d="M226 618 L295 786 L364 618 L340 604 L250 604 Z" fill="${face.shirt}"/>
<path d="M236 612 L295 672 L266 704 L214 640 Z M354 612 L295 672 L324 704 L376 640 Z" fill="${mix(face.shirt, '#8899aa', 0.16)}"/>
<path d="M216 630 L150 672 L196 716 L178 742 L292 862 L296 790 Z M374 630 L440 672 L394 716 L412 742 L298 862 L294 790 Z" fill="${mix(face.coat, '#ffffff', 0.12)}" stroke="${shade}" stroke-width="2"/>`,
    shirt: `<path d="M230 610 L295 690 L254 742 L190 646 Z M360 610 L295 690 L336 742 L400 646 Z" fill="${face.shirt}" stroke="${mix(face.shirt, '#445566', 0.35)}" stroke-width="2"/>
<path d="M295 690 L295 862" stroke="${shade}" stroke-width="3"/><circle cx="304" cy="746" r="4.5" fill="${shade}"/><circle cx="304" cy="796" r="4.5" fill="${shade}"/>`,
    round: `<path d="M214 628 C232 708 358 708 376 628 L392 636 C372 738 218 738 198 636 Z" fill="${face.shirt}" stroke="${shade}" stroke-width="1.5"/>`,
    stand: `<path d="M226 596 L364 596 L376 640 C340 672 250 672 214 640 Z" fill="url(#coat)" stroke="${shade}" stroke-width="2"/>
<path d="M250 600 L295 652 L340 600 Z" fill="${face.shirt}"/><path d="M295 652 L295 862" stroke="${shade}" stroke-width="3"/>`,
  };
  return `<g transform="translate(0 -34)">${shoulders}${parts[face.collar]}</g>`;
}

function neck(face: Face): string {
  const bottom = face.collar === 'suit' ? 632 : 602;
  return `<path d="M238 500 L238 572 C246 ${bottom} 344 ${bottom} 352 572 L352 500 Z" fill="url(#neck)"/>`;
}

function head(face: Face): string {
  const w = 128 * face.jaw;
  return `<path d="M${CENTRE} 186 C${CENTRE + w} 186 ${CENTRE + w + 14} 300 ${CENTRE + w} 396 C${CENTRE + w - 10} 472 ${CENTRE + 62} 556 ${CENTRE} 558 C${CENTRE - 62} 556 ${CENTRE - w + 10} 472 ${CENTRE - w} 396 C${CENTRE - w - 14} 300 ${CENTRE - w} 186 ${CENTRE} 186 Z" fill="url(#skin)"/>`;
}

function ears(face: Face): string {
  if (face.style === 'long' || face.style === 'bob' || face.style === 'fringe') return '';
  const x = 130 * face.jaw;
  const inner = mix(face.skin, '#6b3a22', 0.32);
  return [-1, 1].map((side) => `<ellipse cx="${CENTRE + side * x}" cy="392" rx="17" ry="36" fill="${mix(face.skin, '#6b3a22', 0.1)}"/><ellipse cx="${CENTRE + side * (x + 1)}" cy="394" rx="8" ry="21" fill="${inner}" opacity="0.6"/>`).join('');
}

function hairBehind(face: Face): string {
  if (face.style === 'long') return `<path d="M140 330 C130 150 460 150 450 330 C470 470 466 600 452 668 L138 668 C124 600 120 470 140 330 Z" fill="url(#hair)"/>`;
  if (face.style === 'bob' || face.style === 'fringe') return `<path d="M144 320 C134 150 456 150 446 320 C462 420 456 500 440 540 L150 540 C134 500 128 420 144 320 Z" fill="url(#hair)"/>`;
  if (face.style === 'bun') return `<circle cx="295" cy="146" r="56" fill="url(#hair)"/><path d="M158 380 C144 170 446 170 432 380 Z" fill="url(#hair)"/>`;
  return '';
}

function hairInFront(face: Face): string {
  const left = CENTRE - 134 * face.jaw;
  const right = CENTRE + 134 * face.jaw;
  const paths: Record<Face['style'], string> = {
    short: `M${left} 372 C${left - 22} 190 ${CENTRE - 90} 138 ${CENTRE} 138 C${CENTRE + 100} 138 ${right + 22} 200 ${right} 372 C${right - 8} 318 ${right - 20} 286 ${right - 42} 266 C${CENTRE + 40} 246 ${CENTRE - 40} 262 ${left + 46} 262 C${left + 20} 290 ${left + 8} 318 ${left} 372 Z`,
    side_part: `M${left} 376 C${left - 24} 190 ${CENTRE - 80} 132 ${CENTRE + 6} 134 C${CENTRE + 110} 136 ${right + 26} 206 ${right} 376 C${right - 6} 330 ${right - 16} 300 ${right - 30} 284 C${CENTRE + 20} 276 ${CENTRE - 50} 250 ${CENTRE - 66} 214 C${CENTRE - 80} 252 ${left + 30} 282 ${left + 18} 300 C${left + 8} 320 ${left + 4} 340 ${left} 376 Z`,
    grey_side: `M${left} 370 C${left - 20} 200 ${CENTRE - 90} 144 ${CENTRE} 144 C${CENTRE + 92} 144 ${right + 20} 204 ${right} 370 C${right - 8} 310 ${right - 22} 270 ${right - 52} 246 C${CENTRE + 60} 214 ${CENTRE + 34} 208 ${CENTRE + 22} 208 C${CENTRE - 24} 240 ${left + 60} 246 ${left + 40} 256 C${left + 16} 290 ${left + 8} 318 ${left} 370 Z`,
    crew: `M${left + 2} 352 C${left - 14} 200 ${CENTRE - 86} 150 ${CENTRE} 150 C${CENTRE + 86} 150 ${right + 14} 200 ${right - 2} 352 C${right - 10} 300 ${right - 22} 266 ${right - 46} 240 C${CENTRE + 50} 222 ${CENTRE - 50} 222 ${left + 46} 240 C${left + 22} 266 ${left + 10} 300 ${left + 2} 352 Z`,
    bob: `M${left - 6} 470 C${left - 34} 190 ${CENTRE - 90} 132 ${CENTRE} 132 C${CENTRE + 100} 132 ${right + 34} 190 ${right + 6} 470 C${right - 4} 400 ${right - 10} 330 ${right - 34} 282 C${CENTRE + 40} 262 ${CENTRE - 20} 240 ${CENTRE - 40} 212 C${CENTRE - 60} 250 ${left + 40} 280 ${left + 26} 310 C${left + 12} 350 ${left + 4} 410 ${left - 6} 470 Z`,
    long: `M${left - 8} 520 C${left - 36} 190 ${CENTRE - 90} 130 ${CENTRE} 130 C${CENTRE + 100} 130 ${right + 36} 190 ${right + 8} 520 C${right - 6} 420 ${right - 8} 330 ${right - 40} 276 C${CENTRE + 46} 254 ${CENTRE + 14} 230 ${CENTRE} 204 C${CENTRE - 14} 230 ${CENTRE - 46} 254 ${left + 40} 276 C${left + 8} 330 ${left + 6} 420 ${left - 8} 520 Z`,
    bun: `M${left} 372 C${left - 18} 200 ${CENTRE - 90} 146 ${CENTRE} 146 C${CENTRE + 90} 146 ${right + 18} 200 ${right} 372 C${right - 8} 306 ${right - 26} 262 ${right - 60} 236 C${CENTRE + 40} 216 ${CENTRE - 40} 216 ${left + 60} 236 C${left + 26} 262 ${left + 8} 306 ${left} 372 Z`,
    fringe: `M${left - 6} 460 C${left - 32} 190 ${CENTRE - 90} 134 ${CENTRE} 134 C${CENTRE + 98} 134 ${right + 32} 190 ${right + 6} 460 C${right - 2} 390 ${right - 6} 330 ${right - 22} 296 C${CENTRE + 60} 306 ${CENTRE + 20} 300 ${CENTRE} 302 C${CENTRE - 30} 300 ${CENTRE - 60} 306 ${left + 22} 296 C${left + 6} 330 ${left + 2} 390 ${left - 6} 460 Z`,
  };
  return `<path d="${paths[face.style]}" fill="${mix(face.skin, '#6b3a22', 0.5)}" opacity="0.35" filter="url(#soft)" transform="translate(0 8)"/><path d="${paths[face.style]}" fill="url(#hair)"/>`;
}

function features(face: Face): string {
  return [-1, 1].map((side) => eye(face, side)).join('') + nose(face) + mouth(face) + cheeks(face);
}

function eye(face: Face, side: number): string {
  const x = CENTRE + side * 56;
  const s = face.eyes;
  const dark = mix(face.hair, '#2a1712', 0.5);
  const brow = face.brows === 'firm' ? 9 : 6;
  return `<ellipse cx="${x}" cy="376" rx="38" ry="22" fill="${mix(face.skin, '#6b3a22', 0.4)}" opacity="0.45" filter="url(#soft)"/>
<path d="M${x - 30} 378 Q${x} ${378 - 21 * s} ${x + 30} 378 Q${x} ${378 + 16 * s} ${x - 30} 378 Z" fill="#fbf7f3"/>
<circle cx="${x}" cy="375" r="${11.5 * s}" fill="#3a2219"/><circle cx="${x}" cy="375" r="${5.6 * s}" fill="#0d0807"/><circle cx="${x - 4}" cy="371" r="3.1" fill="#ffffff"/>
<path d="M${x - 32} 379 Q${x} ${374 - 21 * s} ${x + 32} 379" fill="none" stroke="${dark}" stroke-width="5" stroke-linecap="round"/>
<path d="M${x - 24} 385 Q${x} ${383 + 14 * s} ${x + 24} 385" fill="none" stroke="${mix(face.skin, '#6b3a22', 0.55)}" stroke-width="2.4" stroke-linecap="round"/>
<path d="M${x - side * 34} ${336 + (side < 0 ? 4 : 4)} Q${x} 318 ${x + side * 38} 340" fill="none" stroke="${mix(face.hair, '#2a1712', 0.35)}" stroke-width="${brow}" stroke-linecap="round" filter="url(#faint)"/>`;
}

function nose(face: Face): string {
  const shade = mix(face.skin, '#5a2c1a', 0.5);
  return `<path d="M281 372 C278 410 266 440 264 456 C270 474 320 474 326 456 C324 440 312 410 309 372 Z" fill="url(#nose)" filter="url(#soft)"/>
<path d="M266 458 C272 470 284 470 290 466 M324 458 C318 470 306 470 300 466" fill="none" stroke="${shade}" stroke-width="4.2" stroke-linecap="round" filter="url(#faint)"/>
<ellipse cx="281" cy="465" rx="6" ry="3.2" fill="${mix(shade, '#000000', 0.3)}"/><ellipse cx="309" cy="465" rx="6" ry="3.2" fill="${mix(shade, '#000000', 0.3)}"/>`;
}

function mouth(face: Face): string {
  const dark = mix(face.lips, '#3a0f0f', 0.5);
  return `<path d="M246 501 Q272 498 284 499 Q295 503 306 499 Q318 498 344 501 Q295 522 246 501 Z" fill="${mix(face.lips, '#3a0f0f', 0.15)}"/>
<path d="M250 503 Q295 520 340 503 Q320 532 295 532 Q270 532 250 503 Z" fill="${face.lips}"/>
<path d="M244 499 Q250 505 262 507 Q295 516 328 507 Q340 505 346 499" fill="none" stroke="${dark}" stroke-width="2.6" stroke-linecap="round"/>
<ellipse cx="295" cy="541" rx="30" ry="6" fill="${mix(face.skin, '#5a2c1a', 0.5)}" opacity="0.35" filter="url(#soft)"/>`;
}

function cheeks(face: Face): string {
  return [-1, 1].map((side) => `<ellipse cx="${CENTRE + side * 84}" cy="452" rx="30" ry="22" fill="${face.lips}" opacity="0.13" filter="url(#soft)"/>`).join('');
}

function glasses(): string {
  return `<g fill="none" stroke="#3b3d42" stroke-width="4"><rect x="196" y="352" width="84" height="58" rx="22"/><rect x="310" y="352" width="84" height="58" rx="22"/><path d="M280 374 Q295 366 310 374 M196 372 L166 366 M394 372 L424 366"/></g>`;
}

/** Blends two hex colours; `share` is how much of the second. */
function mix(a: string, b: string, share: number): string {
  const at = (hex: string, i: number) => Number.parseInt(hex.slice(1 + i * 2, 3 + i * 2), 16);
  return `#${[0, 1, 2].map((i) => Math.round(at(a, i) * (1 - share) + at(b, i) * share).toString(16).padStart(2, '0')).join('')}`;
}
