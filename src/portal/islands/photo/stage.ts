import { defaultCrop, fitCrop, moveCrop, zoomCrop, type Box } from '#contracts/photos/crop.ts';
import { draw, type Picture } from './picture.ts';

/** The cutting area: shows the part of the picture inside the cut and lets it be moved by finger, mouse, wheel and keyboard. */
export type Stage = { show(picture: Picture, cut?: Box): void; cut(): Box | undefined; setCut(cut: Box): void };

type Parts = { area: HTMLElement; canvas: HTMLCanvasElement; zoom: HTMLInputElement; onChange: () => void };

export function createStage({ area, canvas, zoom, onChange }: Parts): Stage {
  let picture: Picture | undefined;
  let cut: Box | undefined;
  const fingers = new Map<number, { x: number; y: number }>();

  function setCut(wish: Box): void {
    if (!picture) return;
    cut = fitCrop(picture.size, wish);
    draw(canvas, picture.image, cut);
    zoom.value = String(zoomOf(picture, cut));
    onChange();
  }

  const change = (how: (picture: Picture, cut: Box) => Box) => {
    if (picture && cut) setCut(how(picture, cut));
  };
  const move = (dx: number, dy: number) => change((p, box) => moveCrop(p.size, box, dx, dy));
  const zoomAt = (factor: number, at?: { x: number; y: number }) => change((p, box) => zoomCrop(p.size, box, factor, at));

  function place(event: { clientX: number; clientY: number }) {
    const edge = canvas.getBoundingClientRect();
    return { x: (event.clientX - edge.left) / edge.width, y: (event.clientY - edge.top) / edge.height };
  }

  area.addEventListener('pointerdown', (event) => {
    if (!picture) return;
    area.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, place(event));
  });
  area.addEventListener('pointermove', (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const now = place(event);
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    fingers.set(event.pointerId, now);
    if (!other) {
      move(before.x - now.x, before.y - now.y);
      return;
    }
    const spread = (p: { x: number; y: number }) => Math.max(0.02, Math.hypot(p.x - other.x, (p.y - other.y) * 1.4));
    zoomAt(spread(now) / spread(before), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
    move((before.x - now.x) / 2, (before.y - now.y) / 2);
  });
  for (const ended of ['pointerup', 'pointercancel'] as const) area.addEventListener(ended, (event) => fingers.delete(event.pointerId));
  area.addEventListener('wheel', (event) => {
    if (!picture) return;
    event.preventDefault();
    zoomAt(Math.exp(-event.deltaY / 600), place(event));
  }, { passive: false });
  area.addEventListener('keydown', (event) => {
    const act = KEYS[event.key];
    if (!act || !picture || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act(move, zoomAt, event.shiftKey ? 4 : 1);
  });
  zoom.addEventListener('input', () => change((p, box) => {
    const [smallest, largest] = widthsOf(p);
    const width = largest * (smallest / largest) ** (Number(zoom.value) / 100);
    return zoomCrop(p.size, box, box.width / width);
  }));

  return {
    show(next, wish) {
      picture = next;
      setCut(wish ?? defaultCrop(next.size));
    },
    cut: () => cut,
    setCut,
  };
}

type Move = (dx: number, dy: number) => void;
type Zoom = (factor: number) => void;

/** The arrow keys move the person, as dragging does; with Shift four times as far. */
const KEYS: Record<string, (move: Move, zoom: Zoom, times: number) => void> = {
  ArrowLeft: (move, _, times) => move(0.01 * times, 0),
  ArrowRight: (move, _, times) => move(-0.01 * times, 0),
  ArrowUp: (move, _, times) => move(0, 0.01 * times),
  ArrowDown: (move, _, times) => move(0, -0.01 * times),
  '+': (_, zoom, times) => zoom(1 + 0.03 * times),
  '=': (_, zoom, times) => zoom(1 + 0.03 * times),
  '-': (_, zoom, times) => zoom(1 / (1 + 0.03 * times)),
};

function widthsOf({ size }: Picture): [smallest: number, largest: number] {
  const largest = defaultCrop(size).width;
  return [Math.min(295, largest), largest];
}

/** Where the zoom slider stands: 0 shows as much as possible, 100 the final pixels one to one. */
function zoomOf(picture: Picture, cut: Box): number {
  const [smallest, largest] = widthsOf(picture);
  return smallest === largest ? 0 : Math.round((100 * Math.log(largest / cut.width)) / Math.log(largest / smallest));
}
