import type { Jurisdiction } from '#contracts/staff.ts';

/** Where something lies and of which exam it is, as far as it is known; what is not known lies in no narrower jurisdiction. */
export type Somewhere = { province?: string | null; prefecture?: string | null; reviewPoint?: string | null; exam?: string | null };

/** True when something lies in a jurisdiction (辖区): the nation sees what has no place yet, nobody else does. For rows of a table the same is said in SQL, once, by the module that owns it. */
export function covers(j: Jurisdiction, at: Somewhere): boolean {
  return coversExam(j, at.exam) && coversPlace(j, at);
}

/** True when an exam is among those of the jurisdiction; a thing of no exam is everybody's. */
export function coversExam(j: Jurisdiction, exam: string | null | undefined): boolean {
  return j.exams === undefined || exam === undefined || exam === null || j.exams.includes(exam);
}

function coversPlace(j: Jurisdiction, at: Somewhere): boolean {
  const prefecture = at.prefecture ?? at.reviewPoint?.slice(0, 4);
  switch (j.kind) {
    case 'nation': return true;
    case 'province': return (at.province ?? prefecture?.slice(0, 2)) === j.province;
    case 'prefecture': return prefecture === j.prefecture;
    case 'points': return at.reviewPoint !== null && at.reviewPoint !== undefined && j.points.includes(at.reviewPoint);
  }
}

/** The province a jurisdiction lies in (省); undefined for the nation, and for points of several provinces. */
export function provinceOf(j: Jurisdiction): string | undefined {
  switch (j.kind) {
    case 'nation': return undefined;
    case 'province': return j.province;
    case 'prefecture': return j.prefecture.slice(0, 2);
    case 'points': {
      const provinces = new Set(j.points.map((p) => p.slice(0, 2)));
      return provinces.size === 1 ? [...provinces][0] : undefined;
    }
  }
}

/** True when all of one jurisdiction lies in another (不得大于本人辖区); an empty one lies in the nation only. */
export function isWithin(inner: Jurisdiction, outer: Jurisdiction): boolean {
  const { exams } = outer;
  if (exams !== undefined && !(inner.exams?.every((exam) => exams.includes(exam)) ?? false)) return false;
  switch (outer.kind) {
    case 'nation': return true;
    case 'province': return provinceOf(inner) === outer.province;
    case 'prefecture': return inner.kind === 'prefecture' ? inner.prefecture === outer.prefecture : inner.kind === 'points' && inner.points.length > 0 && inner.points.every((p) => p.startsWith(outer.prefecture));
    case 'points': return inner.kind === 'points' && inner.points.length > 0 && inner.points.every((p) => outer.points.includes(p));
  }
}
