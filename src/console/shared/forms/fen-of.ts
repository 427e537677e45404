/** `212`, `212.5`, `２１２.５０` → fen; nothing for what is no amount. Never by floating point. */
export function fenOf(typed: string): number | undefined {
  const found = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(typed.normalize('NFKC').trim());
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : undefined;
}
