/** The parts of the portal that are the same for everybody and belong into search engines. */
const PUBLISHED = ['exams', 'provinces', 'calendar', 'eligibility', 'majors', 'notices', 'guide', 'questions', 'contact', 'pass-lines', 'photo-coach', 'accessibility', 'publicity', 'integrity-decisions'];

/** True for the address of a page that is the same for everybody. */
export function isPublished(path: string): boolean {
  return path === '/' || PUBLISHED.includes(path.split('/')[1] ?? '');
}
