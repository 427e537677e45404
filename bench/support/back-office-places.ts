/** Candidates of a province in thousands of a million, roughly as the exams of a year fall: sizes differ thirtyfold (domain model 9.1). */
const SHARES: Record<string, number> = {
  11: 33, 12: 14, 13: 48, 14: 26, 15: 18, 21: 27, 22: 15, 23: 19, 31: 30, 32: 72, 33: 60, 34: 49, 35: 33, 36: 37, 37: 78, 41: 76, 42: 46, 43: 45,
  44: 84, 45: 32, 46: 7, 50: 31, 51: 80, 52: 28, 53: 33, 54: 3, 61: 34, 62: 19, 63: 4, 64: 6, 65: 15, 66: 4,
};

export type Point = { id: string; province: string; prefecture: string };

/** A review point for each of so many equal slots, as often as its place is large: a capital has a third of its province, its points share evenly. */
export function placesBySize(points: readonly Point[], slots: number): Point[] {
  const weighed = points.map((point) => {
    const places = [...new Set(points.filter((p) => p.province === point.province).map((p) => p.prefecture))].toSorted();
    const rank = places.indexOf(point.prefecture);
    const ofPlace = places.length === 1 ? 1 : rank === 0 ? 0.34 : (0.66 * (2 * (places.length - rank))) / (places.length * (places.length - 1));
    return { point, weight: ((SHARES[point.province] ?? 5) * ofPlace) / points.filter((p) => p.prefecture === point.prefecture).length };
  });
  const total = weighed.reduce((sum, w) => sum + w.weight, 0);
  const out: Point[] = [];
  let reached = 0;
  for (const { point, weight } of weighed) {
    reached += weight;
    while (out.length < Math.round((reached / total) * slots)) out.push(point);
  }
  return out;
}
