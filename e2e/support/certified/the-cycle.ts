import type { Page } from '@playwright/test';
import type { Look } from '../sitting/look.ts';
import { confirmedApplication, pay } from '../paid.ts';
import { applies, hasLapsed, ROLES, type Candidate } from './cast.ts';
import * as certificates from './certificates.ts';
import * as chain from './chain.ts';
import { beijing, calendarOf, clockTo, sittingOpenNow, type Calendar } from './clock.ts';
import * as completion from './completion.ts';
import * as examDay from './exam-day.ts';
import * as lookUps from './score-look-ups.ts';
import * as nextYear from './next-year.ts';
import * as passLines from './pass-lines.ts';
import * as scores from './scores.ts';
import * as seats from './seats.ts';
import * as tickets from './tickets.ts';

/** Windows for who plays: of a candidate's telephone, and of a member of staff who has signed in. */
export type Stage = { fresh: (width?: number) => Promise<Page>; staff: (userName: string) => Promise<Page>; look: Look };

type Name = keyof typeof ROLES;
/** What the chapters hand on to one another. */
export type Story = { stage: Stage; people: Partial<Record<Name, Candidate>>; calendar?: Calendar; /** The address of the public list in the console. */ publicity?: string };

export type Chapter = { title: string; play: (story: Story) => Promise<void> };

const PHONE = 360;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export function newStory(stage: Stage): Story {
  return { stage, people: {} };
}

function calendarIn({ calendar }: Story): Calendar {
  if (!calendar) throw new Error('no sitting was chosen');
  return calendar;
}

function person({ people }: Story, name: Name): Candidate {
  const found = people[name];
  if (!found) throw new Error(`${name} has not applied`);
  return found;
}

const ticketOf = (story: Story, name: Name): string => person(story, name).ticket ?? '';

