import { z } from 'zod';
import { BreachArticle, Disposition } from './breach-articles.ts';
import { SittingId } from './catalogue.ts';
import { Day } from './dates.ts';
import { DocumentNumber } from './identity-documents.ts';
import { AccountId } from './ids.ts';
import { CorrectionView, DecideCorrection, ProposeCorrection } from './integrity.ts';
import { PersonName } from './person-names.ts';
import { listPlace } from './list-places.ts';

export const BreachCaseId = z.uuid('field.invalid').brand('BreachCaseId');
export type BreachCaseId = z.infer<typeof BreachCaseId>;

/** 已立案 · 已告知待签收 · 陈述申辩期 · 已陈述申辩 · 待批准 · 已决定待送达 · 已送达 · 已记录 · 不予处理 · 已撤销 · 已纠正. */
export const BreachState = z.enum(['opened', 'noticed', 'hearing', 'heard', 'proposed', 'decided', 'served', 'recorded', 'dismissed', 'withdrawn', 'corrected']);
export type BreachState = z.infer<typeof BreachState>;

/** Everything that can be done to a case (违纪违规案件). */
export const BREACH_ACTS = ['attach', 'amend', 'notify', 'send', 'deliver', 'serve_notice', 'state', 'waive', 'propose', 'return', 'approve', 'serve_decision', 'dismiss', 'withdraw', 'publish', 'unpublish', 'ask_correction', 'refuse_correction', 'correct'] as const;
export type BreachAct = (typeof BREACH_ACTS)[number];

const Version = z.int('field.invalid').positive('field.invalid');
const Reason = z.string('field.required').trim().min(4, 'breach.reason_too_short').max(500, 'field.too_long');
const Words = (min: number, max: number) => z.string('field.required').trim().min(min, 'breach.words_too_few').max(max, 'field.too_long');
const ApplicationNumber = z.string('field.required').trim().regex(/^\d{18}$/, 'assistance.number_format');

/** Whom a case is about: by the number of an application, or by name and document number exactly as registered. */
export const BreachPerson = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('number'), number: ApplicationNumber }),
  z.strictObject({ by: z.literal('person'), name: PersonName, documentNumber: DocumentNumber }),
]);
export type BreachPerson = z.infer<typeof BreachPerson>;

/** Body of POST /api/staff/breach-look-ups. */
export const LookUpBreachPerson = z.strictObject({ person: BreachPerson });

/** Who was found, masked, with what a case can be about. */
export const FoundPerson = z.object({
  name: z.string(), documentType: z.string(), documentNumber: z.string(), openCases: z.int(), recorded: z.boolean(),
  applications: z.array(z.object({ number: z.string(), examText: z.string(), stateText: z.string(), subjects: z.array(z.object({ code: z.string(), name: z.string() })) })),
});
export type FoundPerson = z.infer<typeof FoundPerson>;

const Facts = {
  article: BreachArticle,
  item: z.int('field.choose').min(1, 'field.choose').max(10, 'field.choose'),
  /** Codes of the subjects, for articles about single subjects. */
  subjects: z.array(z.string().regex(/^[0-9A-Za-z]{1,4}$/, 'field.invalid')).max(12, 'field.too_many').default([]),
  occurredOn: Day,
  place: Words(2, 200),
  facts: Words(10, 3000),
};

/** Body of POST /api/staff/breaches (立案): who, which article, what happened, when and where. `examText` says which exam where no application is known. */
export const OpenBreach = z.strictObject({ person: BreachPerson, ...Facts, examText: z.string().trim().max(200, 'field.too_long').optional() });
export type OpenBreach = z.infer<typeof OpenBreach>;

/** Body of PUT …/facts (更正事实、适用条款); whoever was told already must be told anew. */
export const AmendBreach = z.strictObject({ ...Facts, reason: Reason, version: Version });
export type AmendBreach = z.infer<typeof AmendBreach>;

/** Body of POST …/notice (告知): what the agency intends to decide. */
export const NotifyBreach = z.strictObject({ disposition: Disposition, version: Version });
export type NotifyBreach = z.infer<typeof NotifyBreach>;

