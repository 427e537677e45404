import type { Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { VerificationState, VerificationSubjectKind } from '#contracts/verification.ts';
import { settleIdentityClaim, tellCandidate, type AccountFacts } from '#server/modules/accounts/index.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { isPassed, isUnfinished, STATE_WORDS } from './domain/verification-states.ts';
import { findVerification } from './find-verification.ts';

type Office = { crypto: FieldCrypto; now: Instant };

const WORDS = {
  zh: { all: '身份、学历、学位信息', identity: '身份', education: '学历', degree: '学位', title: '职称', comma: '，' },
  en: { all: 'identity, education and degrees', identity: 'identity: ', education: 'education: ', degree: 'degree: ', title: 'professional title: ', comma: ', ' },
} as const satisfies Record<Lang, Record<VerificationSubjectKind | 'all' | 'comma', string>>;

const WORDS_OF_TITLES = { zh: '职称信息', en: 'professional titles' } as const;

/**
 * What follows when a verification has a result: a verified person holds the document from now on (D-04, D-05), and
 * the candidate is told, once, as soon as nothing is unfinished any more. Call it with the identity's row locked.
 */
export async function announceResults(tx: Tx, office: Office, account: AccountFacts, settled: { kind: VerificationSubjectKind; state: VerificationState }): Promise<void> {
  if (settled.kind === 'identity' && isPassed(settled.state)) await settleIdentityClaim(tx, office, account.id);
  const { identity, rows } = await findVerification(tx, account);
  const all = settled.kind === 'title' ? rows.filter((fact) => fact.kind === 'title') : [identity, ...rows.filter((fact) => fact.kind !== 'title')];
  if (all.some((fact) => isUnfinished(fact.state))) return;
  await tellCandidate({ tx, kit: office, now: office.now }, account, 'verification_done', (lang) => {
    const w = WORDS[lang];
    return { what: settled.kind === 'title' ? WORDS_OF_TITLES[lang] : w.all, outcome: all.map((fact) => `${w[fact.kind]}${STATE_WORDS[lang][fact.state]}`).join(w.comma) };
  });
}
