import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { SubmitButton } from './forms/buttons.tsx';
import { CaptchaField } from './forms/captcha-field.tsx';
import { SelectField } from './forms/choice-fields.tsx';
import { FieldGroup, RepeatedRows } from './forms/field-group.tsx';
import { emptyForm, type FormState } from './forms/form-state.ts';
import { Form } from './forms/form.tsx';
import { PasswordField, TextField } from './forms/text-fields.tsx';
import { GalleryPage } from './gallery/gallery-page.tsx';
import type { PageContext } from './page-context.ts';
import { Page } from './page.tsx';
import { inLanguage } from './paths.ts';

const page: PageContext = {
  lang: 'zh', now: Date.parse('2026-11-23T09:30:00+08:00'), path: '/my/applications?at=2', mode: 'demo', user: { name: '阿依古丽·买买提' },
  submissionKey: '019aaf0e-2f7d-7a39-9f5b-4f1b8d1f2a10', assets: (name) => `/assets/${name}`, captcha: 'altcha', demo: true, supportPhone: '0531-00000000',
};
const wrong: FormState = { values: { name: '<script>' }, problems: [{ path: 'name', text: '请填写此项' }, { path: 'educations.1.major', text: '请填写此项' }, { path: '', text: '提交的内容过大' }] };

test('every page says where one is, who one is, which time the server has and whom to ask', () => {
  const html = renderToString(<Page page={page} title="报考状态" trail={[{ text: '我的报考', href: '/my/applications' }]} />);
  expect(html).toContain('lang="zh-CN"');
  expect(html).toContain('<title>报考状态 · 金榜</title>');
  expect(html).toMatch(/当前位置：.*首页.*我的报考.*aria-current="page">报考状态/s);
  expect(html).toContain('报名人：阿依古丽·买买提');
  expect(html).toContain('2026-11-23 09:30');
  expect(html).toContain('0531-00000000');
  expect(html).toContain('href="/my/applications?at=2&amp;lang=en"');
});

test('the demo band is there in a demo and never in production', () => {
  const shown = (more: Partial<PageContext>) => renderToString(<Page page={{ ...page, ...more }} title="首页" trail={[]} />).includes('class="demo"');
  expect(shown({})).toBe(true);
  expect(shown({ demo: false })).toBe(false);
  expect(shown({ mode: 'production' })).toBe(false);
});

test('a form that came back names its problems in the tab, in the summary and at the field, and escapes what was typed', () => {
  const html = renderToString(
    <Page page={page} title="注册" trail={[]} form={wrong}>
      <Form page={page} form={wrong}>
        <FieldGroup title="个人信息"><TextField page={page} form={wrong} name="name" label="姓名" hint="与证件一致" required /></FieldGroup>
        <RepeatedRows page={page} what="学历" count={2} max={5} addEdit="add" removeEdit="remove" row={(at) => <TextField page={page} form={wrong} name={`educations.${String(at)}.major`} label="所学专业" />} />
      </Form>
    </Page>,
  );
  expect(html).toContain('<title>有误：注册 · 金榜</title>');
  expect(html).toContain('<a href="#f-name">姓名：请填写此项</a>');
  expect(html).toContain('<a href="#f-educations-1-major">学历 2 · 所学专业：请填写此项</a>');
  expect(html).toContain('<li>提交的内容过大</li>');
  expect(html).toMatch(/<input id="f-name"[^>]*aria-invalid="true" aria-describedby="f-name-hint f-name-error"/);
  expect(html).toContain('value="&lt;script>"');
  expect(html).not.toContain('<script>');
});

test('a form carries its submission key, and Enter presses no “add a row”', () => {
  const html = renderToString(<Form page={page} form={emptyForm}><button name="_edit" value="add" type="submit">增加</button></Form>);
  expect(html).toContain(`name="_key" value="${page.submissionKey}"`);
  expect(html).toContain('action="/my/applications"');
  expect(html.indexOf('form__enter')).toBeLessThan(html.indexOf('_edit'));
});

test('a password never comes back', () => {
  const html = renderToString(<PasswordField page={page} form={{ values: { password: 'Taishan-1987' }, problems: [] }} name="password" label="密码" kind="current" />);
  expect(html).not.toContain('Taishan');
});

test('a button that may not be pressed stands there with every reason', () => {
  const html = renderToString(<SubmitButton page={page} text="去确认" disabledReasons={['照片尚未上传', '学历信息尚在核验中']} />);
  expect(html).toContain('type="button" aria-disabled="true"');
  expect(html).toContain('照片尚未上传；学历信息尚在核验中');
});

test('a linked select can be refreshed without a script', () => {
  const field = { page, form: emptyForm, name: 'city', label: '城市', choices: [], source: { url: '/api/regions/{}', dependsOn: 'province', refreshEdit: 'refresh' } };
  expect(renderToString(<SelectField {...field} />)).toMatch(/<noscript><button[^>]*name="_edit" value="refresh"/);
});

test('the captcha offers the picture beside the proof of work, by the key of this page', () => {
  const html = renderToString(<CaptchaField page={page} form={emptyForm} />);
  expect(html).toContain('data-name="captcha.proof"');
  expect(html).toContain(`name="captcha.picture" value="${page.submissionKey}"`);
  expect(html).toContain('name="captcha.digits"');
  expect(renderToString(<CaptchaField page={{ ...page, captcha: 'picture' }} form={emptyForm} />)).not.toContain('captcha.proof');
});

test.each(['parts', 'form', 'errors', 'status'] as const)('the sheet %s keeps to the policy: no inline style, no inline script, in either language', (sheet) => {
  for (const lang of ['zh', 'en'] as const) {
    const html = renderToString(<GalleryPage page={{ ...page, lang }} sheet={sheet} />);
    expect(html).not.toMatch(/ style=| on[a-z]+="/);
    for (const script of html.match(/<script[^>]*>[^<]*/g) ?? []) expect(script).toMatch(/^<script type="module" src="[^"]+">$/);
    const ids = Array.from(html.matchAll(/ id="([^"]+)"/g), ([, id]) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  }
});

test('the language switch keeps the page and its query', () => {
  expect(inLanguage('/exams?year=2026&lang=zh', 'en')).toBe('/exams?year=2026&lang=en');
  expect(inLanguage('/', 'zh')).toBe('/?lang=zh');
});