/** How a letter reached the person (送达方式): taken in on the site, by post, handed over, by public announcement. */
export const ServiceChannel = z.enum(['electronic', 'post', 'in_person', 'announcement']);
export type ServiceChannel = z.infer<typeof ServiceChannel>;

/** Body of POST …/services: a letter goes out by another way than the site. */
export const SendLetter = z.discriminatedUnion('channel', [
  z.strictObject({ channel: z.literal('post'), address: Words(5, 200), trackingNumber: z.string('field.required').trim().regex(/^[0-9A-Za-z-]{6,40}$/, 'breach.tracking_format'), on: Day, version: Version }),
  z.strictObject({ channel: z.literal('in_person'), receivedBy: Words(2, 80), on: Day, version: Version }),
  z.strictObject({ channel: z.literal('announcement'), where: Words(4, 200), on: Day, version: Version }),
]);
export type SendLetter = z.infer<typeof SendLetter>;

/** Body of POST …/services/:serviceId/delivery: what became of a letter sent by post. */
export const DeliverLetter = z.strictObject({ outcome: z.enum(['signed', 'returned'], 'field.choose'), on: Day, version: Version });
export type DeliverLetter = z.infer<typeof DeliverLetter>;

/** Body of POST …/statements: a statement received on paper (陈述申辩书). */
export const EnterStatement = z.strictObject({ text: z.string().trim().max(5000, 'field.too_long').default(''), waived: z.boolean().default(false), receivedOn: Day, version: Version });
export type EnterStatement = z.infer<typeof EnterStatement>;

/** Body of the candidate's own answer (陈述、申辩), or that nothing will be said. Files come beside it. */
export const OwnStatement = z.object({ answer: z.enum(['state', 'waive'], 'field.choose'), text: z.string().trim().max(5000, 'field.too_long').default('') });
export type OwnStatement = z.infer<typeof OwnStatement>;

/** Body of POST …/proposal (拟定处理决定). */
export const ProposeDecision = z.strictObject({
  disposition: Disposition,
  decisionNumber: z.string('field.required').trim().min(6, 'breach.decision_number_format').max(60, 'field.too_long'),
  reasons: Words(20, 3000),
  /** How the defence was answered; needed when there was one. */
  answer: z.string().trim().max(3000, 'field.too_long').default(''),
  version: Version,
});
export type ProposeDecision = z.infer<typeof ProposeDecision>;

/** The second officer's word (批准、退回). */
export const DecideBreach = z.strictObject({ decision: z.enum(['approve', 'return'], 'field.choose'), reason: z.string().trim().max(500, 'field.too_long').default(''), version: Version });
export type DecideBreach = z.infer<typeof DecideBreach>;

/** Body of a dismissal (不予处理) or a withdrawal (撤销立案). */
export const EndBreach = z.strictObject({ reason: Reason, version: Version });
export type EndBreach = z.infer<typeof EndBreach>;

/** Body of POST …/publication (公布): from and to which day, both included. */
export const PublishBreach = z.strictObject({ from: Day, until: Day, reason: Reason });
export type PublishBreach = z.infer<typeof PublishBreach>;
/** Body of POST …/corrections (提出纠正): about a served decision that stands in no record. A change leaves fewer subjects void; a heavier decision is another case. */
export const CorrectBreach = ProposeCorrection.omit({ kind: true, toKind: true }).extend({ kind: z.enum(['revoke', 'change'], 'field.choose'), toSubjects: Facts.subjects, version: Version });
export type CorrectBreach = z.infer<typeof CorrectBreach>;

/** Body of POST …/correction-decision (批准纠正). */
export const DecideBreachCorrection = DecideCorrection.extend({ version: Version });
export type DecideBreachCorrection = z.infer<typeof DecideBreachCorrection>;

export const UnpublishBreach = z.strictObject({ reason: Reason });

const Choice = z.object({ value: z.string(), text: z.string() });
export const BreachOpened = z.object({ accountId: AccountId, caseId: BreachCaseId });

/** One line of the list of cases. */
export const BreachItem = z.object({
  accountId: AccountId, caseId: BreachCaseId, reference: z.string(), state: BreachState, stateText: z.string(), articleText: z.string(), name: z.string(), documentNumber: z.string(), examText: z.string(),
  openedAt: z.number(), statementUntil: z.number().nullable(), dispositionText: z.string().nullable(), correctionWaits: z.boolean(), awaitsMe: z.boolean(),
});
export type BreachItem = z.infer<typeof BreachItem>;

