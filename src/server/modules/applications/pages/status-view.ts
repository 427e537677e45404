import type { ApplicationView } from '#contracts/applications.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Instant } from '#contracts/dates.ts';
import { phasesOf, type Phase } from '#server/modules/catalogue/index.ts';
import { STATE_WORDS } from '#server/modules/verification/index.ts';
import type { VerificationState } from '#contracts/verification.ts';
import type { StatusTone } from '#portal/parts/status-tag.tsx';
import { presentApplication, type ViewFacts } from '../applications.present.ts';
import type { Particulars } from './check-page.tsx';
import { PART_WORDS } from '../domain/unlock.ts';
import { particularsOf } from '../particulars.ts';
import { presentHead, type Head } from './head.ts';
import { words } from './words.ts';

/** One of the states at the left of the status page: icon, words and what it is about. */
export type DimensionLine = { term: string; text: string; tone: StatusTone; href?: string | undefined };

export type StatusView = {
  head: Head;
  application: ApplicationView;
  particulars: Particulars;
  dimensions: DimensionLine[];
  unlocked: { parts: string; until: Instant } | null;
  windows: { name: string; from: Instant | null; until: Instant | null; phase: Phase }[];
};

/** Everything the status page shows, beside what the API answers: the rows used, and the windows as a table (R-2.2.3-15, -17). */
export function presentStatus(facts: ViewFacts, lang: Lang, now: Instant): StatusView {
  const application = presentApplication(facts, lang, now);
  return { head: { ...presentHead(facts, lang), state: application.state }, application, particulars: particularsOf(facts, lang), dimensions: dimensionLines(facts, application, lang), unlocked: unlockedOf(facts, lang), windows: windowLines(facts, lang, now) };
}

/** What an officer has opened for change, and until when (T17). */
function unlockedOf({ app }: ViewFacts, lang: Lang): StatusView['unlocked'] {
  return app.unlockedUntil === null ? null : { until: app.unlockedUntil, parts: app.unlockedParts.map((part) => PART_WORDS[part][lang]).join(lang === 'zh' ? '；' : '; ') };
}

function dimensionLines({ app, person }: ViewFacts, { dimensions: d }: ApplicationView, lang: Lang): DimensionLine[] {
  const w = words[lang];
  const valueOf = (kind: 'photo' | 'commitment' | 'materials' | 'data' | 'review' | 'payment') => w.values[kind]?.[d[kind]] ?? d[kind];
  const degree = app.form?.degreeId === undefined ? undefined : person.verification.rows.find((r) => r.rowId === app.form?.degreeId)?.state ?? 'not_verified';
  const education = app.form ? person.verification.rows.find((r) => r.rowId === app.form?.educationId)?.state ?? 'not_verified' : undefined;
  const verified = (term: string, state: VerificationState): DimensionLine => ({ term, text: STATE_WORDS[lang][state], tone: VERIFIED_TONES[state] });
  return [
    verified(w.dimensions.identity, person.verification.identity.state),
    education === undefined ? { term: w.dimensions.rows, text: w.values['rows']?.['not_chosen'] ?? '', tone: 'neutral' } : verified(w.dimensions.rows, education),
    ...(degree === undefined ? [] : [verified(w.degreeRow, degree)]),
    { term: w.dimensions.photo, text: valueOf('photo'), tone: TONES[d.photo] ?? 'neutral' },
    { term: w.dimensions.data, text: valueOf('data'), tone: TONES[d.data] ?? 'neutral' },
    { term: w.dimensions.commitment, text: valueOf('commitment'), tone: TONES[d.commitment] ?? 'neutral' },
    { term: w.dimensions.materials, text: valueOf('materials'), tone: TONES[d.materials] ?? 'neutral' },
    { term: w.dimensions.review, text: valueOf('review'), tone: TONES[d.review] ?? 'neutral' },
    { term: w.dimensions.payment, text: valueOf('payment'), tone: TONES[d.payment] ?? 'neutral' },
  ];
}

const VERIFIED_TONES: Record<VerificationState, StatusTone> = {
  not_verified: 'neutral', verifying: 'info', passed: 'success', failed: 'danger', needs_manual: 'warning', manual_passed: 'success', manual_failed: 'danger',
};

const TONES: Record<string, StatusTone> = {
  missing: 'warning', self_checked: 'success', awaiting: 'info', approved: 'success', rejected: 'danger',
  filling: 'warning', committing: 'warning', checking: 'warning', saved: 'info', confirmed: 'success',
  signed: 'success', withdrawn: 'warning', needed: 'warning', submitted: 'success', not_needed: 'neutral',
  automatic: 'success', awaiting_online: 'info', awaiting_on_site: 'warning', returned: 'warning', post_exam: 'info',
  paying: 'info', paid: 'success', exempt: 'success',
};

const ORDER = ['apply', 'confirm', 'review', 'pay', 'ticket', 'score', 'recheck'] as const;

function windowLines({ offer }: ViewFacts, lang: Lang, now: Instant): StatusView['windows'] {
  if (!offer.config) return [];
  const { windows } = offer.config;
  const phases = phasesOf(windows, now);
  return ORDER.map((name) => ({ name: words[lang].windows[name], from: windows[name]?.opensAt ?? null, until: windows[name]?.closesAt ?? null, phase: phases[name] }));
}
