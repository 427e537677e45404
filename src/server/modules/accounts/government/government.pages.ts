import { z } from 'zod';
import { NextPath } from '#contracts/accounts.ts';
import { maskPhone } from '#contracts/contact.ts';
import { maskDocumentNumber } from '#contracts/identity-documents.ts';
import { ok } from '#server/kernel/result.ts';
import type { IdentityProvider } from '#server/platform/config/settings.ts';
import { defineForm, definePage, goTo } from '#server/platform/http/page.ts';
import { findAccount } from '../find-account.ts';
import { officeOf } from '../registration.routes.ts';
import { ANSWER_PATH, type governmentEndpoints } from './government.routes.ts';
import { AnswerPage, GovernmentPhonePage, LeavePage, NewcomerPage } from '../pages/government-views.tsx';
import { findVisit } from './visit.ts';

const page = { access: 'public', limit: 'page', audit: null } as const;

/** The pages of 政务服务平台登录; without the platform they lead to the ordinary sign-in. */
export function governmentPages(platform: IdentityProvider | undefined, endpoints: ReturnType<typeof governmentEndpoints>) {
  const name = platform?.name ?? '';
  const leavePage = definePage({
    // the form leads on to the platform
    ...page, path: '/sign-in/government', view: LeavePage, query: z.object({ next: NextPath }), csp: { formAction: platform ? [new URL(platform.issuer).origin, 'https:'] : [] },
    load: (_, { query }) => Promise.resolve(platform ? ok({ name, next: query.next }) : goTo('/sign-in')),
  });
  const answerPage = definePage({
    ...page, path: ANSWER_PATH, view: AnswerPage, query: z.object({ code: z.string().max(4_000).optional(), state: z.string().max(500).optional(), iss: z.string().max(500).optional(), error: z.string().max(200).optional(), error_description: z.string().max(500).optional() }),
    load: (_, { query: { error_description: _words, ...answer } }) => Promise.resolve(platform ? ok({ name, declined: answer.error !== undefined, answer: Object.fromEntries(Object.entries(answer).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))) }) : goTo('/sign-in')),
  });
  const phonePage = definePage({
    ...page, path: '/sign-in/government/phone', view: GovernmentPhonePage,
    load: async (ctx) => {
      const kept = await findVisit(ctx.tx, officeOf(ctx), ctx.visitor.visitKey, 'phone');
      const account = kept && (await findAccount(ctx.tx, ctx.kit.crypto, kept.accountId));
      if (!kept || account?.phone === undefined) return goTo('/sign-in');
      return ok({ phone: maskPhone(account.phone), sent: kept.codeSentAt !== undefined, againAt: kept.codeSentAt === undefined ? undefined : kept.codeSentAt + 60_000 });
    },
  });
  const newcomerPage = definePage({
    ...page, path: '/sign-in/government/new', view: NewcomerPage,
    load: async (ctx) => {
      const kept = await findVisit(ctx.tx, officeOf(ctx), ctx.visitor.visitKey, 'register');
      return kept ? ok({ name: kept.identity.name, document: maskDocumentNumber(kept.identity.documentNumber) }) : goTo('/sign-in');
    },
  });
  return {
    pages: [leavePage, answerPage, phonePage, newcomerPage],
    forms: [
      defineForm({ page: leavePage, endpoint: endpoints.leave, done: ({ url }) => url }),
      defineForm({ page: answerPage, endpoint: endpoints.comeBack, done: ({ next }) => next }),
      defineForm({ page: phonePage, path: '/sign-in/government/code', endpoint: endpoints.sendPhoneCode, done: () => '/sign-in/government/phone' }),
      defineForm({ page: phonePage, endpoint: endpoints.provePhone, done: ({ next }) => next }),
    ],
  };
}