/** A page of the list; `next` continues it; `toApprove` counts what waits for the reader as second officer, up to a hundred; `sittings` are those there are cases of. */
export const BreachItems = z.object({ items: z.array(BreachItem), next: z.string().nullable(), toApprove: z.int(), sittings: z.array(z.object({ value: SittingId, text: z.string() })) });
export type BreachItems = z.infer<typeof BreachItems>;

/** How the console asks for the list. */
export const BreachFilter = z.object({
  show: z.enum(['open', 'mine', 'all']).optional(), state: BreachState.optional(), article: BreachArticle.optional(), sitting: SittingId.optional(),
  after: listPlace('time.id').optional(),
});
export type BreachFilter = z.infer<typeof BreachFilter>;

export const BreachFile = z.object({ id: z.string(), fileName: z.string(), contentType: z.string(), bytes: z.int(), by: z.enum(['candidate', 'staff']), uploadedAt: z.number(), url: z.string(), /** Why the reader cannot open it (待查毒, flagged), or null. */ withheld: z.string().nullable() });
export const BreachLetterView = z.object({ id: z.string(), kind: z.enum(['notice', 'decision']), title: z.string(), number: z.string(), issuedAt: z.number(), rows: z.array(z.object({ term: z.string(), value: z.string() })), paragraphs: z.array(z.string()), current: z.boolean(), url: z.string() });
export type BreachLetterView = z.infer<typeof BreachLetterView>;
export const BreachServiceView = z.object({ id: z.string(), letter: z.enum(['notice', 'decision']), channel: ServiceChannel, channelText: z.string(), to: z.string(), trackingNumber: z.string().nullable(), sentOn: z.string(), servedOn: z.string().nullable(), returned: z.boolean(), by: z.string(), open: z.boolean() });
export const BreachStatementView = z.object({ id: z.string(), by: z.string(), waived: z.boolean(), text: z.string(), receivedOn: z.string() });

/** A case with everything it is decided by (违纪违规案件). */
export const BreachView = BreachItem.extend({
  version: z.int(), number: z.string().nullable(), applicationId: z.string().nullable(), article: BreachArticle, item: z.int(), itemText: z.string(), subjects: z.array(z.string()), subjectChoices: z.array(z.object({ code: z.string(), name: z.string() })),
  occurredOn: z.string(), place: z.string(), facts: z.string(), openedBy: z.string(), addressForService: z.string().nullable(), dispositions: z.array(Choice), noticed: Choice.nullable(),
  proposal: z.object({ decisionNumber: z.string(), dispositionText: z.string(), reasons: z.string(), answer: z.string(), by: z.string(), at: z.number() }).nullable(),
  decidedBy: z.string().nullable(), decidedAt: z.number().nullable(), servedAt: z.number().nullable(), announcementDays: z.int(), statementDays: z.int(),
  files: z.array(BreachFile), letters: z.array(BreachLetterView), services: z.array(BreachServiceView), statements: z.array(BreachStatementView),
  history: z.array(z.object({ at: z.number(), actText: z.string(), by: z.string(), note: z.string().nullable() })),
  /** The steps of the procedure as they are drawn: done, now, still to come, left out. */
  steps: z.array(z.object({ text: z.string(), at: z.number().nullable(), standing: z.enum(['done', 'now', 'later', 'ended']) })),
  record: z.object({ recordId: z.string(), stateText: z.string(), until: z.string().nullable(), counts: z.boolean() }).nullable(),
  publications: z.array(z.object({ id: z.string(), from: z.string(), until: z.string(), stateText: z.string(), by: z.string(), shows: z.boolean() })),
  /** What was proposed to correct a decision that stands in no record; those of a record are the register's. */
  corrections: z.array(CorrectionView),
  /** Why each act is closed to the reader; an empty list means it is open. */
  acts: z.record(z.enum(BREACH_ACTS), z.array(z.string())),
});
export type BreachView = z.infer<typeof BreachView>;
