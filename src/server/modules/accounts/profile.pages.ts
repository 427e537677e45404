import { z } from 'zod';
import { maskMail } from '#contracts/contact.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { Lang } from '#contracts/refusals.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Ctx } from '#server/platform/http/endpoint.ts';
import { defineForm, definePage, type AnyPage, type FormDef } from '#server/platform/http/page.ts';
import { listSessions } from '#server/platform/http/sessions.store.ts';
import type { AccountFacts } from './account-facts.ts';
import { findAccountRow } from './accounts.store.ts';
import { maskNetwork } from './commands/sign-in.ts';
import { deviceName } from './domain/device-name.ts';
import { networkOf } from '#server/kernel/sign-in-throttle.ts';
import { findAccount } from './find-account.ts';
import { isFreshSignIn, JUST_SIGNED_IN } from './fresh-sign-in.ts';
import { bodyOf, bodyWithRows } from './form-body.ts';
import { accountChoices } from './form-choices.ts';
import { acceptChangedAgreement, addOwnRows, askRebindCode, changeOwnContact, changeOwnPassword, changeOwnQuestion, endOwnSignIn, rebindOwnPhone, withdrawOwnRow } from './maintenance.routes.ts';
import { nameOf } from './pages/account-choices.ts';
import { EducationPage } from './pages/education-page.tsx';
import { AgreementAgainPage, ContactPage, PasswordPage, PhoneChangePage, ProfilePage, QuestionPage, SessionsPage, type StatusView } from './pages/profile-views.tsx';
import { words } from './pages/profile-words.ts';
import { agreementView, rowEdits } from './registration.pages.ts';

/** What verification knows of an account, filled in by app: this module stands below it. */
export type AccountSlots = {
  /** How the identity and each education or degree row stand, by row id, in the reader's language. */
  verificationOf(tx: Tx, account: AccountFacts, lang: Lang): Promise<{ identity: StatusView | undefined; rows: ReadonlyMap<string, StatusView> }>;
};

const page = { access: 'candidate', limit: 'page', audit: null } as const;
const Saved = z.object({ saved: z.string().max(5).optional() });

async function own(ctx: Ctx<'candidate'>): Promise<Result<AccountFacts>> {
  const account = await findAccount(ctx.tx, ctx.kit.crypto, ctx.actor.accountId);
  return account ? ok(account) : refusedFor('account.not_found');
}

const personOf = ({ name, maskedDocumentNumber }: AccountFacts) => ({ name, maskedDocumentNumber });

async function questionOf(tx: Tx, id: AccountId): Promise<string> {
  return (await findAccountRow(tx, id))?.recovery_question ?? '';
}

/** Whether a change of phone or mailbox asks for the password: soon after signing in it does not. */
const mustShow = (ctx: Ctx<'candidate'>): boolean => !isFreshSignIn(ctx.actor, ctx.now, JUST_SIGNED_IN);

const contactPage = definePage({
  ...page, path: '/my/profile/contact', view: ContactPage,
  load: async (ctx) => {
    const found = await own(ctx);
    return found.ok ? ok({ person: personOf(found.value), mail: found.value.mail, address: found.value.address, postcode: found.value.postcode, askPassword: mustShow(ctx) }) : found;
  },
});

const questionPage = definePage({
  ...page, path: '/my/profile/question', view: QuestionPage,
  load: async (ctx) => {
    const found = await own(ctx);
    return found.ok ? ok({ person: personOf(found.value), question: await questionOf(ctx.tx, found.value.id), choices: accountChoices(ctx.visitor.lang) }) : found;
  },
});

const phonePage = definePage({
  ...page, path: '/my/profile/phone', view: PhoneChangePage, query: z.object({ sent: z.string().max(5).optional() }),
  load: async (ctx) => {
    const found = await own(ctx);
    return found.ok ? ok({ person: personOf(found.value), current: found.value.maskedPhone, sentTo: undefined, newPhone: undefined, askPassword: mustShow(ctx) }) : found;
  },
});

const passwordPage = definePage({
  ...page, path: '/my/profile/password', view: PasswordPage,
  load: async (ctx) => {
    const found = await own(ctx);
    return found.ok ? ok({ userName: found.value.userName }) : found;
  },
});

