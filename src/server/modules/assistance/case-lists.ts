import type { CaseKind } from '#contracts/assistance.ts';
import type { CaseList } from '#contracts/case-lists.ts';

const LISTS: Record<CaseList, readonly CaseKind[]> = {
  unlocks: ['unlock'],
  accounts: ['recovery', 'phone_release', 'identity_correction', 'name_change', 'rare_name', 'merge', 'closing'],
  appeals: ['appeal'],
};

/** The kinds of cases a list of the console holds; each list has its permission. */
export function kindsOf(list: CaseList): readonly CaseKind[] {
  return LISTS[list];
}
