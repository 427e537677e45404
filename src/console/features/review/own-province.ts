import type { Jurisdiction } from '#contracts/staff.ts';

/** The scope whose lists a member reads: their province, or `00` for the nation. */
export function provinceOf(j: Jurisdiction): string {
  switch (j.kind) {
    case 'nation': return '00';
    case 'province': return j.province;
    case 'prefecture': return j.prefecture.slice(0, 2);
    case 'points': return j.points[0]?.slice(0, 2) ?? '00';
  }
}
