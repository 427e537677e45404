import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { DISPLAYED_STATES, type ApplicationView, type DisplayedState } from '#contracts/applications.ts';
import { ApplicationId } from '#contracts/ids.ts';
import { emptyForm } from '#portal/forms/form-state.ts';
import type { PageContext } from '#portal/page-context.ts';
import { flowNodes, menuOf, StatusPage } from './status-page.tsx';
import type { StatusView } from './status-view.ts';
import { words } from './words.ts';

const NOW = Date.parse('2026-11-24T09:00:00+08:00');
const id = ApplicationId.parse('019ab000-0000-7000-8000-000000000001');
const exam = { zh: '一级建造师', en: 'Constructor, First Class' };

const pageIn = (lang: 'zh' | 'en'): PageContext => ({
  lang, now: NOW, path: `/my/applications/${id}`, mode: 'test', user: { name: '王晓[沛]' }, submissionKey: 'k', assets: (name) => `/assets/${name}`, captcha: 'altcha', demo: false,
});

function viewOf(state: DisplayedState, more: Partial<ApplicationView> = {}): StatusView {
  const application: ApplicationView = {
    id, number: null, version: 3, state, exam: { code: '034', name: exam, year: 2027, examOn: ['2027-03-06'] }, province: null, level: null, specialty: null, subjects: [], reviewPoint: null,
    dimensions: { identity: 'passed', rows: 'passed', photo: 'approved', commitment: 'signed', materials: 'not_needed', data: 'saved', review: 'not_started', payment: 'unpaid' },
    reviewReason: null, fileNumber: null, dueInFen: null, paymentMode: 'online', modifyPolicy: 'UNTIL_PAY', windows: null, acts: [], later: [], flow: [], history: [], ...more,
  };
  return {
    application, dimensions: [], windows: [], unlocked: null, particulars: { documentType: '居民身份证', maskedDocument: '3701121991****1237', name: '王晓[沛]', level: null, specialty: null, subjects: [] },
    head: { id, exam: '2027 年度一级建造师', candidate: '王晓[沛]', province: '山东省', phone: '0531-00003701', paymentMode: 'online', deadline: null, state },
  };
}

const shown = (view: StatusView, lang: 'zh' | 'en' = 'zh') => renderToString(<StatusPage view={view} page={pageIn(lang)} form={emptyForm} />);

describe('the status page (报考人员状态界面)', () => {
  test.each(DISPLAYED_STATES)('%s is said in both languages, with the province to call', (state) => {
    for (const lang of ['zh', 'en'] as const) {
      const html = shown(viewOf(state), lang);
      expect(html).toContain(words[lang].states[state]);
      expect(html).toContain('0531-00003701');
    }
  });

  test('an ended application shows no flow chart', () => {
    expect(shown(viewOf('X2'))).not.toContain('class="flow"');
    expect(shown(viewOf('S6'))).toContain('class="flow"');
  });

  test('a review not passed tells its reason (R-2.2.5-03)', () => {
    expect(shown(viewOf('S9', { reviewReason: '工作年限证明与填写不一致' }))).toContain('工作年限证明与填写不一致');
  });

  test('the menu keeps what is closed in sight and says why', () => {
    const acts = menuOf(viewOf('S6', { acts: [
      { act: 'confirm', open: false, reasons: ['信息确认已于 2026-12-10 00:00 截止'], href: '/confirm', until: null },
      { act: 'give_up', open: true, reasons: [], href: '/give-up', until: null },
    ] }), 'zh');
    expect(acts.map((a) => [a.text, a.reasons])).toEqual([
      ['报名信息确认', ['信息确认已于 2026-12-10 00:00 截止']], ['打印报名表', ['确认报名信息后可以打印报名表']], ['缴费', ['资格核验通过后可以缴费']], ['放弃报名', []],
    ]);
  });

  test('the flow chart lights the next act, leaves out what does not apply, and offers 信息维护 behind it (R-3.3.1-02)', () => {
    const nodes = flowNodes(viewOf('S6', {
      acts: [{ act: 'confirm', open: true, reasons: [], href: '/confirm', until: NOW + 1000 }, { act: 'edit', open: true, reasons: [], href: '/modify', until: null }],
      flow: [
        { id: 'fill', state: 'done', href: '/modify', until: null }, { id: 'materials', state: 'skipped', href: null, until: null },
        { id: 'confirm', state: 'current', href: '/confirm', until: NOW + 1000 }, { id: 'pay', state: 'ahead', href: null, until: null },
      ],
    }), pageIn('zh'));
    expect(nodes.map((n) => [n.key, n.state, n.act?.text])).toEqual([['fill', 'done', '信息维护'], ['confirm', 'current', '报名信息确认'], ['pay', 'open', undefined]]);
    expect(nodes[1]?.until).toBe(NOW + 1000);
  });
});
