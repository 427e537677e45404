/** How an exam room is numbered wherever it is named (考场号): 001. */
export function roomNumber(n: number): string {
  return String(n).padStart(3, '0');
}
