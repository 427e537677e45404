/** What was acknowledged with yes, by kind and the number it is known by: nothing of it may be lost, whoever is killed. */
export type Acts = { add(kind: ActKind, id: string): void; of(kind: ActKind): readonly string[]; counts(): Record<string, number> };

export const ACT_KINDS = ['attempt', 'given up', 'paid on site', 'refund asked', 'refund agreed', 'refund paid out', 'case ended'] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** Keeps them. */
export function openActs(): Acts {
  const kept = new Map<ActKind, string[]>(ACT_KINDS.map((kind) => [kind, []]));
  return {
    add: (kind, id) => { kept.get(kind)?.push(id); },
    of: (kind) => kept.get(kind) ?? [],
    counts: () => Object.fromEntries(ACT_KINDS.map((kind) => [kind, kept.get(kind)?.length ?? 0])),
  };
}
