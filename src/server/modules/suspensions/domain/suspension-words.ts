import { beijingTime, type Instant } from '#contracts/dates.ts';
import type { Remedy, SuspensionWords } from '#contracts/suspensions.ts';
import type { Words } from '#contracts/words.ts';

export type Said = { exam: Words; place: Words; halfDays: readonly Words[]; reason: string; documentNumber: string; remedy: Remedy; chooseUntil: Instant | null; phone: string | null };

/** The message everybody touched gets (停考通知), first what counts on the morning of an exam: do not go. It is shown before the act and frozen with it. */
export function suspensionWords(s: Said): SuspensionWords {
  const [when, whenEn] = [s.halfDays.map((h) => h.zh).join('、'), s.halfDays.map((h) => h.en).join(', ')];
  return {
    zh: `${s.exam.zh}考试${when === '' ? '' : `（${when}）`}因${s.reason}在${s.place.zh}停考，请勿前往考场，准考证作废。${remedyWords(s).zh}文号：${s.documentNumber}。${s.phone === null ? '咨询报名地考试机构。' : `咨询电话：${s.phone}。`}`,
    en: `${s.exam.en}${whenEn === '' ? '' : ` (${whenEn})`} is suspended in ${s.place.en}: ${s.reason}. Do not go to the exam; your ticket is void. ${remedyWords(s).en} ${s.documentNumber}. ${s.phone === null ? 'Ask the examination body of your province.' : `Enquiries: ${s.phone}.`}`,
  };
}

function remedyWords({ remedy, chooseUntil }: Pick<Said, 'remedy' | 'chooseUntil'>): Words {
  const until = chooseUntil === null ? '' : beijingTime(chooseUntil);
  switch (remedy) {
    case 'refund': return { zh: '报名费将全额退还，不需申请；成绩有效期顺延一年。', en: 'The whole fee goes back without asking; passes hold a year longer.' };
    case 'resit': return { zh: '考试延期举行，不需重新报名和缴费，时间另行通知。', en: 'It is held anew later; you need not register or pay again.' };
    case 'choice': return { zh: `请于 ${until} 前登录选择退费或参加延期考试，未选择的全额退费。`, en: `Sign in before ${until} to choose the fee back or the exam held anew; without a choice the fee goes back.` };
  }
}

/** What is said instead to those who sit other papers of the sitting: these take place, the fee goes back whole, the ticket is printed anew. */
export function partlyWords(w: SuspensionWords): SuspensionWords {
  return {
    zh: `${w.zh}您其他场次的考试照常进行，请重新打印准考证；报名费全额退还，成绩有效期顺延一年。`,
    en: `${w.en} Your other papers take place as planned: print your ticket again. The whole fee goes back and passes hold a year longer.`,
  };
}
