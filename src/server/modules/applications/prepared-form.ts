import { ApplicationForm } from '#contracts/applications.ts';
import type { Instant } from '#contracts/dates.ts';
import { flattenFields, nestFields } from '#server/platform/http/form-fields.ts';
import type { Fields } from '#server/platform/http/page.ts';

/** The mark of a draft that was checked ahead of the opening; what is typed later is a draft without it. */
const MARK = '_prepared';

/** A checked form as the draft keeps it. */
export function asPrepared(form: ApplicationForm, now: Instant): Fields {
  return { ...flattenFields(form), [MARK]: String(now) };
}

/** The form that was checked ahead of the opening; nothing when none was, or something was typed since. */
export function preparedForm(draft: Fields | null): ApplicationForm | undefined {
  if (draft?.[MARK] === undefined) return undefined;
  return ApplicationForm.safeParse(nestFields(draft)).data;
}
