import type { ApplicationId } from '#contracts/ids.ts';
import type { TestApp } from './app.ts';
import { apply, must, readyCandidate, type Candidate } from './candidates.ts';

/** Where an application goes to wait: 山东济南 reviews online, 江西南昌 at the counter. */
const PLACES = {
  online: { province: '37', form: { prefecture: '3701', reviewPointId: '3701-01' } },
  on_site: { province: '36', form: { prefecture: '3601', reviewPointId: '3601-01' } },
} as const;

/** A confirmed application that waits for people, because its major is not in the table (R-2.2.4-09). */
export async function awaitingReview(t: TestApp, sittingId: string, o: { how?: keyof typeof PLACES; point?: string; name?: string } = {}): Promise<{ id: ApplicationId; candidate: Candidate }> {
  const place = PLACES[o.how ?? 'online'];
  const candidate = await readyCandidate(t, {
    ...(o.name !== undefined && { name: o.name }),
    educations: [{ certificateNumber: '104221201405001203', institution: '山东大学', graduatedIn: '201406', major: '艺术设计', level: 'bachelor', mode: 'full_time' }],
  });
  const form = { ...place.form, majorClass: 'engineering', ...(o.point !== undefined && { reviewPointId: o.point, prefecture: o.point.slice(0, 4) }) };
  const id = await apply(t, candidate, { sittingId, province: place.province, form, until: 'checked' });
  must(await t.api.post(`/api/applications/${id}/major-mismatch`, {}, { as: candidate.as }));
  must(await t.api.post(`/api/applications/${id}/confirmation`, {}, { as: candidate.as }));
  return { id, candidate };
}
