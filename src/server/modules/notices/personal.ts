import type { PersonalData } from '#server/platform/personal/personal-data.ts';

/** What this module keeps of a person: what leaves with a copy of their data (个人信息副本), and what does not and why. */
export const noticesPersonal: PersonalData = {
  tables: [
    { table: 'message', title: { zh: '站内消息', en: 'Messages' }, leftOut: { provider_reference: 'the carrier’s number', waits_for: 'order of sending', instead_of: 'order of sending', trial: 'order of sending', not_before: 'order of sending', urgency: 'order of sending', template_version_id: 'which wording was used', counted_at: 'counts of deliveries' } },
  ],
};
