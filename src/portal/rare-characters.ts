/** Extension A, compatibility ideographs, and every plane behind the first (by its high surrogates: each page is searched, and by halves that takes a third less): what office computers and older phones often cannot draw. */
const RARE = /[\u3400-\u4dbf\uf900-\ufaff\ud840-\ud8bf]/;

/** Has a page that shows a rare character (生僻字) load the faces for it; every other page stays as it is and pays nothing. */
export function withRareFaces(html: string, styles: string): string {
  return RARE.test(html) ? html.replace('</head>', `<link rel="stylesheet" href="${styles}"/></head>`) : html;
}
