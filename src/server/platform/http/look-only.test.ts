import { expect, test } from 'vitest';
import { withoutActs } from './look-only.ts';

test('links lead nowhere, forms send nothing, scripts are gone, and what is shown stays', () => {
  expect(withoutActs('<a class="x" href="/my?a=1&amp;b=2" target="_blank">我的报考</a>')).toBe('<a class="x" role="link" aria-disabled="true">我的报考</a>');
  expect(withoutActs('<form class="one-row" method="get" action="/exams#provinces"><select name="province"><option value="37" selected>山东省 > 济南</option></select><button class="b" type="submit" formaction="/x">查看</button></form>'))
    .toBe('<form class="one-row"><select name="province" disabled><option value="37" selected>山东省 > 济南</option></select><button class="b" type="button" aria-disabled="true">查看</button></form>');
  expect(withoutActs('<input name="a" title="a > b" disabled/><script type="module" src="/assets/enhance.js"></script>')).toBe('<input name="a" title="a > b" disabled/>');
  expect(withoutActs('<aside><address>href="/x" 原样</address></aside>')).toBe('<aside><address>href="/x" 原样</address></aside>');
});
