import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from './endpoint.ts';

/** What the request layer asks of the door once it knows who somebody is. */
export type Gate = {
  /** True when the pass is good for this person; else the answer was sent already. */
  admits(request: FastifyRequest, reply: FastifyReply, actor: Actor): Promise<boolean>;
};
