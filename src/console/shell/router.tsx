import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { z } from 'zod';
import { CaseList } from '#contracts/case-lists.ts';
import { BreachFilter } from '#contracts/breaches.ts';
import { ArticleFilters } from '#contracts/content.ts';
import { ComparisonFilter, ComparisonId, CreditReportFilter } from '#contracts/credit-reports.ts';
import { TemplateWork } from '#contracts/message-templates.ts';
import { NoticeState } from '#contracts/mass-notices.ts';
import { DeliveryState } from '#contracts/partner-hooks.ts';
import { QuestionState } from '#contracts/major-questions.ts';
import { FailedFilter, FailedKey } from '#contracts/failed-jobs.ts';
import { QuarantineFilter, QuarantineKey } from '#contracts/quarantine.ts';
import { ReportQuery } from '#contracts/reports.ts';
import { MemberFilter } from '#contracts/staff-people.ts';
import { PowerFilter, PowerKey } from '#contracts/staff-powers.ts';
import { StaffUserName } from '#contracts/staff.ts';
import { RecordFilter } from '#contracts/integrity.ts';
import { ReviewPointId } from '#contracts/catalogue.ts';
import { FiscalFilters } from '#contracts/fiscal-receipts.ts';
import { Day } from '#contracts/dates.ts';
import { RefusedNoticeFilters } from '#contracts/payment-notices.ts';
import { OrderListFilters } from '#contracts/payments.ts';
import { RefundListFilters } from '#contracts/refunds.ts';
import { CashBookFilters, DepositFilters, ReceiptFilters, ShiftFilters } from '#contracts/cash-desk.ts';
import { BillFilters, ClosingFilters, DifferenceFilters } from '#contracts/reconciliation.ts';
import { SampleQuery } from '#contracts/samples.ts';
import { ReviewCursor, ReviewFilter, ReviewSort } from '#contracts/review.ts';
import { isProblem } from '../shared/api/call.ts';
import { dutyOf, sessionQuery } from '../shared/api/session.ts';
import { NotFound } from './not-found.tsx';
import { firstSection } from './sections.ts';
import { Shell } from './shell.tsx';

