import { z } from 'zod';
import { LevelCode, SpecialtyCode } from '#contracts/catalogue.ts';
import { ApplicationId } from '#contracts/ids.ts';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { levelChoices } from './form-choices.ts';
import { gatherChoices } from './form-view.ts';
import { subjectChoice } from './pages/form-choice-groups.tsx';
import { readApplication } from './read-application.ts';

const Choices = z.object({
  subjects: z.array(z.object({ value: z.string(), text: z.string(), note: z.string(), selectable: z.boolean(), set: z.boolean() })),
  conditions: z.array(z.object({ title: z.string(), alternatives: z.array(z.string()) })),
});

/** Subjects, fees and conditions of a level and specialty for this candidate, as the form shows them when the choice changes. */
export const choices = defineEndpoint({
  method: 'GET', path: '/api/applications/:id/choices', summary: '级别和专业下的科目、费用和报考条件', access: 'candidate', audit: null, limit: 'read',
  params: z.object({ id: ApplicationId }), query: z.object({ level: LevelCode, specialty: SpecialtyCode }), output: Choices,
  handle: async (ctx, { params, query }) => {
    const facts = await readApplication(ctx, params.id, { history: false });
    if (!facts.ok) return facts;
    const { lang } = ctx.visitor;
    const found = levelChoices(await gatherChoices(ctx, facts.value), query.level, query.specialty, lang);
    return ok({
      conditions: found.conditions,
      subjects: found.subjects.map((s) => {
        const { value, text, hint, disabledReason } = subjectChoice(s, lang);
        return { value, text, note: disabledReason ?? (typeof hint === 'string' ? hint : ''), selectable: s.selectable, set: s.state === 'required' };
      }),
    });
  },
});
