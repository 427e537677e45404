import { expect, test } from 'vitest';
import { renderToString } from 'preact-render-to-string';
import { drawnOnce } from './drawn-once.ts';

type Greeting = { lang: 'zh' | 'en'; name: string };

test('a part is drawn once for each owner and key, and stands in the page as if it were drawn there', () => {
  let drawn = 0;
  const [here, there] = [{}, {}];
  const Head = drawnOnce<{ owner: object; lang: 'zh' | 'en' }>(({ owner, lang }) => ({ owner, key: lang }), ({ lang }) => {
    drawn += 1;
    return <h1 lang={lang}>{lang === 'zh' ? '金榜 & <榜>' : 'Jinbang'}</h1>;
  });
  const page = (owner: object, { lang, name }: Greeting) => renderToString(<main><Head owner={owner} lang={lang} /><p>{name}</p></main>);
  expect(page(here, { lang: 'zh', name: '张伟' })).toBe('<main><h1 lang="zh">金榜 &amp; &lt;榜></h1><p>张伟</p></main>');
  expect(page(here, { lang: 'zh', name: '欧阳倩' })).toBe('<main><h1 lang="zh">金榜 &amp; &lt;榜></h1><p>欧阳倩</p></main>');
  expect(drawn).toBe(1);
  expect(page(here, { lang: 'en', name: '张伟' })).toBe('<main><h1 lang="en">Jinbang</h1><p>张伟</p></main>');
  page(there, { lang: 'zh', name: '张伟' });
  expect(drawn).toBe(3);
});

test('keys without end are drawn and not kept', () => {
  let drawn = 0;
  const owner = {};
  const Line = drawnOnce<{ n: number }>(({ n }) => ({ owner, key: String(n) }), ({ n }) => { drawn += 1; return <p>{n}</p>; });
  for (let n = 0; n < 300; n += 1) renderToString(<Line n={n} />);
  expect(drawn).toBe(300);
  renderToString(<Line n={0} />);
  expect(drawn).toBe(300);
  expect(renderToString(<Line n={299} />)).toBe('<p>299</p>');
  expect(drawn).toBe(301);
});