const root = createRootRouteWithContext<{ client: QueryClient }>()({ notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root, path: '/sign-in', validateSearch: z.object({ next: z.string().regex(/^\/[^/\\]/).optional().catch(undefined), expired: z.literal('1').optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../features/staff/sign-in-screen.tsx'), 'SignInScreen'),
});

const ssoAnswer = createRoute({ getParentRoute: () => root, path: '/sso', component: lazyRouteComponent(() => import('../features/staff/sso-answer-screen.tsx'), 'SsoAnswerScreen') });

/** Everything behind the sign-in: without one the way leads there and back again. */
const inside = createRoute({
  getParentRoute: () => root, id: 'inside', component: Shell,
  beforeLoad: async ({ context, location }) => {
    try {
      const session = await context.client.query({ ...sessionQuery, staleTime: 'static' });
      const duty = dutyOf(session);
      if (duty && location.pathname !== duty && location.pathname !== '/password') redirect({ to: duty, throw: true });
    } catch (error) {
      if (isProblem(error) && error.status === 401) redirect({ to: '/sign-in', search: { next: location.href }, throw: true });
      throw error;
    }
  },
});

const home = createRoute({
  getParentRoute: () => inside, path: '/', component: lazyRouteComponent(() => import('./nothing-to-do.tsx'), 'NothingToDo'),
  beforeLoad: ({ context }) => {
    const session = context.client.getQueryData(sessionQuery.queryKey);
    const to = session && firstSection(session);
    if (to) redirect({ to, throw: true });
  },
});

const password = createRoute({ getParentRoute: () => inside, path: '/password', component: lazyRouteComponent(() => import('../features/staff/password-screen.tsx'), 'PasswordScreen') });
const security = createRoute({ getParentRoute: () => inside, path: '/security', component: lazyRouteComponent(() => import('../features/staff/security-screen.tsx'), 'SecurityScreen') });
const queue = createRoute({
  getParentRoute: () => inside, path: '/review', component: lazyRouteComponent(() => import('../features/review/queue-screen.tsx'), 'QueueScreen'),
  // an address somebody changed by hand shows the plain queue, never an error
  validateSearch: z.preprocess((raw) => raw, ReviewFilter.extend({ sort: ReviewSort.optional(), after: ReviewCursor.optional() }).catch({ state: 'online' })),
});
const oneCase = createRoute({ getParentRoute: () => inside, path: '/review/$id', component: lazyRouteComponent(() => import('../features/review/case-screen.tsx'), 'CaseScreen') });
const reasons = createRoute({
  getParentRoute: () => inside, path: '/review-library', component: lazyRouteComponent(() => import('../features/review/library-screen.tsx'), 'LibraryScreen'),
  validateSearch: z.object({ list: z.enum(['reasons', 'checklist']).default('reasons').catch('reasons'), exam: z.string().regex(/^\d{3}$/).optional().catch(undefined) }),
});
const counter = createRoute({ getParentRoute: () => inside, path: '/counter', component: lazyRouteComponent(() => import('../features/review/counter/counter-screen.tsx'), 'CounterScreen') });
const appointments = createRoute({
  getParentRoute: () => inside, path: '/appointments', component: lazyRouteComponent(() => import('../features/review/appointments/appointments-screen.tsx'), 'AppointmentsScreen'),
  validateSearch: z.object({ point: ReviewPointId.optional().catch(undefined), day: Day.optional().catch(undefined) }),
});
const majorQuestions = createRoute({
  getParentRoute: () => inside, path: '/major-questions', component: lazyRouteComponent(() => import('../features/review/questions/questions-screen.tsx'), 'QuestionsScreen'),
  validateSearch: z.object({ state: QuestionState.optional().catch(undefined), after: z.uuid().optional().catch(undefined) }),
});
const samples = createRoute({ getParentRoute: () => inside, path: '/samples', component: lazyRouteComponent(() => import('../features/review/samples/samples-screen.tsx'), 'SamplesScreen') });
const oneSample = createRoute({
  getParentRoute: () => inside, path: '/samples/$sampleId', component: lazyRouteComponent(() => import('../features/review/samples/sample-screen.tsx'), 'SampleScreen'),
  validateSearch: z.object({ result: SampleQuery.shape.result.catch(undefined), after: SampleQuery.shape.after.catch(undefined) }),
});
const blindCase = createRoute({ getParentRoute: () => inside, path: '/samples/$sampleId/cases/$id', component: lazyRouteComponent(() => import('../features/review/samples/blind-screen.tsx'), 'BlindScreen') });
const photos = createRoute({
  getParentRoute: () => inside, path: '/photos', component: lazyRouteComponent(() => import('../features/photos/photos-screen.tsx'), 'PhotosScreen'),
  validateSearch: z.object({ list: z.enum(['changes', 'reviews']).default('changes').catch('changes'), after: z.string().regex(/^\d{1,16}$/).optional().catch(undefined), account: z.uuid().optional().catch(undefined) }),
});
const cases = createRoute({
  getParentRoute: () => inside, path: '/cases', component: lazyRouteComponent(() => import('../features/assistance/assistance-screen.tsx'), 'AssistanceScreen'),
  validateSearch: z.object({
    list: CaseList.optional().catch(undefined), state: z.enum(['waiting', 'all']).optional().catch(undefined), after: z.string().optional().catch(undefined), account: z.uuid().optional().catch(undefined), case: z.uuid().optional().catch(undefined),
  }),
});
const breaches = createRoute({ getParentRoute: () => inside, path: '/breaches', component: lazyRouteComponent(() => import('../features/breaches/breaches-screen.tsx'), 'BreachesScreen'), validateSearch: BreachFilter.catch({}) });
const newBreach = createRoute({ getParentRoute: () => inside, path: '/breaches/new', component: lazyRouteComponent(() => import('../features/breaches/open-breach-screen.tsx'), 'OpenBreachScreen') });
const oneBreach = createRoute({
  getParentRoute: () => inside, path: '/breaches/$accountId/$caseId', component: lazyRouteComponent(() => import('../features/breaches/breach-screen.tsx'), 'BreachScreen'),
  validateSearch: z.object({ told: z.literal('opened').optional().catch(undefined) }),
});
const register = createRoute({
  getParentRoute: () => inside, path: '/integrity-records', component: lazyRouteComponent(() => import('../features/breaches/register-screen.tsx'), 'RegisterScreen'),
  validateSearch: RecordFilter.extend({ record: z.uuid().optional() }).catch({}),
});
const creditReports = createRoute({ getParentRoute: () => inside, path: '/credit-reports', component: lazyRouteComponent(() => import('../features/credit/credit-reports-screen.tsx'), 'CreditReportsScreen'), validateSearch: CreditReportFilter.catch({}) });
const creditComparisons = createRoute({
  getParentRoute: () => inside, path: '/credit-reports/comparisons', component: lazyRouteComponent(() => import('../features/credit/comparisons-screen.tsx'), 'ComparisonsScreen'),
  validateSearch: ComparisonFilter.extend({ comparison: ComparisonId.optional() }).catch({}),
});
const payments = createRoute({ getParentRoute: () => inside, path: '/payments', component: lazyRouteComponent(() => import('../features/payments/payments-screen.tsx'), 'PaymentsScreen') });
const verification = createRoute({ getParentRoute: () => inside, path: '/verification', component: lazyRouteComponent(() => import('../features/verification/verification-screen.tsx'), 'VerificationScreen') });
const verificationRuns = createRoute({ getParentRoute: () => inside, path: '/verification/runs', component: lazyRouteComponent(() => import('../features/verification/runs-screen.tsx'), 'RunsScreen') });
const newVerificationRun = createRoute({ getParentRoute: () => inside, path: '/verification/runs/new', component: lazyRouteComponent(() => import('../features/verification/new-run-screen.tsx'), 'NewRunScreen') });
const verificationRun = createRoute({ getParentRoute: () => inside, path: '/verification/runs/$runId', component: lazyRouteComponent(() => import('../features/verification/run-screen.tsx'), 'RunScreen') });
const reports = createRoute({ getParentRoute: () => inside, path: '/reports', component: lazyRouteComponent(() => import('../features/reports/reports-screen.tsx'), 'ReportsScreen'), validateSearch: ReportQuery.catch({}) });
const exports = createRoute({ getParentRoute: () => inside, path: '/exports', component: lazyRouteComponent(() => import('../features/reports/exports-screen.tsx'), 'ExportsScreen') });
const audit = createRoute({ getParentRoute: () => inside, path: '/audit', component: lazyRouteComponent(() => import('../features/oversight/audit-screen.tsx'), 'AuditScreen') });
const operations = createRoute({ getParentRoute: () => inside, path: '/operations', component: lazyRouteComponent(() => import('../features/operations/operations-screen.tsx'), 'OperationsScreen') });
const quarantine = createRoute({
  getParentRoute: () => inside, path: '/quarantine', component: lazyRouteComponent(() => import('../features/quarantine/quarantine-screen.tsx'), 'QuarantineScreen'),
  validateSearch: QuarantineFilter.extend({ after: QuarantineKey.optional() }).catch({}),
});
const retention = createRoute({ getParentRoute: () => inside, path: '/retention', component: lazyRouteComponent(() => import('../features/retention/retention-screen.tsx'), 'RetentionScreen') });
const retentionRun = createRoute({
  getParentRoute: () => inside, path: '/retention/runs/$id', component: lazyRouteComponent(() => import('../features/retention/run-screen.tsx'), 'RunScreen'),
  validateSearch: z.object({ after: z.string().max(240).optional() }).catch({}),
});
const failedJobs = createRoute({
  getParentRoute: () => inside, path: '/operations/failed', component: lazyRouteComponent(() => import('../features/operations/failed-screen.tsx'), 'FailedScreen'),
  validateSearch: FailedFilter.extend({ after: FailedKey.optional() }).catch({}),
});
const rush = createRoute({ getParentRoute: () => inside, path: '/operations/rush', component: lazyRouteComponent(() => import('../features/operations/rush-screen.tsx'), 'RushScreen') });
const discardedJobs = createRoute({
  getParentRoute: () => inside, path: '/operations/discarded', component: lazyRouteComponent(() => import('../features/operations/discarded-screen.tsx'), 'DiscardedScreen'),
  validateSearch: z.object({ after: FailedKey.optional() }).catch({}),
});
const content = createRoute({
  getParentRoute: () => inside, path: '/content', component: lazyRouteComponent(() => import('../features/content/articles-screen.tsx'), 'ArticlesScreen'),
  validateSearch: ArticleFilters.catch({}),
});
const newArticle = createRoute({ getParentRoute: () => inside, path: '/content/new', component: lazyRouteComponent(() => import('../features/content/article-screen.tsx'), 'NewArticleScreen') });
const oneArticle = createRoute({ getParentRoute: () => inside, path: '/content/$id', component: lazyRouteComponent(() => import('../features/content/article-screen.tsx'), 'ArticleScreen') });
const templates = createRoute({
  getParentRoute: () => inside, path: '/messages', component: lazyRouteComponent(() => import('../features/messages/templates-screen.tsx'), 'TemplatesScreen'),
  validateSearch: z.object({ group: z.string().regex(/^[a-z]+$/).optional().catch(undefined), work: TemplateWork.optional().catch(undefined) }),
});
const oneTemplate = createRoute({ getParentRoute: () => inside, path: '/messages/templates/$event', component: lazyRouteComponent(() => import('../features/messages/template-screen.tsx'), 'TemplateScreen') });
const massNotices = createRoute({
  getParentRoute: () => inside, path: '/messages/notices', component: lazyRouteComponent(() => import('../features/messages/notices-screen.tsx'), 'NoticesScreen'), validateSearch: z.object({ state: NoticeState.optional().catch(undefined) }),
});
const newMassNotice = createRoute({ getParentRoute: () => inside, path: '/messages/notices/new', component: lazyRouteComponent(() => import('../features/messages/notice-screen.tsx'), 'NewNoticeScreen') });
const massNotice = createRoute({ getParentRoute: () => inside, path: '/messages/notices/$id', component: lazyRouteComponent(() => import('../features/messages/notice-screen.tsx'), 'NoticeScreen') });
const delivery = createRoute({ getParentRoute: () => inside, path: '/messages/delivery', component: lazyRouteComponent(() => import('../features/messages/delivery-screen.tsx'), 'DeliveryScreen') });
const templateVersion = createRoute({ getParentRoute: () => inside, path: '/messages/versions/$id', component: lazyRouteComponent(() => import('../features/messages/version-screen.tsx'), 'VersionScreen') });
const exams = createRoute({ getParentRoute: () => inside, path: '/exams', component: lazyRouteComponent(() => import('../features/exams/exams-screen.tsx'), 'ExamsScreen') });
const oneExam = createRoute({ getParentRoute: () => inside, path: '/exams/$code', component: lazyRouteComponent(() => import('../features/exams/exam-screen.tsx'), 'ExamScreen') });
const sittings = createRoute({ getParentRoute: () => inside, path: '/sittings', component: lazyRouteComponent(() => import('../features/sittings/sittings-screen.tsx'), 'SittingsScreen') });
const oneSitting = createRoute({
  getParentRoute: () => inside, path: '/sittings/$id', component: lazyRouteComponent(() => import('../features/sittings/sitting-screen.tsx'), 'SittingScreen'),
  validateSearch: z.object({ tab: z.enum(['plan', 'nation', 'province', 'preview', 'log']).default('plan').catch('plan'), province: z.string().regex(/^\d{2}$/).optional().catch(undefined) }),
});
const fees = createRoute({
  getParentRoute: () => inside, path: '/fees', component: lazyRouteComponent(() => import('../features/places/fees-screen.tsx'), 'FeesScreen'),
  validateSearch: z.object({ exam: z.string().regex(/^\d{3}$/).optional().catch(undefined), province: z.string().regex(/^\d{2}$/).optional().catch(undefined) }),
});
const places = createRoute({
  getParentRoute: () => inside, path: '/places', component: lazyRouteComponent(() => import('../features/places/places-screen.tsx'), 'PlacesScreen'),
  validateSearch: z.object({ province: z.string().regex(/^\d{2}$/).optional().catch(undefined) }),
});
const centres = createRoute({
  getParentRoute: () => inside, path: '/centres', component: lazyRouteComponent(() => import('../features/seating/centres-screen.tsx'), 'CentresScreen'),
  validateSearch: z.object({ province: z.string().regex(/^\d{2}$/).optional().catch(undefined), prefecture: z.string().regex(/^\d{4}$/).optional().catch(undefined), search: z.string().max(60).optional().catch(undefined), closed: z.literal('yes').optional().catch(undefined) }),
});
const centreImport = createRoute({ getParentRoute: () => inside, path: '/centres/import', component: lazyRouteComponent(() => import('../features/seating/import-screen.tsx'), 'ImportScreen') });
const oneCentre = createRoute({ getParentRoute: () => inside, path: '/centres/$id', component: lazyRouteComponent(() => import('../features/seating/centre-screen.tsx'), 'CentreScreen') });
const suspensions = createRoute({ getParentRoute: () => inside, path: '/suspensions', component: lazyRouteComponent(() => import('../features/suspensions/suspensions-screen.tsx'), 'SuspensionsScreen') });
const newSuspension = createRoute({ getParentRoute: () => inside, path: '/suspensions/new', component: lazyRouteComponent(() => import('../features/suspensions/declare-screen.tsx'), 'DeclareScreen') });
const oneSuspension = createRoute({ getParentRoute: () => inside, path: '/suspensions/$id', component: lazyRouteComponent(() => import('../features/suspensions/suspension-screen.tsx'), 'SuspensionScreen') });
const refunds = createRoute({ getParentRoute: () => inside, path: '/refunds', component: lazyRouteComponent(() => import('../features/payments/refunds-screen.tsx'), 'RefundsScreen'), validateSearch: RefundListFilters.catch({}) });
const cashDesk = createRoute({ getParentRoute: () => inside, path: '/cash-desk', component: lazyRouteComponent(() => import('../features/cash-desk/desk-screen.tsx'), 'DeskScreen') });
const cashShifts = createRoute({ getParentRoute: () => inside, path: '/cash-desk/shifts', component: lazyRouteComponent(() => import('../features/cash-desk/shifts-screen.tsx'), 'ShiftsScreen'), validateSearch: ShiftFilters.catch({}) });
const oneCashShift = createRoute({ getParentRoute: () => inside, path: '/cash-desk/shifts/$id', component: lazyRouteComponent(() => import('../features/cash-desk/shift-screen.tsx'), 'ShiftScreen') });
const counterReceipts = createRoute({ getParentRoute: () => inside, path: '/cash-desk/receipts', component: lazyRouteComponent(() => import('../features/cash-desk/receipts-screen.tsx'), 'ReceiptsScreen'), validateSearch: ReceiptFilters.catch({}) });
const cashDeposits = createRoute({ getParentRoute: () => inside, path: '/cash-desk/deposits', component: lazyRouteComponent(() => import('../features/cash-desk/deposits-screen.tsx'), 'DepositsScreen'), validateSearch: DepositFilters.catch({}) });
const cashBook = createRoute({ getParentRoute: () => inside, path: '/cash-desk/book', component: lazyRouteComponent(() => import('../features/cash-desk/book-screen.tsx'), 'BookScreen'), validateSearch: CashBookFilters.partial().catch({}) });
const reconciliation = createRoute({ getParentRoute: () => inside, path: '/reconciliation', component: lazyRouteComponent(() => import('../features/reconciliation/days-screen.tsx'), 'DaysScreen') });
const differences = createRoute({ getParentRoute: () => inside, path: '/reconciliation/differences', component: lazyRouteComponent(() => import('../features/reconciliation/differences-screen.tsx'), 'DifferencesScreen'), validateSearch: DifferenceFilters.catch({}) });
const oneDifference = createRoute({ getParentRoute: () => inside, path: '/reconciliation/differences/$id', component: lazyRouteComponent(() => import('../features/reconciliation/difference-screen.tsx'), 'DifferenceScreen') });
const bills = createRoute({ getParentRoute: () => inside, path: '/reconciliation/bills', component: lazyRouteComponent(() => import('../features/reconciliation/bills-screen.tsx'), 'BillsScreen'), validateSearch: BillFilters.catch({}) });
const closings = createRoute({ getParentRoute: () => inside, path: '/reconciliation/closings', component: lazyRouteComponent(() => import('../features/reconciliation/closings-screen.tsx'), 'ClosingsScreen'), validateSearch: ClosingFilters.catch({}) });
const fiscalReceipts = createRoute({ getParentRoute: () => inside, path: '/reconciliation/fiscal-receipts', component: lazyRouteComponent(() => import('../features/reconciliation/fiscal-screen.tsx'), 'FiscalScreen'), validateSearch: FiscalFilters.catch({}) });
const oneFiscalReceipt = createRoute({ getParentRoute: () => inside, path: '/reconciliation/fiscal-receipts/$accountId/$id', component: lazyRouteComponent(() => import('../features/reconciliation/fiscal-receipt-screen.tsx'), 'FiscalReceiptScreen') });
const oneClosing = createRoute({ getParentRoute: () => inside, path: '/reconciliation/closings/$id', component: lazyRouteComponent(() => import('../features/reconciliation/closing-screen.tsx'), 'ClosingScreen') });
const orders = createRoute({ getParentRoute: () => inside, path: '/orders', component: lazyRouteComponent(() => import('../features/payments/orders-screen.tsx'), 'OrdersScreen'), validateSearch: OrderListFilters.catch({}) });
const refusedNotices = createRoute({ getParentRoute: () => inside, path: '/refused-notices', component: lazyRouteComponent(() => import('../features/payments/refused-notices-screen.tsx'), 'RefusedNoticesScreen'), validateSearch: RefusedNoticeFilters.catch({}) });
const ticketReleases = createRoute({ getParentRoute: () => inside, path: '/tickets', component: lazyRouteComponent(() => import('../features/tickets/releases-screen.tsx'), 'ReleasesScreen') });
const oneTicket = createRoute({ getParentRoute: () => inside, path: '/tickets/one', component: lazyRouteComponent(() => import('../features/tickets/one-screen.tsx'), 'OneTicketScreen') });
const ticketRelease = createRoute({ getParentRoute: () => inside, path: '/tickets/$id', component: lazyRouteComponent(() => import('../features/tickets/release-screen.tsx'), 'ReleaseScreen') });
const certificates = createRoute({
  getParentRoute: () => inside, path: '/certificates', component: lazyRouteComponent(() => import('../features/certificates/certificates-screen.tsx'), 'CertificatesScreen'),
  validateSearch: z.object({ exam: z.string().regex(/^\d{3}$/).optional().catch(undefined), province: z.string().regex(/^\d{2}$/).optional().catch(undefined), kind: z.enum(['qualification', 'proof']).optional().catch(undefined), state: z.enum(['valid', 'expired', 'revoked']).optional().catch(undefined) }),
});
const certificateBatches = createRoute({ getParentRoute: () => inside, path: '/certificates/batches', component: lazyRouteComponent(() => import('../features/certificates/batches-screen.tsx'), 'BatchesScreen') });
const certificateBatch = createRoute({ getParentRoute: () => inside, path: '/certificates/batches/$id', component: lazyRouteComponent(() => import('../features/certificates/batch-screen.tsx'), 'BatchScreen') });
const certificateCases = createRoute({
  getParentRoute: () => inside, path: '/certificates/cases', component: lazyRouteComponent(() => import('../features/certificates/cases-screen.tsx'), 'CasesScreen'),
  validateSearch: z.object({ state: z.enum(['opened', 'proposed', 'decided', 'done', 'withdrawn']).optional().catch(undefined) }),
});
const oneCertificate = createRoute({ getParentRoute: () => inside, path: '/certificates/$accountId/$id', component: lazyRouteComponent(() => import('../features/certificates/one-screen.tsx'), 'CertificateScreen') });
const kitSittings = createRoute({ getParentRoute: () => inside, path: '/exam-kits', component: lazyRouteComponent(() => import('../features/exam-kits/sittings-screen.tsx'), 'KitSittingsScreen') });
const kitsOfSitting = createRoute({ getParentRoute: () => inside, path: '/exam-kits/$sitting/$province', component: lazyRouteComponent(() => import('../features/exam-kits/kits-screen.tsx'), 'KitsScreen') });
const kitResults = createRoute({ getParentRoute: () => inside, path: '/exam-kits/results/$id', component: lazyRouteComponent(() => import('../features/exam-kits/results-screen.tsx'), 'KitResultsScreen') });
const seatPlans = createRoute({ getParentRoute: () => inside, path: '/seating', component: lazyRouteComponent(() => import('../features/seating/plans-screen.tsx'), 'PlansScreen') });
const beginPlan = createRoute({ getParentRoute: () => inside, path: '/seating/begin/$sitting/$province', component: lazyRouteComponent(() => import('../features/seating/begin-screen.tsx'), 'BeginScreen') });
const onePlan = createRoute({
  getParentRoute: () => inside, path: '/seating/$id', component: lazyRouteComponent(() => import('../features/seating/plan-screen.tsx'), 'PlanScreen'),
  validateSearch: z.object({ town: z.string().regex(/^\d{4}$/).optional().catch(undefined) }),
});
const roomMap = createRoute({
  getParentRoute: () => inside, path: '/seating/$id/rooms/$roomId', component: lazyRouteComponent(() => import('../features/seating/room-map-screen.tsx'), 'RoomMapScreen'),
  validateSearch: z.object({ half: z.string().regex(/^\d{1,2}$/).optional().catch(undefined) }),
});
const rules = createRoute({
  getParentRoute: () => inside, path: '/rules', component: lazyRouteComponent(() => import('../features/rules/rules-screen.tsx'), 'RulesScreen'),
  validateSearch: z.object({ exam: z.string().regex(/^\d{3}$/).optional().catch(undefined) }),
});
const majors = createRoute({ getParentRoute: () => inside, path: '/majors', component: lazyRouteComponent(() => import('../features/majors/majors-screen.tsx'), 'MajorsScreen') });
const oneMajorVersion = createRoute({
  getParentRoute: () => inside, path: '/majors/$id', component: lazyRouteComponent(() => import('../features/majors/version-screen.tsx'), 'VersionScreen'),
  validateSearch: z.object({ tab: z.enum(['lines', 'findings', 'differences', 'imports', 'synonyms', 'replays', 'about']).default('lines').catch('lines') }),
});
const majorPrecedents = createRoute({
  getParentRoute: () => inside, path: '/majors-precedents', component: lazyRouteComponent(() => import('../features/majors/precedents-screen.tsx'), 'PrecedentsScreen'),
  validateSearch: z.object({ exam: z.string().regex(/^\d{3}$/).optional().catch(undefined), search: z.string().max(60).optional().catch(undefined), contradictory: z.literal('yes').optional().catch(undefined), after: z.string().max(80).optional().catch(undefined) }),
});
const scores = createRoute({ getParentRoute: () => inside, path: '/scores', component: lazyRouteComponent(() => import('../features/scores/scores-screen.tsx'), 'ScoresScreen') });
const scoresOfSitting = createRoute({
  getParentRoute: () => inside, path: '/scores/$id', component: lazyRouteComponent(() => import('../features/scores/sitting-screen.tsx'), 'ScoreSittingScreen'),
  validateSearch: z.object({ tab: z.enum(['imports', 'exam_day', 'people', 'release', 'statistics', 'rechecks']).default('imports').catch('imports') }),
});
const oneRule = createRoute({ getParentRoute: () => inside, path: '/rules/$id', component: lazyRouteComponent(() => import('../features/rules/rule-screen.tsx'), 'RuleScreen') });

const completions = createRoute({ getParentRoute: () => inside, path: '/completions', component: lazyRouteComponent(() => import('../features/completions/completions-screen.tsx'), 'CompletionsScreen') });
const completionSitting = createRoute({
  getParentRoute: () => inside, path: '/completions/$id', component: lazyRouteComponent(() => import('../features/completions/sitting-screen.tsx'), 'CompletionSittingScreen'),
  validateSearch: z.object({ tab: z.enum(['overview', 'people', 'publicity']).default('overview').catch('overview') }),
});
const completionPerson = createRoute({ getParentRoute: () => inside, path: '/completions/$id/people/$number', component: lazyRouteComponent(() => import('../features/completions/person-screen.tsx'), 'CompletionPersonScreen') });
const onePublicity = createRoute({ getParentRoute: () => inside, path: '/publicities/$id', component: lazyRouteComponent(() => import('../features/completions/publicity-screen.tsx'), 'PublicityScreen') });
const objections = createRoute({
  getParentRoute: () => inside, path: '/objections', component: lazyRouteComponent(() => import('../features/completions/objections-screen.tsx'), 'ObjectionsScreen'),
  validateSearch: z.object({ state: z.enum(['received', 'assigned', 'proposed', 'upheld', 'not_upheld']).optional().catch(undefined), publicity: z.uuid().optional().catch(undefined), after: z.string().max(80).optional().catch(undefined) }),
});
const oneObjection = createRoute({ getParentRoute: () => inside, path: '/objections/$id', component: lazyRouteComponent(() => import('../features/completions/objection-screen.tsx'), 'ObjectionScreen') });
const passLines = createRoute({ getParentRoute: () => inside, path: '/pass-lines', component: lazyRouteComponent(() => import('../features/pass-lines/pass-lines-screen.tsx'), 'PassLinesScreen') });
const sittingLines = createRoute({ getParentRoute: () => inside, path: '/pass-lines/$sitting', component: lazyRouteComponent(() => import('../features/pass-lines/sitting-lines-screen.tsx'), 'SittingLinesScreen') });

const people = createRoute({
  getParentRoute: () => inside, path: '/people', component: lazyRouteComponent(() => import('../features/staff/people-screen.tsx'), 'PeopleScreen'),
  validateSearch: z.preprocess((raw) => raw, MemberFilter.extend({ after: StaffUserName.optional() }).catch({})),
});
const newPerson = createRoute({ getParentRoute: () => inside, path: '/people/new', component: lazyRouteComponent(() => import('../features/staff/new-person-screen.tsx'), 'NewPersonScreen') });
const postings = createRoute({
  getParentRoute: () => inside, path: '/people/postings', component: lazyRouteComponent(() => import('../features/staff/postings-screen.tsx'), 'PostingsScreen'),
  validateSearch: z.object({ after: z.uuid().optional().catch(undefined) }),
});
const onePerson = createRoute({ getParentRoute: () => inside, path: '/people/$id', component: lazyRouteComponent(() => import('../features/staff/person-screen.tsx'), 'PersonScreen') });
const powers = createRoute({
  getParentRoute: () => inside, path: '/powers', component: lazyRouteComponent(() => import('../features/staff/powers-screen.tsx'), 'PowersScreen'),
  validateSearch: z.preprocess((raw) => raw, PowerFilter.extend({ after: PowerKey.optional() }).catch({})),
});
const partners = createRoute({
  getParentRoute: () => inside, path: '/partners', component: lazyRouteComponent(() => import('../features/partners/partners-screen.tsx'), 'PartnersScreen'),
  validateSearch: z.object({ after: z.uuid().optional().catch(undefined) }),
});
const onePartner = createRoute({ getParentRoute: () => inside, path: '/partners/$id', component: lazyRouteComponent(() => import('../features/partners/partner-screen.tsx'), 'PartnerScreen') });
const deliveries = createRoute({
  getParentRoute: () => inside, path: '/partners/$id/hooks/$hookId', component: lazyRouteComponent(() => import('../features/partners/deliveries-screen.tsx'), 'DeliveriesScreen'),
  validateSearch: z.object({ state: DeliveryState.optional().catch(undefined), after: z.uuid().optional().catch(undefined) }),
});
const powerHistory = createRoute({ getParentRoute: () => inside, path: '/powers/$id', component: lazyRouteComponent(() => import('../features/staff/power-history-screen.tsx'), 'PowerHistoryScreen') });

const tree = root.addChildren([signIn, ssoAnswer, inside.addChildren([
  home, password, security,
  queue, oneCase, photos, cases, breaches, newBreach, oneBreach, register, creditReports, creditComparisons, payments, verification, verificationRuns, newVerificationRun, verificationRun, rules, oneRule, scores, scoresOfSitting, majors, oneMajorVersion, majorPrecedents, reasons, counter, appointments, samples, oneSample, blindCase, majorQuestions,
  content, newArticle, oneArticle,
  templates, oneTemplate, templateVersion, massNotices, newMassNotice, massNotice, delivery,
  exams, oneExam, sittings, oneSitting, fees, places,
  passLines, sittingLines, completions, completionSitting, completionPerson, onePublicity, objections, oneObjection,
  centres, centreImport, oneCentre, seatPlans, beginPlan, onePlan, roomMap,
  ticketReleases, oneTicket, ticketRelease, kitSittings, kitsOfSitting, kitResults,
  certificates, certificateBatches, certificateBatch, certificateCases, oneCertificate,
  suspensions, newSuspension, oneSuspension, refunds, cashDesk, cashShifts, oneCashShift, counterReceipts, cashDeposits, cashBook, reconciliation, differences, oneDifference, bills, closings, oneClosing, fiscalReceipts, oneFiscalReceipt, orders, refusedNotices,
  reports, exports, audit, operations, rush, failedJobs, discardedJobs, quarantine, retention, retentionRun,
  people, newPerson, postings, onePerson, powers, powerHistory, partners, onePartner, deliveries,
])]);

/** The addresses of the console; filters stand in them as plain text, so that a view can be sent to a colleague. */
export function makeRouter(client: QueryClient) {
  return createRouter({
    routeTree: tree, basepath: '/console', context: { client }, defaultPreload: false, scrollRestoration: false,
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search: Record<string, unknown>) => {
      const pairs = Object.entries(search).flatMap(([name, value]) => (typeof value === 'string' && value !== '' ? [[name, value]] : []));
      return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
    },
  });
}

declare module '@tanstack/react-router' {
  interface Register { router: ReturnType<typeof makeRouter> }
}
