/** A point in a box 20 wide and 36 high. */
export type Point = readonly [x: number, y: number];

const arc = (cx: number, cy: number, rx: number, ry: number, fromDegrees: number, toDegrees: number): Point[] => {
  const steps = Math.max(4, Math.round(Math.abs(toDegrees - fromDegrees) / 20));
  return Array.from({ length: steps + 1 }, (_, at) => {
    const angle = ((fromDegrees + ((toDegrees - fromDegrees) * at) / steps) * Math.PI) / 180;
    return [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)] as const;
  });
};

/** Points along a straight line, close enough together that a wave can bend it. */
const line = (from: Point, to: Point): Point[] =>
  Array.from({ length: 7 }, (_, at) => [from[0] + ((to[0] - from[0]) * at) / 6, from[1] + ((to[1] - from[1]) * at) / 6] as const);

/** How each digit is written, as strokes: our own drawing, so that no font has to be on the machine. */
export const STROKES: readonly (readonly Point[])[][] = [
  [arc(10, 18, 8, 16, -90, 270)],
  [[...line([4, 9], [11, 2]), ...line([11, 2], [11, 34])], line([5, 34], [17, 34])],
  [[...arc(10, 11, 8, 9, -170, 30), ...line([17, 16], [2, 34]), ...line([2, 34], [18, 34])]],
  [[...arc(9, 10, 8, 8, -160, 90), ...arc(9, 26, 9, 8, -90, 160)]],
  [[...line([13, 2], [1, 25]), ...line([1, 25], [19, 25])], line([14, 14], [14, 35])],
  [[...line([17, 2], [4, 2]), ...line([4, 2], [3, 16]), ...arc(9, 24, 9, 10, -125, 145)]],
  [[...line([14, 2], [4, 18]), ...arc(10, 25, 8, 9, -150, 210)]],
  [[...line([2, 2], [18, 2]), ...line([18, 2], [7, 35])], line([5, 18], [16, 18])],
  [arc(10, 10, 7, 8, 90, 450), arc(10, 26, 8.5, 8.5, -90, 270)],
  [[...arc(10, 11, 8, 9, 20, 380), ...line([17.5, 14], [8, 35])]],
];
