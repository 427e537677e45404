import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { testApp, type TestApp } from './testing/app.ts';

/** Each route that shows staff a list, and the lists (modules' `lists`) it leaves the house as. */
const EXPORTED: Record<string, readonly string[]> = {
  'GET /api/staff/operations': ['operations.services', 'operations.queues', 'operations.processes'], 'GET /api/staff/failed-jobs': ['operations.failed-jobs'], 'GET /api/staff/discarded-jobs': ['operations.discarded-jobs'],
  'GET /api/staff/quarantined-files': ['quarantine.files'],
  'GET /api/staff/retention': ['retention.classes'], 'GET /api/staff/retention-runs': ['retention.runs'], 'GET /api/staff/retention-runs/:id': ['retention.leftovers'], 'GET /api/staff/legal-holds': ['retention.holds'],
  'GET /api/staff/members': ['staff.members'], 'GET /api/staff/postings': ['staff.postings'], 'GET /api/staff/powers': ['staff.powers'], 'GET /api/staff/articles': ['content.articles'],
  'GET /api/staff/major-versions': ['majors.editions', 'majors.versions'], 'GET /api/staff/major-versions/:id/lines': ['majors.lines'], 'GET /api/staff/major-versions/:id/findings': ['majors.findings'],
  'GET /api/staff/major-versions/:id/differences': ['majors.differences'], 'GET /api/staff/major-versions/:id/synonyms': ['majors.synonyms'], 'GET /api/staff/major-imports/:id/differences': ['majors.import-differences'],
  'GET /api/staff/major-precedents': ['majors.precedents'], 'GET /api/staff/major-precedents/decisions': ['majors.decisions'], 'GET /api/staff/major-questions': ['majors.questions'],
  'GET /api/staff/pass-lines': ['pass-lines.sittings'], 'GET /api/staff/pass-lines/:sitting': ['pass-lines.lines'],
  'GET /api/staff/verifications': ['verification.waiting'], 'GET /api/staff/photo-changes': ['photos.changes'], 'GET /api/staff/photo-reviews': ['photos.reviews'],
  'GET /api/staff/sittings': ['catalogue.sittings'], 'GET /api/staff/sittings/:id': ['catalogue.windows'], 'GET /api/staff/exams': ['catalogue.exams'], 'GET /api/staff/fees/:code': ['catalogue.fees'], 'GET /api/staff/review-points': ['catalogue.review-points'],
  'GET /api/staff/review/queue': ['review.queue'], 'GET /api/staff/review/reasons': ['review.reasons'], 'GET /api/staff/review/checklist': ['review.checklist'], 'GET /api/staff/review/counter/day': ['review.counter-day'],
  'GET /api/staff/review/samples': ['review.samples'], 'GET /api/staff/review/samples/:sampleId': ['review.sample-cases'], 'GET /api/staff/review/appointments': ['review.appointments'],
  'GET /api/staff/reverify-runs': ['reverification.runs'], 'GET /api/staff/reverify-runs/:runId/results': ['reverification.results'],
  'GET /api/staff/unlocks': ['assistance.unlocks'], 'GET /api/staff/rare-names': ['assistance.rare-names'], 'GET /api/staff/account-cases': ['assistance.accounts'], 'GET /api/staff/appeals': ['assistance.appeals'],
  'GET /api/staff/breaches': ['breaches.cases'], 'GET /api/staff/integrity-records': ['breaches.records'],
  'GET /api/staff/credit-reports': ['breaches.credit-reports'], 'GET /api/staff/credit-comparisons': ['breaches.credit-comparisons'], 'GET /api/staff/credit-comparisons/:id/differences': ['breaches.credit-differences'],
  'GET /api/staff/rules': ['rules.in-force', 'rules.versions'], 'GET /api/staff/rule-replays/:id/flips': ['rules.flips'],
  'GET /api/staff/message-templates': ['messages.templates'], 'GET /api/staff/mass-notices': ['messages.notices'], 'GET /api/staff/mass-notices/:id/failures': ['messages.notice-failures'],
  'GET /api/staff/message-deliveries': ['messages.by-day', 'messages.by-event', 'messages.reminders'], 'GET /api/staff/message-carriers': ['messages.carriers'],
  'GET /api/staff/reports': ['figures.funnel', 'figures.queue', 'figures.hours', 'figures.places', 'figures.specialties', 'figures.subjects'],
  'GET /api/staff/certificates': ['certificates.certificates'], 'GET /api/staff/certificate-counts': ['certificates.counts'], 'GET /api/staff/certificate-batches': ['certificates.ready', 'certificates.batches'], 'GET /api/staff/certificate-cases': ['certificates.cases'],
  'GET /api/staff/exam-kits': ['exam-kits.kits'], 'GET /api/staff/ticket-releases': ['tickets.releases'], 'GET /api/staff/ticket-releases/:id/exclusions': ['tickets.exclusions'],
  'GET /api/staff/test-centres': ['seating.rooms'], 'GET /api/staff/seat-plans': ['seating.plans'], 'GET /api/staff/seat-plans/:id/rooms': ['seating.plan-rooms'], 'GET /api/staff/seat-plans/:id/moves': ['seating.moves'],
  'GET /api/staff/score-sittings': ['scores.sittings'], 'GET /api/staff/score-sittings/:id/imports': ['scores.imports'], 'GET /api/staff/score-imports/:id/faults': ['scores.faults'], 'GET /api/staff/score-sittings/:id/holds': ['scores.holds'],
  'GET /api/staff/score-sittings/:id/exam-day': ['scores.exam-day'], 'GET /api/staff/score-sittings/:id/rechecks': ['scores.rechecks'], 'GET /api/staff/score-sittings/:id/statistics': ['scores.statistics'], 'GET /api/staff/score-sittings/:id/pass-voids': ['scores.pass-voids'],
  'GET /api/staff/completion-sittings': ['completions.sittings'], 'GET /api/staff/completion-sittings/:id': ['completions.provinces'], 'GET /api/staff/completion-sittings/:id/people': ['completions.people'],
  'GET /api/staff/publicities': ['completions.publicities'], 'GET /api/staff/publicities/:id/entries': ['completions.entries'], 'GET /api/staff/objections': ['completions.objections'],
  'GET /api/staff/suspensions': ['suspensions.suspensions'], 'GET /api/staff/suspension-people': ['suspensions.people'], 'GET /api/staff/refunds': ['payments.refunds'], 'GET /api/staff/refund-requests': ['payments.refund-requests'], 'GET /api/staff/orders': ['payments.orders'], 'GET /api/staff/refused-notices': ['payments.refused-notices'],
  'GET /api/staff/reconciled-days': ['reconciliation.days'], 'GET /api/staff/channel-bills': ['reconciliation.bills'], 'GET /api/staff/bill-differences': ['reconciliation.differences'], 'GET /api/staff/closings': ['reconciliation.closings'], 'GET /api/staff/fiscal-receipts': ['fiscal-receipts.receipts'],
  'GET /api/staff/cash-desks': ['cash-desk.desks'], 'GET /api/staff/cash-shifts': ['cash-desk.shifts'], 'GET /api/staff/counter-receipts': ['cash-desk.receipts'], 'GET /api/staff/cash-deposits': ['cash-desk.deposits'], 'GET /api/staff/cash-book': ['cash-desk.book'],
  'POST /api/staff/audit/searches': ['oversight.audit'],
  'GET /api/staff/partners': ['partners.partners'], 'GET /api/staff/partners/:id/hooks/:hookId/deliveries': ['partners.deliveries'],
};

