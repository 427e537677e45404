import { z } from 'zod';
import { NextPath } from '#contracts/accounts.ts';
import { ok } from '#server/kernel/result.ts';
import { isSmsSlow } from '#server/modules/notices/index.ts';
import { defineForm, definePage, goTo } from '#server/platform/http/page.ts';
import { findRecovered } from './commands/change-password.ts';
import { isOwnPath } from './domain/sign-in-destination.ts';
import { bodyOf } from './form-body.ts';
import { accountChoices } from './form-choices.ts';
import { nameOf } from './pages/account-choices.ts';
import { ProofPage, RecoverByAssistancePage, RecoverByQuestionPage, RecoverBySmsPage, ResetPage, SignInPage } from './pages/sign-in-views.tsx';
import { askRecoveryCode, proveRecoveryOfAccount, recoverByAssistance, recoverByQuestion, recoverBySms, resetForgottenPassword } from './recovery.routes.ts';
import { findRecovery } from './recovery-draft.ts';
import { officeOf } from './registration.routes.ts';
import { signInToAccount, signOut } from './sign-in.routes.ts';

const page = { access: 'public', limit: 'page', audit: null } as const;

export const signInPage = definePage({
  ...page, path: '/sign-in', alone: 'near', view: SignInPage, query: z.object({ next: NextPath, told: z.string().max(20).optional() }),
  load: (ctx, { query }) => {
    if (ctx.actor.kind === 'candidate') return Promise.resolve(goTo(query.next !== undefined && isOwnPath(query.next) ? query.next : '/my'));
    return Promise.resolve(ok({ government: ctx.kit.settings.govIdentity?.name, next: query.next, told: query.told === 'reset' ? ('reset' as const) : query.next === undefined ? undefined : ('continue' as const) }));
  },
});

const recoverPage = definePage({ ...page, path: '/recover', view: RecoverByQuestionPage, load: () => Promise.resolve(ok(null)) });
const recoverSmsPage = definePage({ ...page, path: '/recover/sms', view: RecoverBySmsPage, load: async ({ tx, now }) => ok({ smsSlow: await isSmsSlow(tx, now) }) });

const recoverAssistedPage = definePage({ ...page, path: '/recover/assisted', view: RecoverByAssistancePage, load: () => Promise.resolve(ok(null)) });

const proofPage = definePage({
  ...page, path: '/recover/proof', view: ProofPage,
  load: async (ctx) => {
    const draft = await findRecovery(ctx.tx, officeOf(ctx), ctx.visitor.visitKey);
    if (!draft) return goTo('/recover');
    if (draft.proven) return goTo('/recover/password');
    return ok({
      way: draft.way, question: nameOf(accountChoices(ctx.visitor.lang).questions, draft.question), sent: draft.codeSentAt !== undefined,
      againAt: draft.codeSentAt === undefined ? undefined : draft.codeSentAt + 60_000,
    });
  },
});

const resetPage = definePage({
  ...page, path: '/recover/password', view: ResetPage,
  load: async (ctx) => {
    const found = await findRecovered(ctx.tx, officeOf(ctx), ctx.visitor.visitKey);
    return found ? ok({ userName: found.userName }) : goTo('/recover');
  },
});

export const signInPages = [signInPage, recoverPage, recoverSmsPage, recoverAssistedPage, proofPage, resetPage];

export const signInForms = [
  defineForm({ page: signInPage, endpoint: signInToAccount, toBody: bodyOf, done: ({ next }) => next }),
  defineForm({ page: signInPage, path: '/sign-out', endpoint: signOut, done: () => '/' }),
  defineForm({ page: recoverPage, endpoint: recoverByQuestion, toBody: bodyOf, done: () => '/recover/proof' }),
  defineForm({ page: recoverSmsPage, endpoint: recoverBySms, toBody: bodyOf, done: () => '/recover/proof' }),
  defineForm({ page: recoverAssistedPage, endpoint: recoverByAssistance, toBody: bodyOf, done: () => '/recover/password' }),
  defineForm({ page: proofPage, path: '/recover/code', endpoint: askRecoveryCode, toBody: (fields) => ({ channel: fields['channel'] }), done: () => '/recover/proof' }),
  defineForm({ page: proofPage, endpoint: proveRecoveryOfAccount, toBody: bodyOf, done: () => '/recover/password' }),
  defineForm({ page: resetPage, endpoint: resetForgottenPassword, toBody: bodyOf, done: () => '/sign-in?told=reset' }),
];
