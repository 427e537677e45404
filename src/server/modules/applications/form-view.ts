import type { Instant } from '#contracts/dates.ts';
import type { Attainment, Condition } from '#contracts/eligibility.ts';
import { monthShown } from '#contracts/month-text.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { VerificationState } from '#contracts/verification.ts';
import { fileKey, findCandidateFile } from '#server/modules/candidate-files/index.ts';
import {
  conditionSetFor, educationChoices, levelsIn, listExamPrefectures, listFees, listPrefectures, listReviewPoints, modifyPolicyWords, specialtiesOf,
} from '#server/modules/catalogue/index.ts';
import { STATE_WORDS } from '#server/modules/verification/index.ts';
import type { Ctx } from '#server/platform/http/endpoint.ts';
import { flattenFields } from '#server/platform/http/form-fields.ts';
import type { Fields } from '#server/platform/http/page.ts';
import type { ViewFacts } from './applications.present.ts';
import { firstFields, TAKEN_FROM_TEST } from './first-fields.ts';
import { levelChoices, type ChoiceFacts, type LevelChoices } from './form-choices.ts';
import { rowState } from './material-demands.ts';
import { mayPrepare } from './domain/window-guards.ts';
import { formWords } from './pages/form-words.ts';
import { presentHead, type Head } from './pages/head.ts';

type Named = { code: string; name: string };
/** Rows only some levels ask for: their conditions speak of titles, certificates or posts (职称、证书、岗位). */
export type AskedRows = 'titles' | 'certificates' | 'posts';
export type SchoolingRow = { id: string; text: string; state: VerificationState; stateText: string };

/** Everything the form 填写报考信息 offers this candidate, for any choice they may make while it is open. */
export type FormView = {
  head: Head;
  sittingId: string;
  /** When saving opens, where the form is filled in before. */
  opensAt: Instant | null;
  /** What stands in the fields at first: the draft, else what was saved, else what the account knows. */
  stored: Fields;
  /** Which fields were taken over from a self-test (用这些填写), until the draft is first changed. */
  taken: string[];
  prefectures: Named[];
  pointsIn: Record<string, { value: string; text: string }[]>;
  levels: Named[];
  specialtiesOf: Record<string, Named[]>;
  choicesOf: (level: string, specialty: string) => LevelChoices;
  educations: SchoolingRow[];
  degrees: SchoolingRow[];
  majorClasses: Named[];
  majorsByTable: boolean;
  profession: string;
  asks: { levelsOf: Record<AskedRows, string[]>; titleFields: Named[]; certificates: Named[]; posts: Named[]; tie: boolean };
  policy: string;
};

/** The facts behind subjects and conditions, for the page and for the choices it asks for later. */
export async function gatherChoices({ tx, kit }: Pick<Ctx<'candidate'>, 'tx' | 'kit'>, { offer, person }: Pick<ViewFacts, 'offer' | 'person'>): Promise<ChoiceFacts> {
  return {
    offer,
    fees: offer.config ? await listFees(tx, offer.exam.code, offer.config.province, offer.sitting.year) : [],
    file: await findCandidateFile(tx, fileKey(kit.crypto, person.account, offer.exam.code)),
  };
}

/** Gathers and names what the form shows. */
export async function presentForm(ctx: Pick<Ctx<'candidate'>, 'tx' | 'kit' | 'now'>, facts: ViewFacts, lang: Lang): Promise<FormView> {
  const { offer } = facts;
  const { exam, sitting, config } = offer;
  const named = (n: { code: string; name: { zh: string; en: string } }): Named => ({ code: n.code, name: n.name[lang] });
  const codes = config ? await listExamPrefectures(ctx.tx, config) : [];
  const prefectures = config ? (await listPrefectures(ctx.tx, config.province)).filter((p) => codes.includes(p.code)) : [];
  const points = config ? await listReviewPoints(ctx.tx, { province: config.province }) : [];
  const levels = levelsIn(exam, sitting.year).filter((l) => sitting.levels.includes(l.code));
  const choices = await gatherChoices(ctx, facts);
  const asking = (kind: Condition['kind']) => levels.filter((l) => conditionSetFor(exam, l.code, sitting.ruleYear)?.parts.some((p) => p.alternatives.some((a) => a.all.some((c) => c.kind === kind)))).map((l) => l.code);
  const { terms } = exam;
  return {
    head: presentHead(facts, lang), sittingId: sitting.id, opensAt: config && mayPrepare(config.windows.apply, ctx.now) ? config.windows.apply.opensAt : null,
    stored: storedFields(facts), taken: [facts.app.draft?.[TAKEN_FROM_TEST] ?? []].flat(),
    prefectures: prefectures.map(named),
    pointsIn: Object.fromEntries(prefectures.map((p) => [p.code, points.filter((r) => r.prefecture === p.code).map((r) => ({ value: r.id, text: `${r.name[lang]} · ${r.address}` }))])),
    levels: levels.map(named),
    specialtiesOf: Object.fromEntries(levels.map((l) => [l.code, specialtiesOf(exam, l.code, sitting.year).map(named)])),
    choicesOf: (level, specialty) => levelChoices(choices, level, specialty, lang),
    ...schoolingRows(facts, lang),
    majorClasses: terms.majorClasses.length > 1 ? terms.majorClasses.map(named) : [],
    majorsByTable: terms.majorClasses.some((c) => c.categories !== null),
    profession: terms.profession[lang],
    asks: {
      levelsOf: { titles: asking('title'), certificates: asking('certificate'), posts: asking('post') },
      titleFields: terms.titleFields.map(named), certificates: terms.certificates.map(named), posts: terms.posts.map(named),
      tie: config !== undefined && config.territorialRule !== 'none',
    },
    policy: config ? modifyPolicyWords(config.modifyPolicy)[lang] : '',
  };
}

function schoolingRows({ person }: ViewFacts, lang: Lang): Pick<FormView, 'educations' | 'degrees'> {
  const levels = educationChoices();
  const nameOf = (list: readonly { value: string; name: { zh: string; en: string } }[], value: Attainment | string) => list.find((l) => l.value === value)?.name[lang] ?? value;
  const row = (id: string, parts: string[]): SchoolingRow => {
    const state = rowState(person, id);
    return { id, text: parts.join(' · '), state, stateText: formWords[lang].state(STATE_WORDS[lang][state]) };
  };
  return {
    educations: person.account.educations.map((e) => row(e.id, [nameOf(levels.educationLevels, e.level), e.institution, e.major, monthShown(e.graduatedIn)])),
    degrees: person.account.degrees.map((d) => row(d.id, [d.second === undefined ? nameOf(levels.degreeLevels, d.level) : nameOf(levels.secondDegrees, d.second), d.institution, d.major, monthShown(d.awardedIn)])),
  };
}

/** The draft goes before what was saved; a first form begins with the contact data and the only education of the account. */
function storedFields({ app, person: { account } }: ViewFacts): Fields {
  if (app.draft) return app.draft;
  if (app.form) return flattenFields(app.form);
  return firstFields(account);
}
