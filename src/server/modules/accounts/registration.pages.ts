import { ROWS_MOST } from '#contracts/accounts.ts';
import { maskPhone } from '#contracts/contact.ts';
import { refusalText, type Lang } from '#contracts/refusals.ts';
import { CharacterQuery } from '#contracts/rare-characters.ts';
import { ok } from '#server/kernel/result.ts';
import { lookUpCharacters } from '#server/modules/catalogue/index.ts';
import { isSmsSlow } from '#server/modules/notices/index.ts';
import type { Ctx } from '#server/platform/http/endpoint.ts';
import { defineForm, definePage, goTo, type Fields } from '#server/platform/http/page.ts';
import { SERVICE_AGREEMENT } from './domain/service-agreement.ts';
import { bodyWithRows, withoutRow, withRow } from './form-body.ts';
import { accountChoices } from './form-choices.ts';
import type { AgreementView } from './pages/agreement-text.tsx';
import { FOUND } from './pages/rare-character-picker.tsx';
import { RegistrationFormPage } from './pages/registration-form.tsx';
import { AgreementPage, NotesPage, PhonePage, ReentryPage, RegisteredPage } from './pages/registration-views.tsx';
import { acceptForRegistration, askRegistrationCode, confirmReentry, officeOf, readRegistrationNotes, register, submitRegistration } from './registration.routes.ts';
import { findVisit } from './government/visit.ts';
import { findRegistration, hasReached } from './registration-draft.ts';

const page = { access: 'public', limit: 'page', audit: null } as const;

/** The agreement in force as its page shows it. */
export function agreementView(lang: Lang): AgreementView {
  const { version, title, articles, changes } = SERVICE_AGREEMENT;
  return { version, title: title[lang], articles: articles[lang], changes: changes[lang] };
}

export const agreementPage = definePage({ ...page, path: '/register', alone: 'near', load: ({ visitor }) => Promise.resolve(ok(agreementView(visitor.lang))), view: AgreementPage });

export const notesPage = definePage({
  ...page, path: '/register/notes', alone: 'here', view: NotesPage,
  load: async (ctx) => ((await findRegistration(ctx.tx, officeOf(ctx), ctx.visitor.visitKey)) ? ok(null) : goTo('/register')),
});

export const registrationFormPage = definePage({
  ...page, path: '/register/form', alone: 'here', view: RegistrationFormPage,
  load: async (ctx) => {
    const [draft, verified] = await Promise.all([findRegistration(ctx.tx, officeOf(ctx), ctx.visitor.visitKey), verifiedElsewhere(ctx)]);
    if (!draft || draft.step === 'registered') return goTo('/register');
    if (!hasReached(draft, 'read')) return goTo('/register/notes');
    return ok({ choices: accountChoices(ctx.visitor.lang), stored: draft.form ?? verified, secretsKept: draft.passwordHash !== undefined && draft.answerHash !== undefined });
  },
});

/** What a government platform verified of somebody who came from it to register, for the form to begin with. */
async function verifiedElsewhere(ctx: Pick<Ctx, 'tx' | 'kit' | 'now' | 'visitor'>) {
  const kept = await findVisit(ctx.tx, officeOf(ctx), ctx.visitor.visitKey, 'register');
  return kept && { name: kept.identity.name, documentType: kept.identity.documentType, documentNumber: kept.identity.documentNumber, phone: kept.identity.phone ?? '', educations: [], degrees: [], userName: '', recoveryQuestion: '', mail: '' };
}

export const reentryPage = definePage({
  ...page, path: '/register/re-entry', alone: 'here', view: ReentryPage,
  load: async (ctx) => {
    const draft = await findRegistration(ctx.tx, officeOf(ctx), ctx.visitor.visitKey);
    if (!draft?.form) return goTo('/register/form');
    return ok({ choices: accountChoices(ctx.visitor.lang), educations: draft.form.educations.length, degrees: draft.form.degrees.length });
  },
});

export const phonePage = definePage({
  ...page, path: '/register/phone', view: PhonePage,
  load: async (ctx) => {
    const draft = await findRegistration(ctx.tx, officeOf(ctx), ctx.visitor.visitKey);
    if (draft?.step === 'registered') return goTo('/register/done');
    if (!draft?.form || !hasReached(draft, 'confirmed')) return goTo('/register/re-entry');
    const phone = maskPhone(draft.form.phone);
    const { codeSentAt } = draft;
    return ok({ phone, smsSlow: await isSmsSlow(ctx.tx, ctx.now), sentTo: codeSentAt === undefined ? undefined : phone, againAt: codeSentAt === undefined ? undefined : codeSentAt + 60_000, documentKnown: refusalText({ code: 'account.document_known' }, ctx.visitor.lang) });
  },
});

export const registeredPage = definePage({
  ...page, path: '/register/done', view: RegisteredPage,
  load: async (ctx) => {
    const draft = await findRegistration(ctx.tx, officeOf(ctx), ctx.visitor.visitKey);
    return draft?.boundPhone === undefined ? goTo('/register') : ok({ phone: draft.boundPhone });
  },
});

/** Looks up rare characters and leaves the finds in the form's own fields. */
function lookUp(fields: Fields): Fields {
  const text = (name: string) => (typeof fields[name] === 'string' && fields[name].trim() !== '' ? fields[name].trim() : undefined);
  const query = CharacterQuery.safeParse({ pinyin: text(FOUND.pinyin), component: text(FOUND.component), radical: text(FOUND.radical) });
  if (!query.success) return { ...fields, [FOUND.groups]: '' };
  const finds = lookUpCharacters(query.data);
  return { ...fields, [FOUND.groups]: finds.groups.map((group) => `${group.strokes}:${group.characters}`).join('|'), [FOUND.more]: String(finds.cut) };
}

const put = (fields: Fields, character: string): Fields => ({ ...fields, name: `${typeof fields['name'] === 'string' ? fields['name'] : ''}${[...character].slice(0, 1).join('')}` });

/** Adding and removing rows, looking up characters: changes of the form that save nothing. */
export const rowEdits = {
  'add-education': (fields: Fields) => withRow(fields, 'educations', ROWS_MOST),
  'remove-education': (fields: Fields, at: string) => withoutRow(fields, 'educations', at),
  'add-degree': (fields: Fields) => withRow(fields, 'degrees', ROWS_MOST),
  'remove-degree': (fields: Fields, at: string) => withoutRow(fields, 'degrees', at),
};

const formEdits = { ...rowEdits, 'look-up': lookUp, put };

export const registrationPages = [agreementPage, notesPage, registrationFormPage, reentryPage, phonePage, registeredPage];

export const registrationForms = [
  defineForm({ page: agreementPage, endpoint: acceptForRegistration, done: () => '/register/notes' }),
  defineForm({ page: notesPage, endpoint: readRegistrationNotes, done: () => '/register/form' }),
  defineForm({ page: registrationFormPage, endpoint: submitRegistration, toBody: (fields) => bodyWithRows(fields, { educations: 1 }), edits: formEdits, done: () => '/register/re-entry' }),
  defineForm({ page: reentryPage, endpoint: confirmReentry, toBody: (fields) => bodyWithRows(fields, { educations: 1 }), done: () => '/register/phone' }),
  defineForm({ page: phonePage, path: '/register/phone/code', endpoint: askRegistrationCode, done: () => '/register/phone' }),
  defineForm({ page: phonePage, endpoint: register, done: () => '/register/done' }),
];
