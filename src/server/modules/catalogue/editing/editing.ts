import type { Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Ctx, StaffActor } from '#server/platform/http/endpoint.ts';
import type { Tx } from '#server/platform/db/tx.ts';

import type { Editor } from './changes/changes.store.ts';

/** Somebody at the console who edits the catalogue, in one transaction at one moment. */
export type Editing = { tx: Tx; now: Instant; lang: Lang; editor: Editor; jurisdiction: Jurisdiction; mayEditNation: boolean };

/** The editor behind a request. */
export function editingOf({ tx, now, visitor, actor }: Pick<Ctx, 'tx' | 'now' | 'visitor'> & { actor: StaffActor }): Editing {
  return {
    tx, now, lang: visitor.lang, editor: { staffId: actor.staffId, name: actor.name }, jurisdiction: actor.jurisdiction,
    mayEditNation: actor.permissions.includes('exam.edit') && actor.jurisdiction.kind === 'nation',
  };
}

/** Who wrote a row and when, as the tables hold it. */
export function writtenBy({ editor, now }: Editing): { staffId: string; at: Date } {
  return { staffId: editor.staffId, at: new Date(now) };
}
