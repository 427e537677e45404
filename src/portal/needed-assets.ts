/** Markup on which something can be done: a form that is sent, a field that is helped along, a dialog. */
const DOES = /<form\b[^>]*\bmethod="post"|<[^>]*\bdata-(?:check|source|dialog|open)\b/;
/** What cannot be missing then: each page is searched, and most that are only read are done with sooner. */
const MAY_DO = / method="post"| data-(?:check|source|dialog|open)\b/;
/** A state or a page that is waited for. */
const WAITS = /\bdata-(?:poll|retry)=/;
/** Somebody is signed in, for so long. */
const SIGNED_IN = /\bid="sign-in-ends"/;
const CLASSES = /\bclass="([^"]+)"/g;

/** Links what a drawn page needs beyond the sheet and script of every page: the sheet of acts where the markup names one of its classes, the scripts of acts, of waiting and of a sign-in that ends where there is any. */
export function withNeededAssets(html: string, assets: (name: string) => string, ofActs: ReadonlySet<string>): string {
  const sheet = namesOne(html, ofActs) ? `<link rel="stylesheet" href="${assets('acts.css')}"/>` : '';
  const scripts = [...(MAY_DO.test(html) && DOES.test(html) ? ['acts.js'] : []), ...(WAITS.test(html) ? ['waiting.js'] : []), ...(SIGNED_IN.test(html) ? ['await-sign-in-end.js'] : [])].map((name) => `<script type="module" src="${assets(name)}"></script>`).join('');
  if (sheet === '' && scripts === '') return html;
  // after the sheet of every page, before the sheets of few
  return html.replace(/<link rel="stylesheet" href="[^"]*\/portal[^"]*"\/>/, (portal) => `${portal}${sheet}`).replace('</head>', () => `${scripts}</head>`);
}

function namesOne(html: string, classes: ReadonlySet<string>): boolean {
  for (const [, names = ''] of html.matchAll(CLASSES)) {
    if (names.split(' ').some((name) => classes.has(name))) return true;
  }
  return false;
}

/** The classes that have rules in one sheet and none in another: what must be seen in the markup for the first to be worth loading. */
export function classesOnlyIn(sheet: string, other: string): Set<string> {
  const known = classesOf(other);
  return new Set([...classesOf(sheet)].filter((name) => !known.has(name)));
}

/** Every class a sheet has rules for. */
export function classesOf(sheet: string): Set<string> {
  const selectors = sheet.replaceAll(/\/\*[^]*?\*\/|url\("[^"]*"\)/g, '').replaceAll(/\{[^{}]*\}/g, '{}');
  return new Set(Array.from(selectors.matchAll(/\.([a-z][\w-]*)/g), ([, name]) => name ?? ''));
}
