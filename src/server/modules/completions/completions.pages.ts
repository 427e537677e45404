import { z } from 'zod';
import { ApplicationId } from '#contracts/ids.ts';
import { OBJECTION_STATE_WORDS } from '#contracts/objections.ts';
import { EntryQuery, PublicityId } from '#contracts/publicity.ts';
import type { Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { catalogueNames } from '#server/modules/catalogue/index.ts';
import { defineForm, definePage } from '#server/platform/http/page.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { isShown } from './domain/publicity-acts.ts';
import { askEndpoint, raiseEndpoint } from './objections/objections.routes.ts';
import { findBehindDoor } from './objections/objections.store.ts';
import { answerAddress, receiptAddress } from './objections/receipt.ts';
import { CompletionPage } from './pages/completion-page.tsx';
import { AnswerPage, AskObjectionPage, ObjectionPage, ReceivedPage } from './pages/objection-pages.tsx';
import { PublicityListPage, PublicityPage, type ShownList } from './pages/publicity-pages.tsx';
import { readOwn } from './people/read-own.ts';
import { countEntries } from './publicity/entries.store.ts';
import { findAnyPublicity, listShown, type Publicity } from './publicity/publicities.store.ts';
import { placeName, readEntries } from './publicity/view-publicity.ts';

const page = { access: 'public', audit: null, limit: 'page' } as const;
const One = z.object({ id: PublicityId });
const Sealed = z.object({ of: z.string().max(600) });
/** Lists shown at the same time: provinces times exams, at the very most. */
const MOST = 500;

async function shownList(tx: Tx, list: Publicity, lang: Lang): Promise<ShownList> {
  const { all, left } = await countEntries(tx, list.id);
  return {
    id: list.id, exam: await catalogueNames(tx, lang).sitting(list.sittingId), place: await placeName(tx, list.province, lang), number: list.number, startsAt: list.startsAt ?? 0, endsAt: list.endsAt ?? 0, days: list.workingDays, people: all - left, phone: list.phone, mail: list.mail,
  };
}

/** A list while it is shown: outside its time there is none. */
async function findShown(tx: Tx, id: PublicityId, now: Instant): Promise<Publicity | undefined> {
  const list = await findAnyPublicity(tx, id);
  return list && isShown(list, now) ? list : undefined;
}

const listPage = definePage({
  ...page, path: '/publicity', view: PublicityListPage,
  load: async ({ tx, now, visitor }) => ok({ lists: await Promise.all((await listShown(tx, new Date(now), MOST)).map((list) => shownList(tx, list, visitor.lang))) }),
});

const onePage = definePage({
  ...page, path: '/publicity/:id', params: One, query: EntryQuery, view: PublicityPage,
  load: async ({ tx, now, visitor }, { params, query }) => {
    const list = await findShown(tx, params.id, now);
    if (!list) return refusedFor('publicity.not_shown');
    const { entries, next } = await readEntries(tx, list, query, visitor.lang);
    return ok({ list: await shownList(tx, list, visitor.lang), entries, next, after: query.after ?? 0, name: query.name ?? '', order: query.order, provinces: list.province === null });
  },
});

const objectionPage = definePage({
  ...page, path: '/publicity/:id/objection', params: One, query: z.object({ position: z.coerce.number().int().min(1).max(10_000_000).optional().catch(undefined) }), view: ObjectionPage,
  load: async ({ tx, now, visitor }, { params, query }) => {
    const list = await findShown(tx, params.id, now);
    return list ? ok({ list: await shownList(tx, list, visitor.lang), position: query.position === undefined ? '' : String(query.position) }) : refusedFor('publicity.not_shown');
  },
});

const receivedPage = definePage({
  ...page, path: '/publicity/objections/received', query: Sealed, view: ReceivedPage,
  load: ({ kit, now }, { query }) => {
    const receipt = receiptAddress.open(kit.crypto, query.of, now);
    return Promise.resolve(receipt ? ok(receipt) : refusedFor('request.not_found'));
  },
});

const askPage = definePage({ ...page, path: '/publicity/objections', view: AskObjectionPage, load: () => Promise.resolve(ok({})) });

const answerPage = definePage({
  ...page, path: '/publicity/objections/answer', query: Sealed, view: AnswerPage,
  load: async ({ tx, kit, now, visitor }, { query }) => {
    const door = answerAddress.open(kit.crypto, query.of, now);
    const found = door === undefined ? undefined : await findBehindDoor(tx, kit.crypto, kit.crypto.current('objection.door', Buffer.from(door, 'base64')));
    if (!found) return refusedFor('request.not_found');
    const decided = found.state === 'upheld' || found.state === 'not_upheld';
    // a proposed outcome is nobody's to read before a second person decided
    const state = found.state === 'proposed' ? 'assigned' : found.state;
    return ok({ reference: found.reference, state: OBJECTION_STATE_WORDS[state][visitor.lang], receivedAt: found.receivedAt, decidedAt: found.decidedAt, answer: decided ? found.answer : null });
  },
});

const ownPage = definePage({
  path: '/my/applications/:id/completion', access: 'candidate', audit: null, limit: 'page', params: z.object({ id: ApplicationId }), view: CompletionPage,
  load: (ctx, { params }) => readOwn({ ...ctx, lang: ctx.visitor.lang }, ctx.actor.accountId, params.id),
});

/** 公示、异议 for everybody, and a candidate's own explanation. */
export const completionPages = [listPage, receivedPage, answerPage, askPage, onePage, objectionPage, ownPage];
export const completionForms = [defineForm({ page: objectionPage, endpoint: raiseEndpoint, done: ({ address }) => address }), defineForm({ page: askPage, endpoint: askEndpoint, done: ({ address }) => address })];
