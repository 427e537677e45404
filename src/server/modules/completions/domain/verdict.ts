import type { CheckResult, CompletionReason } from '#contracts/completions.ts';
import type { SampleResult } from '#contracts/samples.ts';

/** What is known of somebody who passed every subject: their application, its review, the checks after the exam, cases about breaches, objections. */
export type CheckFacts = {
  ended: boolean; scoreHeld: boolean;
  /** How the conditions were established: by a person before the exam, by the programme alone, or not yet (考后待核查). */
  review: 'approved' | 'automatic' | 'post_exam';
  samples: readonly SampleResult[];
  /** The province demands a sample after the exam and none was drawn yet. */
  sampleDue: boolean;
  /** What officers found in a check of this person alone, after any sample; the later word. */
  own: CheckResult | null;
  breach: 'none' | 'open' | 'void';
  objection: 'none' | 'open' | 'upheld';
};

export type Verdict = { state: 'clear' | 'checking' | 'refused'; reasons: CompletionReason[] };

/**
 * The check before the certificate (发证前核查, domain.md 3.2-18; X3, X4): a certificate needs valid results, conditions a person saw or a check passed, and no case. Every reason at once.
 * A record of former years alone does not stand against it (人社部令第31号 knows no ban, D-16).
 */
export function verdictOn(f: CheckFacts): Verdict {
  const refused = refusingReasons(f);
  if (refused.length > 0) return { state: 'refused', reasons: refused };
  const open = openReasons(f);
  return open.length > 0 ? { state: 'checking', reasons: open } : { state: 'clear', reasons: [] };
}

function refusingReasons(f: CheckFacts): CompletionReason[] {
  const no: CompletionReason[] = [];
  if (f.ended) no.push('application_void');
  if (f.breach === 'void') no.push('breach');
  if (checked(f) === 'failed') no.push('check_failed');
  if (checked(f) === 'missed') no.push('check_missed');
  if (f.objection === 'upheld') no.push('objection_upheld');
  return no;
}

function openReasons(f: CheckFacts): CompletionReason[] {
  const wait: CompletionReason[] = [];
  if (f.scoreHeld) wait.push('score_held');
  if (f.breach === 'open') wait.push('breach_open');
  if (f.objection === 'open') wait.push('objection');
  const result = checked(f);
  if (result === 'open') wait.push('check_open');
  if (result === 'none' && f.review === 'post_exam') wait.push('review_open');
  if (result === 'none' && f.review === 'automatic' && f.sampleDue) wait.push('sample_due');
  return wait;
}

/** What the checks say together: the officers' own word, else the worst of the samples. */
function checked({ own, samples }: CheckFacts): 'passed' | 'failed' | 'missed' | 'open' | 'none' {
  if (own) return own;
  if (samples.includes('failed')) return 'failed';
  if (samples.includes('missed')) return 'missed';
  if (samples.includes('drawn') || samples.includes('called')) return 'open';
  return samples.includes('passed') ? 'passed' : 'none';
}
