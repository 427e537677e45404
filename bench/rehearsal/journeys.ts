import { z } from 'zod';
import { beginning, completing, type Step as Act } from '../support/journey.ts';
import type { Applicant } from '../support/applicants.ts';
import type { Proofs } from './proofs.ts';
import type { Step, Visitor } from './visitor.ts';

/** A candidate of the rehearsal: what the bench's applicant knows, and how they sign in. */
export type Candidate = Visitor & { applicant: Applicant; userName: string; password: string };

const challenge = (name: string): Step<Candidate> => ({ name, ask: () => ({ method: 'GET', path: '/api/captcha/challenge' }), take: (v, reply) => { v.posed = JSON.parse(reply.text); } });
const look = (name: string, path: (a: Applicant) => string, right: readonly number[] = [200, 303]): Step<Candidate> => ({ name, right, ask: (v) => ({ method: 'GET', path: path(v.applicant) }) });
const of = (a: Applicant) => `/my/applications/${a.id ?? ''}`;

const signIn = (proofs: Proofs): Step<Candidate> => ({
  name: 'sign in',
  ask: async (v) => ({ method: 'POST', path: '/api/sign-ins', json: { userName: v.userName, password: v.password, captcha: { proof: await proofs.next(v.posed) } } }),
});

/** An act of the bench's journey as a step here; where it carries a captcha, with a proof. */
function act(from: readonly Act[], name: string, proofs?: Proofs): Step<Candidate> {
  const found = from.find((one) => one.name === name);
  if (!found) throw new Error(`no act ${name}`);
  return {
    name: name.replaceAll('_', ' '),
    ask: async (v) => {
      const { method, path, body } = found.call(v.applicant);
      if (typeof body === 'string') return { method, path, form: body };
      const json = proofs && typeof body === 'object' ? { ...body, captcha: { proof: await proofs.next(v.posed) } } : body;
      return { method, path, json };
    },
    take: (v, reply) => { found.take?.(v.applicant, reply.text.startsWith('{') ? JSON.parse(reply.text) : reply.text); },
  };
}

/** Opening second (开通报名): look around, sign in, choose exam and province, the notices, the form with the commitment, confirm. */
export function openingJourney(sittingId: string, proofs: Proofs): Step<Candidate>[] {
  const [first, rest] = [beginning(sittingId), completing()];
  return [
    look('home page', () => '/'), look('exams', () => '/exams'), look('sign-in page', () => '/sign-in'), challenge('puzzle'), signIn(proofs), look('my applications', () => '/my'), look('choose the exam', () => `/my/applications/choose/${sittingId}`),
    act(first, 'start'), act(first, 'choose_province'), act(first, 'notification'), act(first, 'accept_notices'), look('form', (a) => `${of(a)}/form`), challenge('puzzle of the form'), act(rest, 'save', proofs), act(rest, 'sign_commitment'), act(rest, 'check_saved'), act(rest, 'confirm'), look('status', of),
  ];
}

/** Last hours (截止): finish what was begun, confirm, pay, and the channel's notice. */
export function deadlineJourney(proofs: Proofs): Step<Candidate>[] {
  const rest = completing();
  return [
    look('sign-in page', () => '/sign-in'), challenge('puzzle'), signIn(proofs), look('my applications', () => '/my'), look('form', (a) => `${of(a)}/form`), challenge('puzzle of the form'), act(rest, 'save', proofs), act(rest, 'sign_commitment'),
    act(rest, 'check_saved'), act(rest, 'confirm'), look('payment page', (a) => `${of(a)}/pay`), act(rest, 'start_payment'), act(rest, 'record_payment'), look('status', of),
  ];
}

/** Somebody who holds a ticket or a score, known by number and name. */
export type Holder = Visitor & { number: string; name: string; found?: string };

const Found = z.object({ address: z.string() });
const posed: Step<Holder> = { name: 'puzzle', ask: () => ({ method: 'GET', path: '/api/captcha/challenge' }), take: (v, reply) => { v.posed = JSON.parse(reply.text); } };
const found = (v: Holder, text: string): void => { v.found = Found.parse(JSON.parse(text)).address; };

/** Printing day (打印准考证): the page, the look-up, the ticket on the screen, the file. */
export function ticketJourney(sittingId: string, proofs: Proofs): Step<Holder>[] {
  return [
    { name: 'ticket page', ask: () => ({ method: 'GET', path: `/tickets/${sittingId}` }) }, posed,
    { name: 'look up', ask: async (v) => ({ method: 'POST', path: `/api/tickets/${sittingId}/look-ups`, json: { province: '37', documentType: 'resident_id', documentNumber: v.number, name: v.name, captcha: { proof: await proofs.next(v.posed) } } }), take: (v, reply) => { found(v, reply.text); } },
    { name: 'ticket', ask: (v) => ({ method: 'GET', path: v.found ?? '' }) },
    { name: 'file', ask: (v) => ({ method: 'GET', path: `/api/tickets/print?of=${v.found?.split('of=')[1] ?? ''}` }) },
  ];
}

/** Release (成绩公布): the page, the look-up, the sheet. */
export function scoreJourney(sittingId: string, proofs: Proofs): Step<Holder>[] {
  return [
    { name: 'score page', ask: () => ({ method: 'GET', path: `/scores/${sittingId}` }) }, posed,
    { name: 'look up', ask: async (v) => ({ method: 'POST', path: '/api/score-look-ups', json: { sitting: sittingId, way: 'ticket', ticketNumber: v.number, name: v.name, captcha: { proof: await proofs.next(v.posed) } } }), take: (v, reply) => { found(v, reply.text); } },
    { name: 'sheet', ask: (v) => ({ method: 'GET', path: v.found ?? '' }) },
  ];
}
