import { RETENTION } from '#server/kernel/retention.ts';
import { ok } from '#server/kernel/result.ts';
import { defineForm, definePage } from '#server/platform/http/page.ts';
import { findLastClosing } from './closings.store.ts';
import { gatherClosing } from './closing-facts.ts';
import { listCopies } from './copies.store.ts';
import { closesAt, refusalsToClose } from './domain/closing-rules.ts';
import type { ownDataEndpoints } from './own-data.routes.ts';
import { ClosingPage } from './pages/closing-page.tsx';
import { OwnDataPage } from './pages/own-data-page.tsx';

export const ownDataPath = '/my/data';
export const closingPath = '/my/data/closing';
const page = { access: 'candidate', audit: null, limit: 'page' } as const;
const SHOWN = 5;

/** 我的个人信息: what is kept and how long, a copy to take along, who looked, and the way to close the account. */
export function ownDataPages({ askCopy, askClosing, takeBackClosing }: ReturnType<typeof ownDataEndpoints>) {
  const dataPage = definePage({
    ...page, path: ownDataPath, view: OwnDataPage,
    load: async ({ tx, actor }) => {
      const closing = await findLastClosing(tx, actor.accountId);
      return ok({ copies: await listCopies(tx, actor.accountId, SHOWN), closing: closing?.state === 'cooling' ? closing.closesAt : null, rules: Object.values(RETENTION) });
    },
  });
  const closingPage = definePage({
    ...page, path: closingPath, view: ClosingPage,
    load: async ({ tx, kit, actor, now }) => {
      const last = await findLastClosing(tx, actor.accountId);
      return ok({ waits: last?.state === 'cooling' ? last.closesAt : null, stopped: last?.state === 'stopped', would: closesAt(now), reasons: refusalsToClose(await gatherClosing(tx, kit, actor.accountId), now) });
    },
  });
  return {
    pages: [dataPage, closingPage],
    forms: [
      defineForm({ page: dataPage, endpoint: askCopy, done: () => `${ownDataPath}#copies` }),
      defineForm({ page: closingPage, endpoint: askClosing, done: () => closingPath }),
      defineForm({ page: closingPage, path: '/my/data/closing/taken-back', endpoint: takeBackClosing, done: () => closingPath }),
    ],
  };
}
