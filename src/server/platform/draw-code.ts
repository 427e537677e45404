import { create } from 'qrcode';

/** A code to scan (二维码) as the path of an SVG: a square a point, drawn on the server. */
export type DrawnCode = { size: number; path: string };

/** Draws a code to scan. */
export function drawCode(text: string): DrawnCode {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const squares: string[] = [];
  for (let row = 0; row < modules.size; row += 1) for (let column = 0; column < modules.size; column += 1) if (modules.get(row, column)) squares.push(`M${String(column)} ${String(row)}h1v1h-1z`);
  return { size: modules.size, path: squares.join('') };
}
