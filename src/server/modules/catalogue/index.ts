export { viewExam } from './exam-views.ts';
export { nextHeavyOpening } from './calendar/next-heavy-opening.ts';
export { guideWords } from './pages/guide-words.ts';
export { manualQuestions } from './pages/manual-questions.ts';
export { catalogueNames } from './catalogue-names.ts';
export { listProvinces, findProvince, listPrefectures, findPrefecture } from './regions.ts';
export { listMajorTables, findMajorTables, findMajorTable, findMajorMatch } from './majors.ts';
export { listReplacedEditions, lockMajorTables, type EditionHead } from './majors.store.ts';
export { adoptMajorTable, refusalsToAdopt } from './editing/majors/adopt-major-table.ts';
export { lookUpCharacters, nameKeys } from './characters.ts';
export { listDocumentTypes, educationChoices, listSecurityQuestions } from './reference-choices.ts';
export { catalogueModule } from './catalogue.ts';
export { endOfWorkingDays, isWorkingDay } from './working-days.ts';
export { catalogueEditing } from './editing/catalogue-editing.ts';
export { openResit } from './editing/sittings/open-resit.ts';
export { changeRules } from './editing/rules/change-rules.ts';
export type { AppointmentsPort } from './editing/appointments-port.ts';
export type { ChoicePort } from './editing/previews/choice-port.ts';
export type { CandidatesPort } from './editing/candidates-port.ts';
export {
  listExams, findExam, getExam, listSittings, findSitting, getSitting, listCurrentSittings, listHeldSittings, listOpenSittings, listProvinceConfigs, findProvinceConfig,
  listReviewPoints, listExamPrefectures, findReviewPoint, getConditionSet, listFees, type OpenSitting,
} from './exams.ts';
export { conditionSetFor, levelsIn, specialtiesOf, subjectsOf } from './domain/exam-of-year.ts';
export { alternativesOpenTo, evaluateEligibility } from './domain/eligibility.ts';
export { selfTestPath } from './pages/self-test-path.ts';
export { judgeLevels } from './domain/self-test/judge-level.ts';
export { factsOfLink } from './self-test/facts-of-link.ts';
export { readQuestion } from './domain/self-test/question.ts';
export { judgeSparingly } from './domain/eligibility/judge-sparingly.ts';
export { statedFacts, titleFactId } from './domain/eligibility/stated-facts.ts';
export { standingOfMajor, majorsMatch, type MajorStanding, type StatedMajor } from './domain/eligibility/major-standing.ts';
export { alternativeWords, requirementWords, titleLevelWords } from './domain/eligibility/condition-words.ts';
export { offerSubjects, refusalsToChoose, type CarriedSubject, type SubjectOffer } from './domain/subject-choice.ts';
export { amountDue, type AmountDue, type FeeWaiver } from './domain/fees.ts';
export { phasesOf, type Phase, type SittingPhase } from './domain/windows.ts';
export { modifyPolicyWords } from './domain/modify-policy.ts';
export { findMajorMatches, plainMajor, searchMajors } from './domain/equivalent-majors.ts';
