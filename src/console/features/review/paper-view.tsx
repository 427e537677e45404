import { useState, type JSX, type KeyboardEvent, type PointerEvent } from 'react';
import { text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';

type Pose = { scale: number; turn: number; x: number; y: number };

const START: Pose = { scale: 1, turn: 0, x: 0, y: 0 };
const STEP = 60;

/** A picture that can be enlarged, turned and moved, by buttons, keys and dragging. */
export function PaperView({ src, alt }: { src: string; alt: string }): JSX.Element {
  const t = text().review;
  const [pose, setPose] = useState(START);
  const zoom = (by: number) => { setPose((p) => ({ ...p, scale: Math.min(6, Math.max(1, p.scale * by)) })); };
  const turn = () => { setPose((p) => ({ ...p, turn: (p.turn + 90) % 360 })); };
  const move = (x: number, y: number) => { setPose((p) => ({ ...p, x: p.x + x, y: p.y + y })); };
  const onKey = (event: KeyboardEvent) => {
    const acts: Record<string, () => void> = {
      '+': () => { zoom(1.25); }, '=': () => { zoom(1.25); }, '-': () => { zoom(0.8); }, r: turn, R: turn,
      ArrowLeft: () => { move(STEP, 0); }, ArrowRight: () => { move(-STEP, 0); }, ArrowUp: () => { move(0, STEP); }, ArrowDown: () => { move(0, -STEP); },
    };
    const act = acts[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  };
  const drag = (event: PointerEvent) => {
    if (event.buttons === 1) move(event.movementX, event.movementY);
  };
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Button small onClick={() => { zoom(1.25); }}>{t.zoomIn}</Button>
        <Button small onClick={() => { zoom(0.8); }}>{t.zoomOut}</Button>
        <Button small onClick={turn}>{t.rotate}</Button>
        <Button small onClick={() => { setPose(START); }}>{t.fit}</Button>
      </div>
      <div
        className="h-[55vh] touch-none overflow-hidden rounded border border-rule bg-deep select-none" role="group" aria-label={`${alt}。${t.viewerHelp}`} tabIndex={0}
        onKeyDown={onKey} onPointerMove={drag} onPointerDown={(e) => { e.currentTarget.setPointerCapture(e.pointerId); }}
      >
        <img src={src} alt={alt} draggable={false} className="h-full w-full object-contain" style={{ transform: `translate(${String(pose.x)}px, ${String(pose.y)}px) rotate(${String(pose.turn)}deg) scale(${String(pose.scale)})` }} />
      </div>
      <p className="text-sm text-soft">{t.viewerHelp}</p>
    </>
  );
}
