import type { ApplicationId } from '#contracts/ids.ts';
import type { GiveVerdict, SampleId, SettleSampleCase } from '#contracts/samples.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Asking } from '../case/find-case.ts';
import { findOwnSample } from './announce-sample.ts';
import { findCaseOf, giveVerdict, settleCase, type Sample, type SampleCase } from './samples.store.ts';

type Found = { sample: Sample; drawn: SampleCase };

/** A drawn application within the jurisdiction, of a sample of this kind. */
export async function findDrawn(asking: Asking, sampleId: SampleId, id: ApplicationId, kind: Sample['kind']): Promise<Result<Found>> {
  const sample = await findOwnSample(asking, sampleId);
  if (!sample.ok) return sample;
  const drawn = await findCaseOf(asking.tx, asking.actor.jurisdiction, sampleId, id);
  return drawn && sample.value.kind === kind ? ok({ sample: sample.value, drawn }) : refusedFor('application.not_found');
}

/** 核查结果: 合格、不合格、未按期, once; a no says why. */
export async function settleSampleCase(asking: Asking, sampleId: SampleId, id: ApplicationId, s: SettleSampleCase): Promise<Result<Found>> {
  const found = await findDrawn(asking, sampleId, id, 'post_exam');
  if (!found.ok) return found;
  if (s.result !== 'passed' && s.note.length < 4) return refusedFor('review.reason_too_short', { path: 'note' });
  const { accountId } = found.value.drawn;
  const done = await settleCase(asking.tx, { accountId, id, sampleId }, { result: s.result, note: s.note === '' ? null : s.note, staffId: asking.actor.staffId, at: asking.now });
  return done ? found : refusedFor('review.sample_settled');
}

/** 盲审结论: by somebody who neither took the first decision nor was shown it; once. */
export async function verdictOn(asking: Asking, sampleId: SampleId, id: ApplicationId, v: GiveVerdict): Promise<Result<Found>> {
  const found = await findDrawn(asking, sampleId, id, 'blind');
  if (!found.ok) return found;
  const { accountId, firstById } = found.value.drawn;
  if (firstById === asking.actor.staffId) return refusedFor('review.same_person');
  if (v.verdict === 'reject' && v.note.length < 4) return refusedFor('review.reason_too_short', { path: 'note' });
  const done = await giveVerdict(asking.tx, { accountId, id, sampleId }, { verdict: v.verdict, note: v.note === '' ? null : v.note, staffId: asking.actor.staffId, at: asking.now });
  return done ? found : refusedFor('review.sample_settled');
}
