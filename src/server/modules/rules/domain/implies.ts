import { ATTAINMENTS, TITLE_LEVELS, type Alternative, type Condition } from '#contracts/eligibility.ts';

/** True when everybody who meets the first condition meets the second as well. */
export function implies(a: Condition, b: Condition): boolean {
  if (a.kind === 'education' && b.kind === 'education') return ATTAINMENTS.indexOf(a.level) >= ATTAINMENTS.indexOf(b.level) && isPart(a.majors, b.majors) && (b.by === 'either' || a.by === b.by);
  // years in the profession are years of work, so they count for both; the other way round they do not
  if (a.kind === 'work_years' && b.kind === 'work_years') return a.atLeast >= b.atLeast && (a.of === b.of || a.of === 'profession');
  if (a.kind === 'title' && b.kind === 'title') return TITLE_LEVELS.indexOf(a.level) >= TITLE_LEVELS.indexOf(b.level) && isPart(a.fields, b.fields) && a.heldYears >= b.heldYears && isBy(a.until, b.until);
  if (a.kind === 'certificate' && b.kind === 'certificate') return isPart(a.anyOf, b.anyOf) && a.heldYears >= b.heldYears && isBy(a.until, b.until);
  if (a.kind === 'post' && b.kind === 'post') return isPart(a.anyOf, b.anyOf) && isBy(a.until, b.until);
  return a.kind === 'age' && b.kind === 'age' && a.atLeast >= b.atLeast;
}

/** True when whoever meets the first alternative meets the second too, wherever the first is open. */
export function impliesAlternative(a: Alternative, b: Alternative): boolean {
  return b.all.every((asked) => a.all.some((given) => implies(given, asked))) && isOpenWherever(b, a);
}

/** Every exclusion of `wide` is one of `narrow` too. */
function isOpenWherever(wide: Alternative, narrow: Alternative): boolean {
  return wide.notIn.every((w) => w.provinces.every((province) => narrow.notIn.some((n) => n.provinces.includes(province) && isPart(w.specialties, n.specialties))));
}

/** Null stands for all there is. */
function isPart(part: readonly string[] | null, whole: readonly string[] | null): boolean {
  return whole === null || (part !== null && part.every((code) => whole.includes(code)));
}

function isBy(a: string | null, b: string | null): boolean {
  return b === null || (a !== null && a <= b);
}
