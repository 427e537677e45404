import { articleText, BREACH_ARTICLES, BREACH_ORDER, DISPOSITIONS, type Disposition } from '#contracts/breach-articles.ts';
import { beijingDay, type Instant } from '#contracts/dates.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { breachTerms } from '../breach-terms.ts';
import type { BreachCase } from '../breach-case.ts';
import type { LetterContent } from '../letters.store.ts';
import { agencyOf } from './letter-facts.ts';
import { subjectNamesOf } from '../subject-names.ts';

type Env = { tx: Tx; kit: Kit; now: Instant };

/** 违纪违规处理告知书: what was found, on what article, what is intended, and what the person may say until when. */
export async function composeNotice(env: Env, c: BreachCase, disposition: Disposition): Promise<LetterContent> {
  const { statementWorkingDays } = breachTerms();
  const base = await baseOf(env, c);
  return {
    ...base.letter, title: '违纪违规处理告知书', number: `告〔${c.reference.slice(0, 4)}〕${c.reference.slice(5)}-${String(c.notices + 1)}`,
    rows: [...base.rows, { term: '拟作出的处理', value: dispositionText(disposition, base.subjects) }],
    paragraphs: [
      `我机构拟依据${BREACH_ORDER.zh}${articleText(c.article, c.item, 'zh')}，就您参加${c.content.examText}的上述情况作出处理。`,
      `您依法享有陈述和申辩的权利。请在收到本告知书之日起 ${String(statementWorkingDays)} 个工作日内，登录网上报名平台“考试情况与诚信记录”，或者以书面形式向我机构提出陈述、申辩意见，并可以提供证据；期满未提出的，视为放弃。`,
      '您提出的事实、理由和证据，我机构将进行复核；成立的，予以采纳。我机构不会因您陈述、申辩而加重处理。',
      ...(base.phone === '' ? [] : [`联系电话：${base.phone}。`]),
    ],
  };
}

/** 违纪违规处理决定书: what was found and decided, why, what became of the defence, and the remedies. */
export async function composeDecision(env: Env, c: BreachCase): Promise<LetterContent> {
  invariant(c.disposition && c.decisionNumber && c.proposal, 'a decision has disposition, number and reasons');
  const { reviewDays, lawsuitMonths } = breachTerms();
  const base = await baseOf(env, c);
  const recorded = DISPOSITIONS[c.disposition].record !== null;
  return {
    ...base.letter, title: '违纪违规处理决定书', number: c.decisionNumber,
    rows: [...base.rows, { term: '处理决定', value: dispositionText(c.disposition, base.subjects) }],
    paragraphs: [
      c.proposal.reasons,
      ...(c.proposal.answer === '' ? ['您在规定期限内没有提出陈述、申辩意见。'] : [`关于您的陈述、申辩：${c.proposal.answer}`]),
      `依据${BREACH_ORDER.zh}${articleText(c.article, c.item, 'zh')}，决定如下：${dispositionText(c.disposition, base.subjects)}。`,
      ...(recorded ? ['记入诚信档案库不影响您报名参加考试；记录期限内报名不适用告知承诺制，须按报考地规定办理资格核验。'] : []),
      `您对本决定不服的，可以自收到本决定书之日起 ${String(reviewDays)} 日内依法申请行政复议，也可以自收到之日起 ${String(lawsuitMonths)} 个月内依法向人民法院提起行政诉讼。`,
      ...(base.phone === '' ? [] : [`联系电话：${base.phone}。`]),
    ],
  };
}

function dispositionText(disposition: Disposition, subjects: string): string {
  return disposition === 'subjects_void' && subjects !== '' ? `当次该科目（${subjects}）考试成绩无效` : DISPOSITIONS[disposition].zh;
}

async function baseOf({ tx, kit, now }: Env, c: BreachCase) {
  const account = await findAccount(tx, kit.crypto, c.accountId);
  invariant(account, `account ${c.accountId} is gone`);
  const agency = await agencyOf(tx, c);
  const subjects = (await subjectNamesOf({ tx, kit }, c)).join('、');
  const rows = [
    { term: '考试', value: c.content.examText }, ...(c.number === null ? [] : [{ term: '报名序号', value: c.number }]), ...(subjects === '' ? [] : [{ term: '涉及科目', value: subjects }]),
    { term: '时间、地点', value: `${c.content.occurredOn}　${c.content.place}` }, { term: '事实', value: c.content.facts },
    { term: '适用条款', value: `${articleText(c.article, c.item, 'zh')}：${BREACH_ARTICLES[c.article].items[c.item - 1]?.zh ?? ''}` },
  ];
  return { letter: { name: account.name, documentNumber: account.maskedDocumentNumber, agency: agency.name, day: beijingDay(now) }, rows, subjects, phone: agency.phone };
}
