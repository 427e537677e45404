import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkPicture } from './check-picture.ts';

const svg = (inside: string, more = '') => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40" ${more}>${inside}</svg>`);

test('a drawing is taken with its shape', () => {
  expect(checkPicture(svg('<path d="M0 0h9"/>'), 4096)).toMatchObject({ type: 'image/svg+xml', width: 120, height: 40 });
  expect(checkPicture(svg('<defs><linearGradient id="a"><stop/></linearGradient></defs><use href="#b"/><rect fill="url(#a)"/>'), 4096)).toMatchObject({ extension: 'svg' });
  expect(checkPicture(readFileSync('src/portal/static/favicon.svg'), 4096)).toMatchObject({ extension: 'svg' });
});

test.each([
  ['a script', svg('<script>alert(1)</script>')],
  ['a script of a named space', svg('<svg:script>alert(1)</svg:script>')],
  ['a handler', svg('<path d="M0 0"/>', 'onload="alert(1)"')],
  ['a handler parted by a slash', svg('<path/onclick=alert(1) d=""/>')],
  ['HTML inside', svg('<foreignObject><iframe src="https://x.example"/></foreignObject>')],
  ['a picture from elsewhere', svg('<image href="https://x.example/a.png"/>')],
  ['a link', svg('<a href="javascript:alert(1)"><path d=""/></a>')],
  ['a reference to elsewhere', svg('<use href="https://x.example/a.svg#b"/>')],
  ['an old reference', svg('<use xlink:href = "data:image/svg+xml,x"/>')],
  ['a reference written in characters', svg('<use href="&#104;ttps://x.example"/>')],
  ['a fill from elsewhere', svg('<rect fill="url(https://x.example/#a)"/>')],
  ['a style', svg('<style>@import "https://x.example"</style>')],
  ['an animation', svg('<set attributeName="href" to="javascript:alert(1)"/>')],
  ['an entity', Buffer.from(`<!DOCTYPE svg [<!ENTITY a "b">]>${svg('').toString()}`)],
  ['no shape', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>')],
  ['UTF-16', Buffer.from(`\uFEFF${svg('').toString()}`, 'utf16le')],
  ['a page', Buffer.from('<html><body></body></html>')],
  ['a torn PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])],
  ['nothing', Buffer.alloc(0)],
  ['too much', Buffer.concat([svg(''), Buffer.alloc(5_000, 32)])],
])('%s is refused with a reason', (_what, bytes) => {
  expect(checkPicture(bytes, 4096)).toEqual({ fault: expect.any(String) });
});