/** What is no list of its own, and why it does not leave the house by itself. */
const NOT_A_LIST: Record<string, readonly string[]> = {
  'one thing with its parts and history; who did what is exported from the audit log': [
    'GET /api/staff/members/:id', 'GET /api/staff/partners/:id', 'GET /api/staff/partners/paused-hooks', 'GET /api/staff/powers/:id', 'GET /api/staff/articles/:id', 'GET /api/staff/major-versions/:id', 'GET /api/staff/major-versions/:id/imports', 'GET /api/staff/major-imports/:id', 'GET /api/staff/exams/:code', 'GET /api/staff/exams/:code/changes', 'GET /api/staff/sittings/:id/changes',
    'GET /api/staff/review-point-changes', 'GET /api/staff/rules/:id', 'GET /api/staff/rules/:id/replays', 'GET /api/staff/major-versions/:id/replays', 'GET /api/staff/message-templates/:event', 'GET /api/staff/message-versions/:id', 'GET /api/staff/mass-notices/:id', 'GET /api/staff/audit/chain',
    'GET /api/staff/certificate-batches/:id', 'GET /api/staff/ticket-releases/:id', 'GET /api/staff/exam-kit-sittings', 'GET /api/staff/exam-kits/:id/results', 'GET /api/staff/publicities/:id', 'GET /api/staff/tickets', 'GET /api/staff/score-imports/:id', 'GET /api/staff/bill-differences/:id', 'GET /api/staff/cash-shifts/:id', 'GET /api/staff/suspensions/:id', 'POST /api/staff/suspensions', 'POST /api/staff/suspensions/:id/correction', 'POST /api/staff/suspensions/:id/resit', 'POST /api/staff/suspensions/:id/withdrawal', 'POST /api/staff/suspensions/:id/approval', 'POST /api/staff/suspensions/:id/choice-end', 'POST /api/staff/suspensions/:id/resit-return', 'POST /api/staff/suspensions/:id/resit-approval',
    'GET /api/staff/reverify-runs/:runId', 'GET /api/staff/registries',
    'GET /api/staff/test-centres/:id', 'GET /api/staff/room-imports', 'GET /api/staff/room-imports/:id', 'GET /api/staff/seat-plans/:id', 'GET /api/staff/seat-plans/:id/rooms/:roomId',
  ],
  'one person’s case: it has its own documents, and leaves as a row of the lists it stands in': [
    'GET /api/staff/certificates/by-number', 'GET /api/staff/certificates/:accountId/:id', 'GET /api/staff/fiscal-receipts/:accountId/:id',
    'GET /api/staff/applications/:id', 'GET /api/staff/applications/:id/hints', 'GET /api/staff/applications/:id/opinions', 'GET /api/staff/applications/:id/materials', 'GET /api/staff/applications/:id/major-precedents', 'GET /api/staff/applications/:id/major-questions', 'GET /api/staff/applications/:id/orders', 'GET /api/staff/orders/:orderNumber', 'GET /api/staff/payment-numbers/:number', 'GET /api/staff/photos/:accountId', 'GET /api/staff/accounts/:accountId/verifications/:kind/:rowId',
    'GET /api/staff/completion-sittings/:id/people/:number', 'GET /api/staff/objections/:id', 'GET /api/staff/review/samples/:sampleId/cases/:id', 'GET /api/staff/unlocks/:accountId/:caseId', 'GET /api/staff/account-cases/:accountId/:caseId', 'GET /api/staff/appeals/:accountId/:caseId', 'GET /api/staff/breaches/:accountId/:caseId', 'GET /api/staff/integrity-records/:recordId',
  ],
  'somebody is looked up by name or number, each look limited and recorded; a file would keep what the look may not': [
    'POST /api/staff/account-look-ups', 'POST /api/staff/integrity-record-searches', 'POST /api/staff/message-look-ups', 'GET /api/staff/accounts/:accountId/messages', 'POST /api/staff/accounts/:accountId/messages/:messageId/resending',
  ],
  'what a form offers to choose from': [
    'GET /api/staff/article-choices', 'GET /api/staff/major-choices', 'GET /api/staff/review/choices', 'GET /api/staff/review/colleagues', 'GET /api/staff/rule-trials/people', 'GET /api/staff/mass-notice-choices', 'GET /api/staff/report-choices', 'GET /api/staff/export-lists', 'GET /api/staff/suspension-choices',
  ],
  'a forecast or a preview of a moment, nothing kept': ['GET /api/staff/reverify-forecast', 'GET /api/staff/sittings/:id/preview', 'GET /api/staff/review-points/:id/effect', 'GET /api/staff/review-points/:id/capacity-effect', 'GET /api/staff/fees/:code/:province/effect', 'GET /api/staff/provinces/:province/effect', 'GET /api/staff/seat-demands', 'GET /api/staff/seat-plans/:id/differences', 'POST /api/staff/suspension-previews'],
  'has a file of its own to mend the uploaded one by': ['GET /api/staff/major-imports/:id/faults', 'GET /api/staff/room-imports/:id/faults'],
  'an act, answered with the list it changed': [
    'POST /api/staff/channel-bills',
    'POST /api/staff/score-sittings/:id/holds', 'POST /api/staff/score-sittings/:id/holds/lifted', 'POST /api/staff/score-sittings/:id/exam-day', 'POST /api/staff/score-sittings/:id/exam-day/cancelled', 'POST /api/staff/score-sittings/:id/rechecks/outcomes', 'POST /api/staff/score-sittings/:id/rechecks/decisions',
  ],
  'the curve of one installation’s health, drawn on its screen; Prometheus keeps it for longer': ['GET /api/staff/rush'],
  'one’s own sessions': ['GET /api/staff/session/security'],
  'one’s own exports of seven days: a list of files, each of which says what it holds; who exported what is in the audit log': ['GET /api/staff/exports'],
};
/** Lists without a route of their own. */
const WITHOUT_A_ROUTE: Record<string, string> = { applications: 'chosen on the screen of exports' };

