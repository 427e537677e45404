import type { Page } from '@playwright/test';
import { expect } from '../expect.ts';
import { newPerson } from '../people.ts';
import * as breach from './breach.ts';
import * as candidates from './candidates.ts';
import * as cases from './cases.ts';
import { DAYS } from './dates.ts';
import * as exporting from './exporting.ts';
import type { Look } from './look.ts';
import * as national from './national.ts';
import * as province from './province.ts';
import * as reviewing from './reviewing.ts';
import { checksAfterExam, reviewsBlind } from './sampling.ts';
import { setClock } from './set-clock.ts';

/** Who plays, and what is done with what is seen. */
export type Stage = {
  /** A browser window of somebody's own. */
  fresh: () => Promise<Page>;
  /** A window in which a member of staff has signed in. */
  staff: (userName: string) => Promise<Page>;
  look: Look;
  /** A part of the story, named for whoever reads how it went. */
  part: (title: string, play: () => Promise<void>) => Promise<void>;
};

const JINAN_NEW = { prefecture: '济南市', name: '济南市历城区人事考试审核点', nameEn: 'Licheng review point, Jinan', address: '济南市历城区华信路 5 号二楼', phone: '0531-01230005', capacity: '200' };
const LANZHOU = '兰州市人事考试中心审核点';
const FEES = [{ type: '客观题', yuan: '61', basis: `鲁发改成本〔${String(DAYS.year)}〕18号` }, { type: '混合题', yuan: '69', basis: `鲁发改成本〔${String(DAYS.year)}〕18号` }];
const NAMES = ['张伟', '欧阳倩', '阿依古丽·买买提'];