const sessionsPage = definePage({
  ...page, path: '/my/profile/sessions', view: SessionsPage,
  load: async (ctx) => {
    const rows = await listSessions(ctx.tx, ctx.actor.accountId, new Date(ctx.now));
    return ok({
      sessions: rows.map((row) => ({
        id: row.publicId, device: deviceName(row.userAgent, ctx.visitor.lang), network: maskNetwork(networkOf(row.ip)),
        openedAt: row.openedAt.getTime(), lastSeenAt: row.lastSeenAt.getTime(), current: row.publicId === ctx.actor.sessionId,
      })),
    });
  },
});

const agreementPage = definePage({
  ...page, path: '/my/profile/agreement', view: AgreementAgainPage,
  load: async (ctx) => {
    const found = await own(ctx);
    return found.ok ? ok({ agreement: agreementView(ctx.visitor.lang), accepted: found.value.agreementCurrent }) : found;
  },
});

/** The pages of 注册维护; the ones that show verification ask it through the slot. */
export function profilePages(slots: AccountSlots): { pages: readonly AnyPage[]; forms: readonly FormDef[] } {
  const profilePage = definePage({
    ...page, path: '/my/profile', view: ProfilePage, query: Saved,
    load: async (ctx, { query }) => {
      const found = await own(ctx);
      if (!found.ok) return found;
      const account = found.value;
      const choices = accountChoices(ctx.visitor.lang);
      const { identity } = await slots.verificationOf(ctx.tx, account, ctx.visitor.lang);
      const sessions = await listSessions(ctx.tx, account.id, new Date(ctx.now));
      return ok({
        ...personOf(account), identity, saved: query.saved !== undefined, pending: account.state === 'identity_pending', userName: account.userName, glyphDescription: account.glyphDescription,
        documentType: nameOf(choices.documentTypes, account.documentType), registeredAt: account.registeredAt, maskedPhone: account.maskedPhone, maskedMail: maskMail(account.mail),
        address: account.address, question: nameOf(choices.questions, await questionOf(ctx.tx, account.id)), sessions: sessions.length,
        educations: account.educations.length, degrees: account.degrees.length, agreementVersion: agreementView(ctx.visitor.lang).version,
      });
    },
  });
  const educationPage = definePage({
    ...page, path: '/my/profile/education', view: EducationPage, query: Saved,
    load: async (ctx, { query }) => {
      const found = await own(ctx);
      if (!found.ok) return found;
      const account = found.value;
      const { lang } = ctx.visitor;
      const { rows } = await slots.verificationOf(ctx.tx, account, lang);
      const statusOf = (id: string): StatusView => rows.get(id) ?? { tone: 'neutral', text: words[lang].notVerified };
      return ok({
        person: personOf(account), choices: accountChoices(lang), saved: query.saved !== undefined,
        educations: account.educations.map((row) => ({ ...row, status: statusOf(row.id), mayWithdraw: account.educations.length > 1 })),
        degrees: account.degrees.map((row) => ({ ...row, status: statusOf(row.id), mayWithdraw: true })),
      });
    },
  });
  const saved = () => '/my/profile?saved=1';
  return {
    pages: [profilePage, contactPage, questionPage, phonePage, passwordPage, sessionsPage, agreementPage, educationPage],
    forms: [
      defineForm({ page: contactPage, endpoint: changeOwnContact, toBody: bodyOf, done: saved }),
      defineForm({ page: questionPage, endpoint: changeOwnQuestion, toBody: bodyOf, done: saved }),
      defineForm({ page: phonePage, path: '/my/profile/phone/code', endpoint: askRebindCode, toBody: (fields) => ({ phone: fields['phone'] }), done: () => '/my/profile/phone' }),
      defineForm({ page: phonePage, endpoint: rebindOwnPhone, toBody: bodyOf, done: saved }),
      defineForm({ page: passwordPage, endpoint: changeOwnPassword, toBody: bodyOf, done: saved }),
      defineForm({ page: sessionsPage, endpoint: endOwnSignIn, done: () => '/my/profile/sessions' }),
      defineForm({ page: agreementPage, endpoint: acceptChangedAgreement, done: () => '/my/profile' }),
      defineForm({ page: educationPage, path: '/my/profile/education', endpoint: addOwnRows, toBody: (fields) => bodyWithRows(fields, { educations: 0 }), edits: rowEdits, done: () => '/my/profile/education?saved=1' }),
      defineForm({ page: educationPage, path: '/my/profile/education/withdrawals', endpoint: withdrawOwnRow, done: () => '/my/profile/education?saved=1' }),
    ],
  };
}
