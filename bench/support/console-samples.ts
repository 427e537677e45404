import { beijingDay } from '#contracts/dates.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Samples } from './console-addresses.ts';

type AskOwner = <R extends Record<string, unknown>>(text: string, values?: unknown[]) => Promise<R[]>;

const NOBODY = '00000000-0000-4000-8000-000000000000';

function within(j: Jurisdiction): string {
  const exams = j.exams === undefined ? '' : ` and a.exam_code in (${j.exams.map((e) => `'${e}'`).join(', ')})`;
  switch (j.kind) {
    case 'nation': return `true${exams}`;
    case 'province': return `a.province = '${j.province}'${exams}`;
    case 'prefecture': return `a.prefecture = '${j.prefecture}'${exams}`;
    case 'points': return `a.review_point_id in (${j.points.map((p) => `'${p}'`).join(', ')})${exams}`;
  }
}

/** Rows of the jurisdiction to look at, and places far down in its lists; nobody's where there is none. */
export async function samplesFor(ask: AskOwner, j: Jurisdiction, staffUserName: string): Promise<Samples> {
  const here = within(j);
  const one = async (text: string): Promise<Record<string, string>> => Object.fromEntries(Object.entries((await ask<Record<string, unknown>>(`${text} limit 1`))[0] ?? {}).map(([k, v]) => [k, v instanceof Date ? String(v.getTime()) : String(v)]));
  const far = async (text: string, offset: number) => one(`${text} offset ${String(offset)}`);
  const confirmed = `a.ended is null and a.data_state = 'confirmed' and ${here}`;
  const paid = await one(`select a.id, a.number, a.account_id, a.sitting_id, a.review_point_id, o.order_number from application a join payment_order o on o.account_id = a.account_id and o.application_id = a.id where a.payment_state = 'paid' and ${confirmed}`);
  const waiting = await one(`select a.id, m.id as material from application a left join material_file m on m.account_id = a.account_id and m.application_id = a.id where a.review_state = 'awaiting_online' and ${confirmed}`);
  const decision = await one(`select d.id, d.application_id, d.decided_at, a.review_point_id from review_decision d join application a on a.account_id = d.account_id and a.id = d.application_id where d.basis = 'counter' and d.state = 'effective' and ${here}`);
  const appointment = await one(`select p.review_point_id, p.starts_at from review_appointment p join application a on a.account_id = p.account_id and a.id = p.application_id where ${here}`);
  const caseOf = async (kinds: string) => {
    const c = await one(`select a.account_id, a.case_id from assistance_case a where a.kind in (${kinds}) and ${here}`);
    return { accountId: c['account_id'] ?? NOBODY, caseId: c['case_id'] ?? NOBODY };
  };
  const sample = async (kind: string) => one(`select s.id, c.application_id from review_sample s join review_sample_case c on c.sample_id = s.id join application a on a.account_id = c.account_id and a.id = c.application_id where s.kind = '${kind}' and ${here}`);
  const drawn = await sample('post_exam');
  const blind = await sample('blind');
  const change = await far(`select c.requested_at, c.change_id as id from photo_change c where c.state = 'requested' order by c.requested_at, c.change_id`, 5_000);
  const review = await far(`select p.uploaded_at, p.account_id as id from photo p where p.state = 'awaiting_review' and p.replaced_at is null order by p.uploaded_at, p.account_id`, 8_000);
  const photo = await one(`select p.account_id, p.photo_id from photo p join application a on a.account_id = p.account_id where p.state = 'approved' and ${here}`);
  const cursor = (row: Record<string, string>, at: string) => `${row[at] ?? '0'}.${row['id'] ?? NOBODY}`;
  const scope = j.kind === 'nation' ? '44' : j.kind === 'province' ? `${j.province}01` : j.kind === 'prefecture' ? `${j.prefecture}-01` : (j.points[0] ?? '');
  const audit = await far('select e.at, e.id from audit_event e order by e.at desc, e.id desc', 400_000);
  return {
    application: paid['id'] ?? NOBODY, number: paid['number'] ?? '202603437000000010', account: paid['account_id'] ?? NOBODY, orderNumber: paid['order_number'] ?? 'B0', sitting: paid['sitting_id'] ?? '', point: paid['review_point_id'] ?? '', waiting: waiting['id'] ?? NOBODY, material: waiting['material'] ?? NOBODY,
    education: NOBODY, photo: photo['photo_id'] ?? NOBODY, photoAccount: photo['account_id'] ?? NOBODY, decision: decision['id'] ?? NOBODY, counterPoint: decision['review_point_id'] ?? paid['review_point_id'] ?? '', counterDay: beijingDay(Number(decision['decided_at'] ?? Date.now())),
    appointmentPoint: appointment['review_point_id'] ?? paid['review_point_id'] ?? '', appointmentDay: beijingDay(Number(appointment['starts_at'] ?? Date.now())), sample: drawn['id'] ?? NOBODY, sampleCase: drawn['application_id'] ?? NOBODY, blind: blind['id'] ?? NOBODY, blindCase: blind['application_id'] ?? NOBODY,
    member: (await one(`select id from staff_member where user_name = '${staffUserName}'`))['id'] ?? NOBODY, article: (await one('select id from article'))['id'] ?? NOBODY, rule: (await one('select version_id from rule_version order by changed_at desc'))['version_id'] ?? NOBODY, replay: (await one('select replay_id from rule_replay order by started_at desc'))['replay_id'] ?? NOBODY,
    unlock: await caseOf(`'unlock'`), appeal: await caseOf(`'appeal'`), accountCase: await caseOf(`'phone_release', 'closing'`), export: NOBODY, place: scope, staffUserName,
    after: {
      waiting: cursor(await far(`select a.changed_at, a.id from application a where a.review_state = 'awaiting_online' and ${confirmed} order by a.changed_at, a.id`, 300), 'changed_at'), newest: cursor(await far(`select a.changed_at, a.id from application a where ${confirmed} order by a.changed_at desc, a.id desc`, 1_000), 'changed_at'),
      deadline: cursor(await far(`select a.lapses_at, a.id from application a where a.review_state = 'awaiting_online' and ${confirmed} order by a.lapses_at, a.id`, 300), 'lapses_at'),
      photoChanges: cursor(change, 'requested_at'), photoReviews: cursor(review, 'uploaded_at'), members: (await far('select user_name from staff_member order by user_name', 2_000))['user_name'] ?? 'shenhe1', audit: `${audit['at'] ?? '0'}~${audit['id'] ?? NOBODY}`,
    },
  };
}
