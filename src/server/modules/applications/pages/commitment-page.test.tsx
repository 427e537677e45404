import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { ApplicationId } from '#contracts/ids.ts';
import { emptyForm } from '#portal/forms/form-state.ts';
import type { PageContext } from '#portal/page-context.ts';
import { CommitmentPage, type CommitmentView } from './commitment-page.tsx';

const id = ApplicationId.parse('019ab000-0000-7000-8000-000000000001');
const page: PageContext = {
  lang: 'zh', now: Date.parse('2026-11-24T09:00:00+08:00'), path: `/my/applications/${id}/commitment`, mode: 'test', user: { name: '张伟' }, submissionKey: 'k',
  assets: (name) => `/assets/${name}`, captcha: 'altcha', demo: false,
};
const view: CommitmentView = {
  head: { id, exam: '2027 年度一级建造师', candidate: '张伟', province: '山东省', phone: '0531-00003701', paymentMode: 'online', deadline: null, state: 'S3' },
  kind: 'letter', version: '2026-1', paragraphs: ['现郑重承诺：'], mayDecline: true, askPassword: false,
};
const shown = (more: Partial<CommitmentView>) => renderToString(<CommitmentPage view={{ ...view, ...more }} page={page} form={emptyForm} />);

test('the letter is shown whole with signing, leaving it for now, and going without it', () => {
  const html = shown({});
  for (const text of ['现郑重承诺：', '签署承诺书', '暂不提交', '不采用告知承诺制']) expect(html).toContain(text);
});

test('some time after signing in the password is asked for with the signature, and not before', () => {
  expect(shown({})).not.toContain('type="password"');
  expect(shown({ askPassword: true })).toMatch(/<input[^>]*name="currentPassword"[^>]*type="password"/);
});

test('where everybody signs there is no way without it (R-2.2.3-08, D-10)', () => {
  const html = shown({ mayDecline: false });
  expect(html).not.toContain('href="/my/applications/019ab000-0000-7000-8000-000000000001/commitment/decline"');
  expect(html).toContain('不签署承诺书不能继续报名');
});

test('the notice for a person under a record names no case, offers no letter, and gives the phone (D-16)', () => {
  const html = shown({ kind: 'hold' });
  expect(html).toContain('不适用告知承诺制');
  expect(html).toContain('0531-00003701');
  expect(html).not.toContain('现郑重承诺');
  for (const word of ['失信', '诚信档案', '违纪', '记录期']) expect(html).not.toContain(word);
});
