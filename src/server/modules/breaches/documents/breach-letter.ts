import type { Kit } from '#server/platform/kit.ts';
import type { Letter } from '../letters.store.ts';

/** The name under which the kit registers the template. */
const TEMPLATE = 'breach-letter';

/** 告知书、决定书 as PDF, from the frozen letter; the same letter has the same bytes. */
export function renderLetter({ pdf, crypto }: Pick<Kit, 'pdf' | 'crypto'>, letter: Letter): Promise<Buffer> {
  const verificationCode = crypto.mac('breach_letter', letter.id).toString('hex').slice(0, 12).toUpperCase();
  return pdf.render(TEMPLATE, { data: { ...letter.content, verificationCode }, issuedAt: letter.issuedAt });
}
