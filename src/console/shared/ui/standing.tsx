import type { JSX } from 'react';
import type { Standing } from '#contracts/sittings.ts';
import { say } from '../text/text.ts';

type Stage = keyof Standing;
const STAGES: readonly Stage[] = ['drafts', 'awaitingReview', 'notPassed', 'unpaid', 'paying', 'paid'];
const zh: Record<Stage, string> & { people: (n: number) => string; touched: string } = { drafts: '未确认', awaitingReview: '等待核验', notPassed: '未通过或退回', unpaid: '待缴费', paying: '缴费中', paid: '已缴费', people: (n) => `${String(n)} 件`, touched: '受影响' };
const words: { zh: typeof zh; en: typeof zh } = {
  zh, en: { drafts: 'not confirmed', awaitingReview: 'in review', notPassed: 'not passed or returned', unpaid: 'to be paid', paying: 'being paid', paid: 'paid', people: String, touched: 'touched' },
};

/** How many applications stand where before something is changed, those a change touches marked (影响预估). */
export function StandingFigures({ standing, touched }: { standing: Standing; touched: readonly Stage[] }): JSX.Element {
  const t = say(words);
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-2">
      {STAGES.map((stage) => (
        <div key={stage} className={touched.includes(stage) ? 'border-l-4 border-warning pl-2' : 'border-l-4 border-transparent pl-2'}>
          <dt className="text-sm text-soft">{t[stage]}</dt>
          <dd className="digits text-lg font-semibold">{t.people(standing[stage])}{touched.includes(stage) && standing[stage] > 0 ? <span className="ml-1 text-sm font-normal text-warning">{t.touched}</span> : null}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Every stage: what reaches whoever has an application. */
export const EVERY_STAGE = STAGES;