/** A sitting from nothing to what follows its exam (考次的一年): the nation and two provinces set it up, it opens, people apply and are reviewed in three ways, a photo and an unlock are settled, the lists leave, samples are checked, a breach is decided. */
export async function playTheYear({ fresh, staff, look, part }: Stage): Promise<void> {
  const clock = await fresh();
  await setClock(clock, DAYS.prepared);
  const [nation, shandong, gansu] = [await staff('bu.guanli'), await staff('guanli.shandong'), await staff('guanli.gansu')];

  await part('the nation makes the sitting; two provinces join it, each in its own way', async () => {
    await national.makeSitting(nation, look);
    await national.setNationalFrame(nation, look);
    await province.joinSitting(shandong, province.SHANDONG, look);
    await province.setFees(shandong, '山东省', FEES, look);
    await province.openPoint(shandong, JINAN_NEW, look);
    await province.joinSitting(gansu, province.GANSU, look);
    await province.planSlots(gansu, LANZHOU, look);
    await national.announceSitting(nation, look);
    await national.previewOpening(nation, look);
  });

  const zhang = await fresh();
  await part('it opens at its minute', async () => {
    await setClock(clock, DAYS.eve);
    await candidates.joins(zhang, newPerson({ name: '张伟' }), '05');
    await candidates.cannotApplyYet(zhang);
    await setClock(clock, DAYS.opened);
  });

  const [ouyang, yoshida] = [await fresh(), await fresh()];
  await part('Shandong: one passes by the machine and pays; one hands in papers; one never confirms', async () => {
    await candidates.appliesByCommitment(zhang, look);
    await candidates.joins(ouyang, newPerson({ name: '欧阳倩' }, 'woman'), '06');
    await candidates.appliesWithMaterials(ouyang, candidates.IN_JINAN, '线上核验');
    await candidates.joins(yoshida, newPerson({ name: '𠮷田正' }), '11');
    await candidates.savesOnly(yoshida);
  });

  await part('线上核验 with 复审: returned, corrected, approved by two, paid', async () => {
    const status = new URL(ouyang.url()).pathname;
    const [first, second] = [await staff('shenhe.shandong'), await staff('fushen.shandong')];
    await reviewing.decideOnline(first, '欧阳倩', '退回补正', '学历证书照片不清晰，请重新上传', ['学历证书'], look);
    await candidates.correctsAndConfirms(ouyang, status, '学历证书照片不清晰，请重新上传');
    await reviewing.decideOnline(first, '欧阳倩', '核验通过', '', [], look);
    await ouyang.goto(status);
    await expect(ouyang.getByText('已确认，待线上核验').first()).toBeVisible(); // one alone does not decide
    await reviewing.confirmAsSecond(second, '欧阳倩', look);
    await candidates.paysOnline(ouyang, status);
  });

  const [zhangStatus, zhangNumber] = [new URL(zhang.url()).pathname, await candidates.numberOf(zhang)];
  await part('a photo is changed by permission, an application opened again by two officers', async () => {
    await cases.asksForOtherPhoto(zhang);
    await cases.allowsOtherPhoto(shandong, '张伟', look);
    await cases.replacesPhoto(zhang, '12');
    const officer = await staff('kaowu.shandong');
    await cases.proposesUnlock(officer, zhangNumber, DAYS.unlockedUntil, look);
    await cases.agreesToUnlock(shandong, '张伟', look);
    await cases.changesEmployer(zhang, zhangStatus, '山东路桥集团有限公司');
    await cases.seesDifference(officer, '张伟', '山东路桥集团有限公司', look);
  });

  await part('Gansu opens a day later; 现场核验 by appointment, paid at the counter', async () => {
    const aygul = await fresh();
    await setClock(clock, DAYS.gansuOpened);
    await candidates.joins(aygul, newPerson({ name: '阿依古丽·买买提' }, 'woman'), '08');
    await candidates.appliesWithMaterials(aygul, candidates.IN_LANZHOU, '现场核验');
    const [status, number] = [new URL(aygul.url()).pathname, await candidates.numberOf(aygul)];
    await candidates.booksAppointment(aygul, status, look);
    await setClock(clock, DAYS.atTheCounter);
    const counter = await staff('shenhe.gansu');
    await reviewing.receives(counter, LANZHOU, DAYS.onSite, '阿依古丽·买买提', look);
    await reviewing.decideAtCounter(counter, LANZHOU, number, '阿依古丽·买买提', look);
    await reviewing.takesPayment(counter, number, look);
    await aygul.goto(status);
    await expect(aygul.getByText('报考状态：报名完成')).toBeVisible();
  });

  await part('everything closes: who never confirmed was reminded and has lapsed; officers read the figures and take the lists', async () => {
    await setClock(clock, DAYS.lastDay);
    await candidates.wasReminded(clock, '13800');
    await setClock(clock, DAYS.over);
    await candidates.hasLapsed(yoshida);
    await exporting.readsFigures(nation, NAMES.length, look);
    const rows = exporting.rowsOfWorkbook(await exporting.exportsList(nation, 'Excel（xlsx）', '考务安排用名单', look));
    for (const name of NAMES) expect(rows.filter((row) => row.includes(name)), name).toHaveLength(1);
    const csv = (await exporting.exportsList(shandong, 'CSV（UTF-8）', '山东考区编排用名单', look)).toString('utf8');
    expect(csv.startsWith('\uFEFF')).toBe(true);
    expect(NAMES.map((name) => csv.includes(name)), 'its own province only').toEqual([true, true, false]);
    expect(csv).toContain(zhangNumber);
    expect(csv).not.toContain('𠮷田正');
  });

  await part('after the exam: 考后核查 and 盲审 by the industry authority', async () => {
    await setClock(clock, DAYS.afterExam);
    const authority = await staff('hangye.zhujian');
    await checksAfterExam(authority, 2, look);
    await reviewsBlind(authority, look);
  });

  await part('an integrity case: notice, answer, proposed by one and approved by another, served, recorded', async () => {
    const [officer, other] = [await staff('weiji.shandong'), await staff('weiji.fuhe')];
    await breach.opensBreach(officer, zhangNumber, look);
    await breach.notifies(officer);
    await breach.takesLetterIn(zhang);
    await breach.answers(zhang);
    await breach.proposesDecision(officer, look);
    await breach.approvesDecision(other, '张伟', look);
    await breach.takesLetterIn(zhang);
    await breach.isRecorded(officer, zhang, zhangStatus, '张伟', look);
  });
}
