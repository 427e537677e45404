import { ticketIn, type KitPerson } from '#contracts/exam-kit-file.ts';
import { bytesOf, textOf } from './bytes.ts';

/** What somebody typed or scanned comes to: one person, several, or a number nobody here has. */
export type Found = { people: KitPerson[]; exact: KitPerson | undefined; stranger: string | undefined };

/** Finds by ticket number, whole or its end, by a ticket's code, by name or by seat. */
export function findPeople(people: readonly KitPerson[], typed: string): Found {
  const text = typed.trim();
  if (text === '') return { people: [...people], exact: undefined, stranger: undefined };
  const number = numberIn(text);
  const exact = number === undefined ? undefined : people.find((p) => p.ticket === number);
  if (exact) return { people: [exact], exact, stranger: undefined };
  const found = people.filter((p) => p.name.includes(text) || (/^\d+$/.test(text) && (p.ticket.endsWith(text) || String(p.seat) === text)));
  return { people: found, exact: found.length === 1 ? found[0] : undefined, stranger: found.length === 0 ? (number ?? text) : undefined };
}

function numberIn(text: string): string | undefined {
  try {
    return ticketIn(text, (claims) => textOf(bytesOf(claims)));
  } catch {
    return undefined;
  }
}
