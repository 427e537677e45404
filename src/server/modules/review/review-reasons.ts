import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Lang } from '#contracts/refusals.ts';
import type { ReviewReason } from '#contracts/review.ts';
import { Words } from '#contracts/words.ts';
import { projectPath } from '#server/platform/project-path.ts';

const Seeds = z.array(z.strictObject({ code: z.string().regex(/^[a-z_]+$/), decision: z.enum(['reject', 'return']), text: Words }));

let kept: z.infer<typeof Seeds> | undefined;

/** The standard reasons a reviewer can pick (理由库), as data. */
export function listReviewReasons(lang: Lang): ReviewReason[] {
  kept ??= Seeds.parse(JSON.parse(readFileSync(projectPath('seeds/reference/review-reasons.json'), 'utf8')));
  return kept.map(({ code, decision, text }) => ({ code, decision, text: text[lang] }));
}
