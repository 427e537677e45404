import type { JSX } from 'preact';

/** A code to scan, drawn on the server: a square a point. */
export type DrawnCode = { size: number; path: string };

/** 二维码: the code with the quiet ground it needs to be read, dark on light in every theme. */
export function ScanCode({ drawn: { size, path }, label }: { drawn: DrawnCode; label: string }): JSX.Element {
  return (
    <svg class="scan-code" viewBox={`-4 -4 ${String(size + 8)} ${String(size + 8)}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect class="scan-code__ground" x="-4" y="-4" width={size + 8} height={size + 8} /><path class="scan-code__points" d={path} />
    </svg>
  );
}
