import { expect, test } from 'vitest';
import { classesOf, classesOnlyIn, withNeededAssets } from './needed-assets.ts';

const asset = (name: string) => `/assets/${name}`;
const ofActs = classesOnlyIn('.field{margin:0}.steps{margin:0}@media print{.steps__now{display:none}}.input--select{background:url("data:image/svg+xml,.w3.org")}', '.field{margin:1px}');
const page = (body: string) => withNeededAssets(`<head><link rel="stylesheet" href="/assets/portal-1.css"/><link rel="stylesheet" href="/assets/own.css"/></head><body>${body}</body>`, asset, ofActs);

test('a page that is only read loads nothing more', () => {
  const read = page('<form class="field" method="get" action="/exams" data-form="/assets/form.js"><input name="form"></form><p>class steps, method="post"</p>');
  expect(read).not.toContain('acts');
});

test('the sheet of acts stands between that of every page and those of few, and comes only for a class of its own', () => {
  expect([...ofActs]).toEqual(['steps', 'steps__now', 'input--select']);
  expect(page('<ol class="field steps__now"></ol>')).toContain('portal-1.css"/><link rel="stylesheet" href="/assets/acts.css"/><link rel="stylesheet" href="/assets/own.css"/>');
});

test.each(['<form class="greeting" method="post">', '<input class="field" data-check="digits">', '<a data-dialog="leave">', '<dialog data-open>'])('%s brings the script of acts', (markup) => {
  expect(page(markup)).toContain('<script type="module" src="/assets/acts.js"></script></head>');
});

test('classes are read from selectors, not from values', () => {
  expect([...classesOf('/* .no */ .a.b:hover > .c{margin:.5em;content:".d"}@media (min-width:1.5em){.e,.f--g{top:0}}')].sort()).toEqual(['a', 'b', 'c', 'e', 'f--g']);
});

test.each(['<p data-retry="true">', '<div data-poll="/x">'])('%s brings the script of waiting', (markup) => {
  expect(page(markup)).toContain('<script type="module" src="/assets/waiting.js"></script></head>');
});

test('a page of somebody signed in brings what waits for the end of that', () => {
  expect(page('<dialog class="greeting" id="sign-in-ends">')).toContain('<script type="module" src="/assets/await-sign-in-end.js"></script></head>');
});
