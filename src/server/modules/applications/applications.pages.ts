import type { AnyPage, FormDef } from '#server/platform/http/page.ts';
import { chooseForms, choosePages } from './choose.pages.ts';
import { decideForms, decidePages } from './decide.pages.ts';
import { formForms, formPages } from './form.pages.ts';
import type { LaterSource } from './later-stage.ts';
import type { LooksPort } from './looks-port.ts';
import { statusForms, statusPages } from './status.pages.ts';

/** Every page of an application, from 选择考试 to 报名完成 (R-2.2.1-07 … ). */
export const applicationPages = (later: readonly LaterSource[], recentLooks: LooksPort): readonly AnyPage[] => [...choosePages(later, recentLooks), ...formPages, ...decidePages, ...statusPages(later)];

/** The forms on them; each runs the endpoint of the API. */
export const applicationForms: readonly FormDef[] = [...chooseForms, ...formForms, ...decideForms, ...statusForms];
