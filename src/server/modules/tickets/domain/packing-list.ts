type Half = { label: string; papers: readonly { name: string; count: number; spare: number; bags: number }[] };

/** Copies a bag holds (每袋 30 份, domain.md 3.2 item 12). */
export const BAG = 30;

/** What a centre is sent, half-day by half-day and paper by paper (装箱清单): copies for the examinees, spare ones in the rooms and at the office, and bags. */
export function packingList(rooms: readonly { number: number; halves: readonly Half[] }[], { centrePercent }: { centrePercent: number }): string[][] {
  const lines = new Map<string, { half: string; paper: string; rooms: number; count: number; spare: number; bags: number }>();
  for (const room of rooms) {
    for (const half of room.halves) {
      for (const p of half.papers) {
        const key = `${half.label}\n${p.name}`;
        const line = lines.get(key) ?? { half: half.label, paper: p.name, rooms: 0, count: 0, spare: 0, bags: 0 };
        lines.set(key, { ...line, rooms: line.rooms + 1, count: line.count + p.count, spare: line.spare + p.spare, bags: line.bags + p.bags });
      }
    }
  }
  const rows = [...lines.values()].sort((a, b) => (a.half < b.half ? -1 : a.half > b.half ? 1 : a.paper.localeCompare(b.paper, 'zh'))).map((l) => {
    const office = Math.ceil((l.count * centrePercent) / 100);
    return [l.half, l.paper, String(l.rooms), String(l.count), String(l.spare), String(office), String(l.count + l.spare + office), String(l.bags), String(Math.ceil(office / BAG))];
  });
  return [['场次', '科目', '考场数', '应考人数', '考场备用份数', '考点备用份数', '合计份数', '考场袋数', '考点备用袋数'], ...rows];
}
