/** Extension A, compatibility ideographs, and every plane behind the first: what office computers and older phones often cannot draw. */
const RARE = /[\u{3400}-\u{4dbf}\u{f900}-\u{faff}\u{20000}-\u{3ffff}]/u;

/** Has a page that shows a rare character (生僻字) load the faces for it; every other page stays as it is and pays nothing. */
export function withRareFaces(html: string, styles: string): string {
  return RARE.test(html) ? html.replace('</head>', `<link rel="stylesheet" href="${styles}"/></head>`) : html;
}
