import { ok } from '#server/kernel/result.ts';
import { defineForm, type AnyPage, type FormDef } from '#server/platform/http/page.ts';
import { applicationPage } from './application-page.ts';
import { save } from './applications.routes.ts';
import { formEdits } from './form-edits.ts';
import { presentForm } from './form-view.ts';
import { FormPage } from './pages/form-page.tsx';
import { applicationPaths as paths } from './paths.ts';

const formPage = applicationPage({
  path: '/my/applications/:id/form', at: ['filling', 'committing', 'checking'], view: FormPage,
  load: async (facts, ctx) => ok(await presentForm(ctx, facts, ctx.visitor.lang)),
});

/** 填写报考信息. */
export const formPages: readonly AnyPage[] = [formPage];

export const formForms: readonly FormDef[] = [
  // where no commitment is asked for, the commitment's page itself leads on to the last check
  defineForm({ page: formPage, endpoint: save, edits: formEdits, done: ({ id }) => paths.commitment(id) }),
];
