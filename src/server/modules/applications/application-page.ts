import type { JSX } from 'preact';
import { z } from 'zod';
import { ApplicationId } from '#contracts/ids.ts';
import type { Result } from '#server/kernel/result.ts';
import { LETTER_VERSION, listAcceptedLetters } from '#server/modules/commitments/index.ts';
import type { Ctx } from '#server/platform/http/endpoint.ts';
import { definePage, goTo, type GoTo, type ViewProps } from '#server/platform/http/page.ts';
import type { Application } from './application.ts';
import type { ViewFacts } from './applications.present.ts';
import type { Dimensions } from './domain/dimensions.ts';
import { nextPage } from './next-page.ts';
import { readApplication } from './read-application.ts';

type CandidateCtx = Ctx<'candidate'>;

type OfApplication<V> = {
  path: `/my/applications/:id${string}`;
  /** The steps of filling in at which this page makes sense; at another one the candidate is led to where the application goes on. */
  at?: readonly Dimensions['data'][];
  /** Its load only reads (page.ts). */
  alone?: 'here';
  /** It shows what was done with the application. */
  history?: true;
  load(facts: ViewFacts, ctx: CandidateCtx): Promise<Result<V> | GoTo> | Result<V> | GoTo;
  view(props: ViewProps<V>): JSX.Element;
};

/** A page of one application of the candidate's own; somebody else's is not found, and a page out of its time leads to the right one. */
export function applicationPage<V>({ path, at, alone, history, load, view }: OfApplication<V>) {
  return definePage({
    path, access: 'candidate', audit: null, limit: 'page', params: z.object({ id: ApplicationId }), ...(alone && { alone }),
    load: async (ctx, { params }): Promise<Result<V> | GoTo> => {
      const facts = await readApplication(ctx, params.id, { history: history === true });
      if (!facts.ok) return facts;
      const { app } = facts.value;
      if (at && (app.dimensions.ended || !at.includes(app.dimensions.data))) return goTo(nextPage(app, await hasBeenNotified(ctx, app)));
      return load(facts.value, ctx);
    },
    view,
  });
}

/** True once the notification letter in force was accepted for this application. */
export async function hasBeenNotified({ tx }: Pick<CandidateCtx, 'tx'>, app: Application): Promise<boolean> {
  const accepted = await listAcceptedLetters(tx, app.accountId, app.id);
  return accepted.some((l) => l.letter === 'notification' && l.version === LETTER_VERSION.notification);
}
