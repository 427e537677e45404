import type { Result } from '#server/kernel/result.ts';
import type { Application } from '../application.ts';
import type { Assessment } from '../assess-form.ts';
import { reviewRoute } from '../domain/review-route.ts';
import { rowState, titlesReliedOn, titleState } from '../material-demands.ts';
import { moveApplication } from '../move-application.ts';
import { configOf, type Asking, type Taken } from '../take-application.ts';

const PAPER = ['certificate', 'post'];

/** Sends a confirmed application to its review (T11a–T11d, R-3.5-01); what it owes nothing for is complete once it needs no review. */
export function routeApplication(asking: Asking, taken: Taken, a: Assessment, underRecord = false): Result<Application> {
  const config = configOf(taken);
  if (!config.ok) return config;
  const { app, offer, person, photoAwaits } = taken;
  const rows = a.verdict.reliesOn.filter((p) => (p.kind === 'education' || p.kind === 'degree') && p.id !== null).map((p) => rowState(person, p.id ?? ''));
  // the registries know a degree, not that it is a second one
  const second = person.account.degrees.filter((d) => d.second !== undefined).map((d): string | null => d.id);
  const titlesOpen = app.form !== null && titlesReliedOn(app.form, a.verdict.reliesOn).some((title) => titleState(person, title) !== 'passed');
  const { route, reasons } = reviewRoute({
    // a record that became known after the letter was signed closes the commitment route all the same
    commitment: underRecord ? 'not_applicable' : app.dimensions.commitment,
    everythingVerified: person.verification.identity.state === 'passed' && rows.every((state) => state === 'passed'),
    majorMatches: app.majorMatches ?? true,
    returningAutoPass: a.returning && config.value.oldCandidateAutoPass,
    levelAlwaysManual: offer.sitting.levelsAlwaysManual.includes(a.level.code),
    restsOnPaper: titlesOpen || a.verdict.reliesOn.some((p) => PAPER.includes(p.kind) || (p.kind === 'degree' && second.includes(p.id))),
    reviewMode: config.value.reviewModeByLevel[a.level.code] ?? config.value.reviewMode,
    reviewTiming: config.value.reviewTiming,
  });
  const free = a.amount.dueInFen === 0 && app.dimensions.payment === 'unpaid' && (route === 'route_automatic' || route === 'route_post_exam');
  return moveApplication(asking.tx, asking.kit.crypto, app, {
    act: route, by: 'system', byId: null, photoAwaits, windows: config.value.windows, note: reasons.join(','),
    changes: { routeReasons: reasons }, ...(free && { also: { payment: 'exempt' } }),
  }, asking.now);
}
