import type { JSX } from 'preact';
import type { Exam, ProvinceConfig, Sitting } from '#contracts/catalogue.ts';
import type { Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Province } from '#contracts/regions.ts';
import type { PageContext } from '#portal/page-context.ts';

/** A sitting and its provinces as they stand at a moment. */
export type ChoiceAt = { exam: Exam; sitting: Sitting; configs: readonly ProvinceConfig[]; provinces: readonly Province[]; lang: Lang; at: Instant };

/** Draws the province choice of an application (选择省份) at that moment, for nobody in particular; filled by module applications, whose page it is. */
export type ChoicePort = (of: ChoiceAt) => (page: PageContext) => JSX.Element;
