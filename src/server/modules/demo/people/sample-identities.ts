import { maskDocumentNumber } from '#contracts/identity-documents.ts';
import { samplePeople } from './sample-people.ts';
import { sampleSubjects } from './sample-staff.ts';

type Identity = { subject: string; label: string; claims: Readonly<Record<string, unknown>> };

/** Somebody with an identity there and no account here. */
const STRANGER: Identity = { subject: 'sd-199999', label: '吴敏（没有绑定账号）', claims: {} };
const NEWCOMER: Identity = { subject: 'c-newcomer', label: '贺兰（尚未注册）', claims: { name: '贺兰', document_type: 'resident_id', document_number: '640102199607152026', phone_number: '13909519607' } };

/** Whom the stand-in identity providers of a demonstration know: sample staff by their subjects, sample people by name and number, and one of each who is unknown here. */
export async function sampleIdentities(): Promise<{ staff: readonly Identity[]; candidates: readonly Identity[] }> {
  const people = (await samplePeople()).filter((p) => p.documentType === 'resident_id');
  return {
    staff: [...(await sampleSubjects()).map(({ subject, name, waits }) => ({ subject, label: waits ? `${name}（绑定待批准）` : name, claims: {} })), STRANGER],
    candidates: [
      ...people.map(({ key, name, documentType, documentNumber, phone }) => ({ subject: `c-${key}`, label: `${name} ${maskDocumentNumber(documentNumber)}`, claims: { name, document_type: documentType, document_number: documentNumber, phone_number: phone } })),
      NEWCOMER,
    ],
  };
}
