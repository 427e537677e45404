import type { KitAbout, KitRoster } from '#contracts/exam-kit-file.ts';
import { AccountId } from '#contracts/ids.ts';
import type { Instant } from '#contracts/dates.ts';
import { accountsInBrief } from '#server/modules/accounts/index.ts';
import { picturesOf } from '#server/modules/photos/index.ts';
import { findRoomsInUse, halfDayOf, halfDayWords, listSeatedIn } from '#server/modules/seating/index.ts';
import { findTerms, papersOn, sittingName } from '#server/modules/tickets/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { openPicture } from '#server/platform/open-picture.ts';
import type { ExamKit } from './kits.store.ts';

/** A photo small enough to carry a thousand of them, large enough to know a face by. */
const PHOTO = { width: 105, height: 147, quality: 62 };

export type Gathered = { about: KitAbout; rooms: KitRoster['rooms']; people: (Omit<KitRoster['people'][number], 'photo'> & { picture: Buffer | undefined })[] };

/** Everybody who sits at a kit's centre on its half-day, with their photos as they are kept. */
export async function gatherRoster(tx: Tx, kit: Kit, k: ExamKit, now: Instant): Promise<Gathered | undefined> {
  const terms = await findTerms(tx, k.sittingId, k.province);
  const used = terms && (await findRoomsInUse(tx, k.sittingId, k.province));
  const rooms = used?.rooms.filter((r) => r.centreId === k.centreId) ?? [];
  if (!terms || !used) return undefined;
  const sat = (await listSeatedIn(tx, k.sittingId, k.province, rooms.map((r) => r.roomId))).filter((s) => s.halfDay === k.halfDay);
  const accounts = [...new Set(sat.map((s) => s.accountId))].map((id) => AccountId.parse(id));
  const [people, pictures] = [await accountsInBrief(tx, kit.crypto, accounts), await picturesOf(tx, kit.blobs, accounts)];
  const numberOf = new Map(rooms.map((r) => [r.roomId, r.number]));
  return {
    about: {
      kitId: k.id, title: sittingName(terms).zh, province: terms.province.zh, centre: k.centre, address: rooms[0]?.address ?? '', day: halfDayOf(terms.sitting, k.halfDay).day ?? '', half: halfDayWords(terms.sitting, k.halfDay).zh,
      halfDay: k.halfDay, planVersion: used.planVersion, issuedAt: now, people: sat.length,
    },
    rooms: rooms.filter((r) => sat.some((s) => s.roomId === r.roomId)).map(({ number, name, floor }) => ({ number, name, floor })),
    people: sat.map((s) => ({
      ticket: s.ticket, name: people.get(s.accountId)?.name ?? '', document: people.get(s.accountId)?.maskedDocumentNumber ?? '', room: numberOf.get(s.roomId) ?? 0, seat: s.seat,
      paper: papersOn(terms, s, k.halfDay).map((p) => (s.variant ? `${p.subject} ${s.variant}卷` : p.subject)).join('、'), needsAccess: s.needsAccess, picture: pictures.get(s.accountId),
    })).toSorted((a, b) => a.room - b.room || a.seat - b.seat),
  };
}

/** The people of a kit with their photos made small. */
export async function shrinkPhotos(people: Gathered['people']): Promise<KitRoster['people']> {
  const shrunk: KitRoster['people'] = [];
  for (const { picture, ...person } of people) {
    const small = picture && (await openPicture(picture).resize(PHOTO.width, PHOTO.height, { fit: 'cover' }).jpeg({ quality: PHOTO.quality }).toBuffer());
    shrunk.push({ ...person, photo: small ? small.toString('base64') : null });
  }
  return shrunk;
}
