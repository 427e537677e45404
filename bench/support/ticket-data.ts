import type pg from 'pg';
import { PhotoId } from '#contracts/photos.ts';
import type { TicketFacts } from '#server/modules/tickets/facts/ticket-facts.ts';
import { newId } from '#server/platform/ids.ts';

/** A release of tickets in 山东 as two people approved it; answers its id. */
export async function releaseTickets(owner: pg.Client, sittingId: string): Promise<string> {
  const id = newId();
  await owner.query(`insert into ticket_release (release_id, sitting_id, exam_code, exam_year, province, plan_id, state, row_version, proposed_by_id, approved_by_id, approved_at) values ($1, $2, '034', 2027, '37', $1, 'released', 1, gen_random_uuid(), gen_random_uuid(), now())`, [id, sittingId]);
  return id;
}

/** Copies one paid application and its ticket until there are so many. */
export async function multiplyTickets(owner: pg.Client, model: { accountId: string; id: string }, releaseId: string, content: Buffer, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += 10_000) {
    const many = Math.min(10_000, to - at);
    await owner.query('begin');
    await owner.query(`create temporary table fresh on commit drop as select gen_random_uuid() as account_id, gen_random_uuid() as id, g from generate_series($1::int, $2::int) g`, [at + 1, at + many]);
    await owner.query(`insert into application select r.* from application a, fresh f, lateral jsonb_populate_record(a, jsonb_build_object('account_id', f.account_id, 'id', f.id, 'number', a.number || f.g)) r where a.id = $1`, [model.id]);
    await owner.query(`insert into ticket (account_id, application_id, version, release_id, number, plan_version, content, by_name, at) select account_id, id, 1, $1, lpad(g::text, 14, '0'), 1, $2, '', now() from fresh`, [releaseId, content]);
    await owner.query(`insert into ticket_door (door, account_id, application_id) select sha256(id::text::bytea), account_id, id from fresh`);
    await owner.query('commit');
  }
  await owner.query('vacuum analyze application, ticket, ticket_door');
}

/** What stands on a ticket of the bench: 张伟's of 济南, both days. */
export function factsOf(sittingId: string, phone: string, photoId: string): TicketFacts {
  const paper = (subject: string, day: string, from: string, to: string) => ({ subject, day, from, to, centre: '济南市历城第二中学', address: '济南市历城区工业北路2号', directions: '乘 K95、311 路到工业北路站', phone: '0531-88880000', room: 12, roomName: '302', floor: '三层', seat: 17 });
  return {
    exam: { code: '034', name: { zh: '一级建造师', en: 'Constructor, level 1' } }, year: 2027, sittingId, province: { code: '37', name: { zh: '山东省', en: 'Shandong' }, phone }, applicationNumber: '37034041526000012788', name: '张伟', documentType: 'resident_id', documentNumber: '37011219910203101X',
    photoId: PhotoId.parse(photoId), level: '考全科', specialty: '建筑工程', papers: [paper('建设工程经济', '2027-09-11', '09:00', '11:00'), paper('建设工程法规及相关知识', '2027-09-11', '14:00', '17:00'), paper('建设工程项目管理', '2027-09-12', '09:00', '12:00'), paper('专业工程管理与实务', '2027-09-12', '14:00', '18:00')],
  };
}