let t: TestApp;
beforeAll(async () => { t = await testApp({ withReferenceData: false }); });
afterAll(() => t.stop());

const lists = () => t.app.modules.flatMap((m) => m.lists ?? []);
const nameOf = (e: AnyEndpoint): string => `${e.method} ${e.path}`;
const routes = () => t.app.modules.flatMap((m) => m.endpoints ?? []).filter((e) => typeof e.access === 'object');
/** True for an answer that holds rows, or goes on at a next page. */
function showsRows(e: AnyEndpoint): boolean {
  if (!(e.output instanceof z.ZodObject)) return false;
  const { shape } = e.output;
  const rows = Object.values(shape).some((field) => field instanceof z.ZodArray && field.element instanceof z.ZodObject);
  return rows && (e.method === 'GET' || 'next' in shape);
}

describe('every list that staff see', () => {
  it('leaves the house, or is named here with the reason why not', () => {
    const excepted = Object.values(NOT_A_LIST).flat();
    const shown = routes().filter(showsRows).map(nameOf);
    expect(shown.length).toBeGreaterThan(60);
    expect(shown.filter((name) => !(name in EXPORTED) && !excepted.includes(name))).toEqual([]);
    expect(excepted.filter((name) => name in EXPORTED)).toEqual([]);
    const known = routes().map(nameOf);
    expect([...Object.keys(EXPORTED), ...excepted].filter((name) => !known.includes(name))).toEqual([]);
  });

  it('is a list some module declares, and every declared list is shown somewhere', () => {
    const declared = lists().map((l) => l.name).toSorted();
    expect([...Object.values(EXPORTED).flat(), ...Object.keys(WITHOUT_A_ROUTE)].toSorted()).toEqual(declared);
  });

  it('is opened by the permission its route asks for', () => {
    for (const [name, exported] of Object.entries(EXPORTED)) {
      const access = routes().find((e) => nameOf(e) === name)?.access;
      if (typeof access !== 'object' || access.staff === 'any') continue;
      for (const list of exported) expect([name, lists().find((l) => l.name === list)?.access]).toEqual([name, [access.staff]]);
    }
  });

  it('has its button in the console', () => {
    const console = sources(projectPath('src/console'));
    for (const { name } of lists()) {
      const [family] = name.split('.');
      const named = console.includes(`list="${name}"`) || console.includes(`list={\`${family ?? ''}.\${`) || console.includes(`'${name}'`);
      expect([name, named]).toEqual([name, true]);
    }
  });
});

function sources(folder: string): string {
  return readdirSync(folder, { withFileTypes: true }).map((entry) => (entry.isDirectory() ? sources(join(folder, entry.name)) : entry.name.endsWith('.tsx') ? readFileSync(join(folder, entry.name), 'utf8') : '')).join('\n');
}
