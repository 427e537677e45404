import { z } from 'zod';
import { declareJob } from '#server/platform/jobs/job.ts';

/** An article was published, changed or withdrawn: whoever made something of it looks again. */
export const articleChanged = declareJob({ name: 'content.article-changed', payload: z.object({ articleId: z.uuid() }), attempts: 10, retryDelaySeconds: 5 });
