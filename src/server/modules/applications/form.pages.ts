import { ok } from '#server/kernel/result.ts';
import { defineForm, goTo, type AnyPage, type FormDef } from '#server/platform/http/page.ts';
import { applicationPage } from './application-page.ts';
import { prepare, save, submitPreparedForm } from './applications.routes.ts';
import { formEdits } from './form-edits.ts';
import { presentForm } from './form-view.ts';
import { FormPage } from './pages/form-page.tsx';
import { presentHead } from './pages/head.ts';
import { PreparedPage } from './pages/prepared-page.tsx';
import { applicationPaths as paths } from './paths.ts';
import { preparedForm } from './prepared-form.ts';

const formPage = applicationPage({
  path: '/my/applications/:id/form', alone: 'here', at: ['filling', 'committing', 'checking'], view: FormPage,
  load: async (facts, ctx) => ok(await presentForm(ctx, facts, ctx.visitor.lang)),
});

const preparedPage = applicationPage({
  path: '/my/applications/:id/prepared', at: ['filling'], view: PreparedPage,
  load: (facts, { visitor: { lang } }) => {
    const { config } = facts.offer;
    return config && preparedForm(facts.app.draft) ? ok({ head: presentHead(facts, lang), opensAt: config.windows.apply.opensAt }) : goTo(paths.form(facts.app.id));
  },
});

/** 填写报考信息, and what was prepared before the opening (先填好，开网一键提交). */
export const formPages: readonly AnyPage[] = [formPage, preparedPage];

export const formForms: readonly FormDef[] = [
  // where no commitment is asked for, the commitment's page itself leads on to the last check
  defineForm({ page: formPage, path: '/my/applications/:id/form/preparation', endpoint: prepare, edits: formEdits, done: ({ id }) => paths.prepared(id) }),
  defineForm({ page: preparedPage, endpoint: submitPreparedForm, done: ({ id }) => paths.commitment(id) }),
  defineForm({ page: formPage, endpoint: save, edits: formEdits, done: ({ id }) => paths.commitment(id) }),
];
