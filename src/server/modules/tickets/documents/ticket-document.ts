import { beijingDay, beijingTime, type Instant } from '#contracts/dates.ts';
import { maskDocumentNumber } from '#contracts/identity-documents.ts';
import type { TicketPaper } from '#contracts/tickets.ts';
import { roomNumber } from '#contracts/room-number.ts';
import { listDocumentTypes } from '#server/modules/catalogue/index.ts';
import { issueCode } from '#server/modules/signed-codes/index.ts';
import type { Kit } from '#server/platform/kit.ts';
import { qrImage } from '#server/platform/pdf/qr-image.ts';
import type { TicketFacts } from '../facts/ticket-facts.ts';
import { CANDIDATE_RULES } from './candidate-rules.ts';

/** All that an admission ticket (准考证, domain.md 6.3) prints, in words, from the frozen facts of its version. */
type TicketDocument = {
  title: string; number: string; version: number; sample: boolean; name: string; documentType: string; documentNumber: string; level: string; specialty: string; applicationNumber: string; province: string; phone: string;
  papers: (Omit<TicketPaper, 'room'> & { room: string; weekday: string })[]; places: Pick<TicketPaper, 'centre' | 'address' | 'directions' | 'phone'>[]; rules: string[]; printedAt: string; issuedOn: string;
};

/** The name the template is registered by (make-kit.ts). */
const TEMPLATE = 'ticket';

type IssuedTicket = { number: string; version: number; at: Instant; facts: TicketFacts };

/** What the signed code of a ticket's number and version names: a number alone is unique within its sitting only. */
export function ticketCodeNumber(sittingId: string, number: string): string {
  return `${number}/${sittingId}`;
}

/** The admission ticket (准考证) as PDF: photo (JPEG, 295 × 413), the signed QR code and a QR code of the number for the door included; `sample` prints 样张 across it and signs nothing. */
export async function renderTicket(kit: Pick<Kit, 'pdf' | 'signatures' | 'settings'>, { number, version, at, facts }: IssuedTicket, photo: Uint8Array, printedAt: Instant, sample = false): Promise<Buffer> {
  const title = `${String(facts.year)}年度${facts.exam.name.zh}`;
  const [first] = facts.papers;
  const code = () => issueCode(kit, {
    kind: 'ticket', number: ticketCodeNumber(facts.sittingId, number), version, title, holder: facts.name, document: maskDocumentNumber(facts.documentNumber), issuedOn: beijingDay(at),
    remark: first ? `${first.centre} ${roomNumber(first.room)} 考场 ${String(first.seat)} 号` : '',
  });
  return kit.pdf.render(TEMPLATE, { data: documentOf({ number, version, at, facts }, title, printedAt, sample), files: { 'photo.jpg': photo, 'qr.png': qrImage(sample ? '样张' : code(), 'L'), 'number.png': qrImage(number, 'M') }, issuedAt: printedAt });
}

/** A ticket's facts in the words of its print. */
function documentOf({ number, version, at, facts }: IssuedTicket, title: string, printedAt: Instant, sample: boolean): TicketDocument {
  const places = new Map(facts.papers.map(({ centre, address, directions, phone }) => [centre, { centre, address, directions, phone }]));
  return {
    title, number, version, sample, name: facts.name, documentType: listDocumentTypes().find((t) => t.type === facts.documentType)?.name.zh ?? facts.documentType, documentNumber: facts.documentNumber,
    level: facts.level, specialty: facts.specialty, applicationNumber: facts.applicationNumber, province: facts.province.name.zh, phone: facts.province.phone,
    papers: facts.papers.map((p) => ({ ...p, room: roomNumber(p.room), weekday: WEEKDAYS[new Date(`${p.day}T00:00:00Z`).getUTCDay()] ?? '' })), places: [...places.values()],
    rules: [...CANDIDATE_RULES], printedAt: beijingTime(printedAt), issuedOn: beijingDay(at),
  };
}

const WEEKDAYS = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'];