/** From paid to certificate, in two years (从缴费到证书): each chapter begins where the one before ended. */
export const chapters: readonly Chapter[] = [
  {
    title: 'five people of 济南 apply for 一级建造师; four pay',
    async play(story) {
      const { stage: { fresh, staff }, people } = story;
      const [nation, reviewer] = [await staff('bu.guanli'), await staff('shenhe.shandong')];
      story.calendar = await calendarOf(nation, await sittingOpenNow(nation, '034'));
      const { sitting } = story.calendar;
      await Promise.all(Object.entries(ROLES).map(async ([name, role]) => { people[name as Name] = await applies(await fresh(PHONE), role, sitting, { nation, reviewer }); }));
      await clockTo(nation, story.calendar.pay.closesAt + MINUTE);
      await hasLapsed(person(story, 'ouyang'));
    },
  },
  {
    title: 'seats: rooms imported, the seed committed, drawn, looked at and frozen by two',
    async play(story) {
      const { stage: { staff, look } } = story;
      const [officer, second] = [await staff('kaowu.shandong'), await staff('guanli.shandong')];
      await seats.importsRooms(officer, look);
      const plan = await seats.commitsSeed(officer, calendarIn(story).sitting, look);
      await seats.allocates(officer, plan, 4, look);
      await seats.freezes(officer, second, plan, look);
    },
  },
  {
    title: 'tickets: prepared with those left out, released by two, looked up, printed and checked',
    async play(story) {
      const { stage: { fresh, staff, look } } = story;
      const [officer, second] = [await staff('kaowu.shandong'), await staff('guanli.shandong')];
      const release = await tickets.preparesTickets(officer, 4, { name: '欧', reason: '报名逾期未完成，已失效' }, look);
      await tickets.releasesTickets(officer, second, release, look);
      await clockTo(officer, calendarIn(story).ticket.opensAt + MINUTE);
      const stranger = await fresh(PHONE);
      const { person: wang } = person(story, 'wang');
      person(story, 'wang').ticket = await tickets.looksUpTicket(stranger, wang, look);
      for (const name of ['zhang', 'yoshida', 'aygul'] as const) person(story, name).ticket = await tickets.printsOwnTicket(person(story, name), look);
      await tickets.readsWhyNot(person(story, 'ouyang'), '报名逾期未完成', look);
    },
  },
  {
    title: 'the exam days pass: two absences and a breach are entered',
    async play(story) {
      const { stage: { staff, look } } = story;
      const officer = await staff('kaowu.shandong');
      const { sitting, examOn } = calendarIn(story);
      await clockTo(officer, Date.parse(`${examOn.at(-1) ?? ''}T20:00:00+08:00`) + DAY);
      const absent = (name: Name, subject: string) => ({ ticket: ticketOf(story, name), subject, kind: '缺考', note: '' }) as const;
      await examDay.entersExamDay(officer, sitting, [absent('wang', '3'), absent('aygul', '3'), absent('aygul', '4')], { ticket: ticketOf(story, 'yoshida'), subject: '2', kind: '违纪', note: '3月6日下午开考后40分钟，桌内发现手机' }, look);
    },
  },
  {
    title: 'scores: a file with a bad row is refused and mended, approved by another, one held back',
    async play(story) {
      const { stage: { staff, look } } = story;
      const [manager, second, officer] = [await staff('kaowu.bu'), await staff('bu.guanli'), await staff('guanli.shandong')];
      const { sitting, score } = calendarIn(story);
      await clockTo(manager, score.opensAt - 10 * DAY);
      await scores.importsScores(manager, sitting, [
        { ticket: ticketOf(story, 'zhang'), marks: [72, 91, 84.5, 90] }, { ticket: ticketOf(story, 'wang'), marks: [66, 80, -1, 71] },
        { ticket: ticketOf(story, 'yoshida'), marks: [61, -2, 80, 99] }, { ticket: ticketOf(story, 'aygul'), marks: [88, 102, -1, -1] },
      ], look);
      await scores.approvesScores(second, sitting, 16, look);
      await scores.holdsBack(officer, sitting, ticketOf(story, 'yoshida'), look);
    },
  },
  {
    title: 'pass lines by two people',
    async play(story) {
      const { stage: { staff, look } } = story;
      const [manager, second] = [await staff('kaowu.bu'), await staff('bu.guanli')];
      const { sitting, score } = calendarIn(story);
      await passLines.setsPassLines(manager, second, sitting, { subject: '考全科 · 建筑工程 · 专业工程管理与实务（建筑工程）的全国标准', mark: '95', announcesAt: beijing(score.opensAt) }, look);
    },
  },
  {
    title: 'the instant of the release, by two people',
    async play(story) {
      const { stage: { staff, look } } = story;
      const [manager, second] = [await staff('kaowu.bu'), await staff('bu.guanli')];
      const { sitting, score } = calendarIn(story);
      await scores.agreesOnRelease(manager, second, sitting, beijing(score.opensAt), look);
    },
  },
  {
    title: 'one second before the release nothing is told; after it everybody reads their own',
    async play(story) {
      const { stage: { fresh, look } } = story;
      const stranger = await fresh(PHONE);
      const { sitting, score } = calendarIn(story);
      await clockTo(stranger, score.opensAt - 10 * MINUTE);
      await lookUps.findsNothingYet(stranger, sitting, look);
      const [zhang, wang, yoshida] = [person(story, 'zhang'), person(story, 'wang'), person(story, 'yoshida')];
      await lookUps.isToldNothing(stranger, sitting, score.opensAt - 1_000, zhang.person);
      await clockTo(stranger, score.opensAt + MINUTE);
      await lookUps.looksUpScore(stranger, sitting, { documentNumber: wang.person.documentNumber }, wang.person.name, look);
      await lookUps.reads(stranger, { 建设工程经济: '66', 建设工程项目管理: '缺考' }, look, 'score-sheet');
      await lookUps.looksUpScore(stranger, sitting, { ticket: zhang.ticket ?? '' }, zhang.person.name, look);
      await lookUps.reads(stranger, { 专业工程管理与实务: '90' }, look, 'score-sheet-one-missing');
      await lookUps.looksUpScore(stranger, sitting, { ticket: yoshida.ticket ?? '' }, yoshida.person.name, look);
      await lookUps.isHeldBack(stranger, look);
      await passLines.readsPassLines(stranger, sitting, '95', look);
    },
  },
  {
    title: 'a re-check: asked once, found by one, confirmed by another',
    async play(story) {
      const { stage: { staff, look } } = story;
      const [officer, second] = [await staff('kaowu.shandong'), await staff('kaowu.bu')];
      const { sitting } = calendarIn(story);
      const zhang = person(story, 'zhang');
      await lookUps.asksRecheck(zhang, '专业工程管理与实务', '案例二第 3 问作答在答题卡指定区域，怀疑漏评', look);
      await lookUps.answersRecheck(officer, second, sitting, zhang.ticket ?? '', '96', look);
      await lookUps.readsAnswer(zhang, '复查完毕，成绩更正为 96', look);
    },
  },
  {
    title: 'a year on: the sitting is copied from last year and announced',
    async play(story) {
      const nation = await story.stage.staff('bu.guanli');
      const before = calendarIn(story);
      const inAYear = (day: string) => new Date(Date.parse(day) + 364 * DAY).toISOString().slice(0, 10);
      const sitting = await nextYear.copiesSitting(nation, before.sitting, before.examOn.map(inAYear));
      story.calendar = await calendarOf(nation, sitting);
    },
  },
  {
    title: 'two return with the subjects they passed, and apply for the rest',
    async play(story) {
      const { stage: { look } } = story;
      const [wang, aygul] = [person(story, 'wang'), person(story, 'aygul')];
      const { sitting, year, apply } = calendarIn(story);
      await clockTo(wang.page, apply.opensAt + HOUR);
      wang.status = await nextYear.appliesAgain(wang, { passedIn: year - 1, passed: ['建设工程经济', '建设工程法规及相关知识'], open: ['建设工程项目管理', '专业工程管理与实务'] }, look);
      aygul.status = await confirmedApplication(aygul.page, { sitting, ...ROLES.aygul.application, subjects: ['3', '4'] });
      await pay(aygul.page, aygul.status);
    },
  },
  {
    title: 'the same chain again, without its screens: seats, tickets, scores',
    async play(story) {
      const { stage: { staff } } = story;
      const [arranges, second] = [await staff('kaowu.shandong'), await staff('guanli.shandong')];
      const [imports, approves] = [await staff('kaowu.bu'), await staff('bu.guanli')];
      const { sitting, pay: payment, ticket, score } = calendarIn(story);
      await clockTo(arranges, payment.closesAt + MINUTE);
      await chain.seatsAndTickets({ officer: arranges, second }, sitting);
      await clockTo(arranges, ticket.opensAt + MINUTE);
      const [wang, aygul] = [person(story, 'wang'), person(story, 'aygul')];
      for (const who of [wang, aygul]) who.ticket = await chain.ticketNumberOf(who);
      await clockTo(imports, score.opensAt - 10 * DAY);
      await chain.scoresOut({ officer: imports, second: approves }, sitting, [{ ticket: wang.ticket ?? '', marks: ['', '', 81, 104] }, { ticket: aygul.ticket ?? '', marks: ['', '', 95, 118.5] }], score.opensAt);
      await clockTo(imports, score.opensAt + MINUTE);
    },
  },
  {
    title: 'the cycle is complete: what was passed then and now counts together',
    async play(story) {
      const { stage: { look } } = story;
      await lookUps.readsCompletion(person(story, 'wang'), look);
    },
  },
  {
    title: 'who has passed everything and why, the check after the exam, and the list two people show to the public',
    async play(story) {
      const { stage: { staff, look } } = story;
      const [officer, second, authority] = [await staff('kaowu.shandong'), await staff('guanli.shandong'), await staff('hangye.zhujian')];
      const { sitting, year, score } = calendarIn(story);
      const recheckOver = score.opensAt + 31 * DAY;
      await clockTo(officer, recheckOver);
      await chain.sampleChecked(authority, sitting);
      await completion.readsWhy(officer, sitting, [ticketOf(story, 'wang'), ticketOf(story, 'aygul')], String(year - 1), look);
      story.publicity = await completion.announces(officer, second, sitting, { startsAt: beijing(recheckOver + DAY), entries: 2 }, look);
      await clockTo(officer, recheckOver + DAY + HOUR);
    },
  },
  {
    title: 'an objection is looked into by one and decided by another; the others are not held up',
    async play(story) {
      const { stage: { fresh, staff, look } } = story;
      const [officer, second, stranger] = [await staff('kaowu.shandong'), await staff('guanli.shandong'), await fresh(PHONE)];
      const code = await completion.objects(stranger, '阿依古丽·买买提', '据我所知，此人 2014 年至 2016 年并未在报名所填单位工作，工作年限不足，请核实社保记录。', look);
      await completion.settlesObjection(officer, second, '阿依古丽', look);
      await completion.readsObjectionAnswer(stranger, code, look);
      await clockTo(stranger, (await chain.publicityEnds(officer, story.publicity ?? '')) + MINUTE);
      for (const name of ['wang', 'aygul'] as const) await completion.readsCleared(person(story, name), look);
    },
  },
  {
    title: 'certificates: issued by two, annotated before use, looked up by anybody, one revoked',
    async play(story) {
      const { stage: { fresh, staff, look } } = story;
      const [officer, second, stranger] = [await staff('kaowu.shandong'), await staff('guanli.shandong'), await fresh(PHONE)];
      const [wang, aygul] = [person(story, 'wang'), person(story, 'aygul')];
      await certificates.issues(officer, second, 2, look);
      const number = await certificates.annotates(wang, look);
      await certificates.looksUp(stranger, number, wang.person.name, '有效', look);
      const other = await certificates.annotates(aygul, look);
      await certificates.revokes(officer, second, other, look);
      await certificates.takesDecisionIn(aygul, look);
      await certificates.looksUp(stranger, other, aygul.person.name, '已撤销', look);
    },
  },
];
