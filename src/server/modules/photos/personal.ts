import type { PersonalData } from '#server/platform/personal/personal-data.ts';

/** What this module keeps of a person: what leaves with a copy of their data (个人信息副本), and what does not and why. */
export const photosPersonal: PersonalData = {
  tables: [
    { table: 'photo', title: { zh: '照片', en: 'Photos' }, files: { contentType: null } },
    { table: 'photo_event', title: { zh: '照片办理经过', en: 'History of photos' } },
    { table: 'photo_change', title: { zh: '更换照片申请', en: 'Requests to change the photo' } },
    { table: 'photo_change_event', title: { zh: '更换照片申请经过', en: 'History of these requests' } },
  ],
  excused: [
    { table: 'photo_proposal', why: 'a picture not yet handed in, gone within hours' },
    { table: 'photo_likeness', why: 'says something of other people' },
    { table: 'photo_band', why: 'parts of the fingerprint of the photo, to find the same picture twice' },
  ],
};
