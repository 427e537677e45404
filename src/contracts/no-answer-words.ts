import type { NoAnswer } from './registry-gateway.ts';
import type { Lang } from './refusals.ts';
import type { Words } from './words.ts';

const NO_ANSWER_WORDS: Record<NoAnswer | 'contradictory', Words> = {
  timeout: { zh: '超时', en: 'too slow' }, unreachable: { zh: '无法连接', en: 'not reachable' }, busy: { zh: '对方繁忙', en: 'busy' }, limited: { zh: '超过调用限额', en: 'over the limit' }, garbled: { zh: '答复无法识别', en: 'unreadable' },
  forged: { zh: '答复签名不符', en: 'wrong signature' }, stale: { zh: '答复过期', en: 'out of date' }, other_request: { zh: '答复与提问不符', en: 'of another question' }, refused_us: { zh: '对方拒绝受理', en: 'refused by the other side' },
  contradictory: { zh: '答复自相矛盾', en: 'contradicts itself' },
};

/** Why a registry or the credit platform gave no answer, in words; an unknown cause as it is. */
export function noAnswerText(why: string, lang: Lang): string {
  return Object.entries(NO_ANSWER_WORDS).find(([cause]) => cause === why)?.[1][lang] ?? why;
}
