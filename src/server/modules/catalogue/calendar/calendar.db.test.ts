import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROVINCE_CODES } from '#contracts/regions.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';

import { findProvinceConfig, listExams } from '../exams.ts';
import { catalogueModule } from '../index.ts';
import { usuallyApply, usualTurnout } from './usual-turnout.ts';

const NOW = Date.parse('2026-11-23T10:00:00+08:00');
let t: TestApp;
beforeAll(async () => { t = await testApp({ at: NOW, modules: () => [catalogueModule({ latestNotices: () => Promise.resolve([]) })] }); });
afterAll(() => t.stop());

const onTheWire = (body: string) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }).length;

describe('the calendar', () => {
  test('says by month what happens, and what one cannot see drawn stands in words', async () => {
    const { status, body } = await t.page.get('/calendar');
    expect(status).toBe(200);
    for (const words of ['2026年11月', '2026年12月', '报名开始', '报名截止', '缴费截止', '最晚的报名地', '一级建造师', '全年时间轴']) expect(body, words).toContain(words);
    // the drawing is for eyes alone: nothing in it can be reached by keyboard
    const drawing = /<figure class="line" aria-hidden="true">.*?<\/figure>/s.exec(body)?.[0] ?? '';
    expect(drawing.match(/<rect/g)?.length).toBeGreaterThan(40);
    expect(drawing).not.toMatch(/<a |tabindex/);
    expect(body).not.toMatch(/undefined|NaN|\[object/);
  });

  test('for one place it is exact and offers calendar files', async () => {
    const { body } = await t.page.get('/calendar?province=37&as=table');
    expect(body).toMatch(/<option value="37" selected/);
    expect(body).not.toContain('各地不同');
    const file = /href="(\/exams\/034\/calendar\.ics\?[^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect((await t.page.get(file)).status).toBe(200);
  });

  test('is light in every shape, in both languages', async () => {
    for (const path of ['/calendar', '/calendar?as=table', '/calendar?province=37&as=table', '/calendar?exam=034', '/calendar/busy']) {
      for (const lang of ['zh', 'en']) {
        const { status, body } = await t.page.get(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
        expect(status, path).toBe(200);
        expect(body, path).not.toMatch(/undefined|NaN|\[object/);
        expect(onTheWire(body), `${path} ${lang}`).toBeLessThan(7_500);
      }
    }
  });

  test('takes what is no choice for no choice, and says when there is nothing', async () => {
    expect((await t.page.get('/calendar?province=99&exam=<b>&as=x')).status).toBe(200);
    expect((await t.page.get('/calendar?exam=999')).body).toContain('没有符合条件的日程');
    const reply = await t.page.get('/calendar');
    expect((await t.page.get('/calendar', { headers: { 'if-none-match': String(reply.headers['etag']) } })).status).toBe(304);
  });
});

describe('the forecast', () => {
  test('names days, crowded hours, quiet hours and openings, and owns where its figures come from', async () => {
    const { body } = await t.page.get('/calendar/busy');
    for (const words of ['11月23日周一', '较空闲：', '约为平常的', '约 ', '没有填报，按近年公开的全国报考规模']) expect(body, words).toContain(words);
    expect(body.match(/class="busy__day"/g)).toHaveLength(28);
  });

  test('counts what a province wrote down instead of the usual', async () => {
    const own = await testApp({ at: NOW, modules: () => [catalogueModule({ latestNotices: () => Promise.resolve([]) })] });
    try {
      await own.inTx((tx) => tx.updateTable('sitting_province').set({ expected_candidates: 4_000_000 }).where('province_code', '=', '37').where('sitting_id', 'like', '028-%').execute());
      const { body } = await own.page.get('/calendar/busy');
      expect(body).toMatch(/人数：\d+ 处采用报名地填报的预计报名人数/);
      expect(body).not.toContain('人数：0 处');
      expect(body).toContain('可能需要排队进入');
    } finally {
      await own.stop();
    }
  });

  test('has a usual figure for every exam and place', async () => {
    const turnout = await usualTurnout();
    expect(Object.keys(turnout.weights).toSorted()).toEqual([...PROVINCE_CODES].toSorted());
    for (const exam of await t.inTx(listExams)) for (const province of PROVINCE_CODES) expect(usuallyApply(turnout, exam.code, province), `${exam.code} ${province}`).toBeGreaterThan(0);
    expect(readFileSync('seeds/reference/usual-turnout.json', 'utf8')).toContain('placeholder');
  });
});

describe('a calendar file', () => {
  const eventsOf = (body: string) => new ICAL.Component(ICAL.parse(body)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));

  test('holds the dates of the place, to be kept under the exam’s name', async () => {
    const reply = await t.page.get('/exams/034/calendar.ics?province=37');
    expect(reply.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(reply.headers['content-disposition']).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('一级建造师-山东.ics')}`);
    const events = eventsOf(reply.body);
    const config = await t.inTx((tx) => findProvinceConfig(tx, '034-2027-1', '37'));
    const closing = events.find((e) => e.uid.startsWith('034-2027-1-37-apply_closes@'));
    expect(closing?.endDate.toJSDate().getTime()).toBe(config?.windows.apply.closesAt);
    expect(closing?.summary).toBe('2027年度一级建造师报名截止（山东）');
    expect(closing?.component.getAllSubcomponents('valarm')).toHaveLength(2);
    expect(events.find((e) => e.uid.includes('-exam@'))?.startDate.isDate).toBe(true);
    expect((await t.page.get('/exams/034/calendar.ics?province=37&lang=en')).body).toContain('applications close');
  });

  test('is there for every exam in every place that holds it, and not found elsewhere', async () => {
    for (const exam of await t.inTx(listExams)) {
      for (const province of ['11', '37', '54', '66']) {
        const { status, body } = await t.page.get(`/exams/${exam.code}/calendar.ics?province=${province}`);
        if (status === 200) expect(eventsOf(body).length, `${exam.code} ${province}`).toBeGreaterThan(3);
        else expect(status, `${exam.code} ${province}`).toBe(404);
      }
    }
    expect((await t.page.get('/exams/999/calendar.ics?province=37')).status).toBe(404);
    expect((await t.page.get('/exams/034/calendar.ics?province=37&sitting=035-2026-1')).status).toBe(404);
    expect((await t.page.get('/exams/034/calendar.ics')).status).toBe(422);
  });
});
