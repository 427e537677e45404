import type { zh } from './zh.ts';

/** The console's words in English. */
export const en: typeof zh = {
  title: 'Jinbang console', brand: 'Jinbang', console: 'Console', otherLang: '中文', skip: 'Skip to the main content', menu: 'Sections', signOut: 'Sign out', jurisdiction: 'Jurisdiction',
  demo: 'Demonstration: people and data are made up', loading: 'Loading…', retry: 'Try again', offline: 'No connection; nothing is lost, try again shortly', gone: 'There is no such page', back: 'Back', close: 'Close', cancel: 'Cancel', none: 'None',
  reason: 'Reason (recorded in the audit log)', reasonLong: 'At least 4 characters', pages: 'Pages', firstPage: 'Back to the first page', nextPage: 'Next page', tableOf: (name: string) => `${name}, list`, tickAll: 'Choose all on this page', fromDay: 'From day', toDay: 'To day', tick: (name: string) => `Choose ${name}`,
  problemTitle: 'Please correct the following', noPermission: 'Your roles hold nothing to be done in this console; ask your administrator.',
  groups: { work: 'Casework', exams: 'Exams', insight: 'Figures and records', people: 'People' },
  nav: {
    counter: 'Counter', appointments: 'Appointments', samples: 'Samples',
    exams: 'Exams', sittings: 'Sittings', fees: 'Fees', places: 'Review points', centres: 'Test centres', seating: 'Seat allocation', tickets: 'Ticket release', suspensions: 'Suspensions', reconciliation: 'Reconciliation', cashDesk: 'Cash desk', refunds: 'Refunds', orders: 'Payment orders', refusedNotices: 'Refused notices', examKits: 'Exam-day kits', completions: 'Completion and publicity', objections: 'Objections', certificates: 'Certificates',
    review: 'Qualification review', photos: 'Photos', verification: 'Manual verification', cases: 'People’s cases', breaches: 'Breaches', register: 'Integrity records', creditReports: 'Credit platform', payments: 'Counter payment', audit: 'Audit log', scores: 'Scores', rules: 'Conditions', majors: 'Tables of majors', content: 'Notices and questions', messages: 'Messages', delivery: 'Message delivery', people: 'Staff', powers: 'Powers', partners: 'Outside systems', passLines: 'Pass lines', majorQuestions: 'Questions about majors',
    reports: 'Figures', exports: 'Exports', operations: 'How it runs', quarantine: 'Quarantine',
  },
  signIn: {
    title: 'Staff sign-in', userName: 'User name', password: 'Password', act: 'Sign in', busy: 'Checking and signing in…', hint: 'Accounts are opened by your administrator; ask them if you forgot the password.', captchaFailed: 'The check could not be completed; try once more', digits: 'Type the digits in the picture', digitsAlt: 'Picture of digits', listen: 'Listen',
    needAgain: 'Your sign-in has expired; sign in again.',
  },
  password: { title: 'Change password', first: 'This is a temporary password: choose your own first.', expired: 'The password is due to be changed: choose a new one first.', current: 'Current password', next: 'New password', again: 'New password again', act: 'Save the new password', hint: 'At least 8 characters, the longer the better; no common password, and not your user name.', done: 'The password is changed; sign-ins elsewhere have ended.' },
  review: {
    title: 'Qualification review', sub: 'First in, first out. Take a case before you work on it, so that no two people review the same.', takeNext: 'Take the next', taken: 'Taking…', filters: 'Filters', state: 'State', sitting: 'Exam', level: 'Level', point: 'Review point', number: 'Application number', numberHint: 'first 4 digits or more', search: 'Search', clear: 'Clear filters', all: 'All',
    states: { online: 'Awaiting online', on_site: 'Awaiting on site', second: 'Second review', pending: 'Taking effect', decided: 'Decided', all: 'All confirmed' }, mine: 'Held by me', count: (n, more) => (more ? `${String(n)}+` : String(n)),
    columns: { number: 'Application no.', name: 'Name', exam: 'Exam', level: 'Level and specialty', point: 'Review point', why: 'Why people review it', since: 'Waiting since', state: 'State' },
    empty: 'No application fits.', mismatch: 'Major not listed', heldBy: (name) => `with ${name}`, heldByMe: 'with me',
    caseTitle: (name, number) => `${name} · ${number}`, backToQueue: 'Back to the queue', confirmedAt: 'Confirmed at', lapsesAt: 'Lapses at', why: 'Why people review it', lastReason: 'Last reviewer’s words', mismatchTitle: 'The major is not in the table',
    mismatchAnswered: (at) => `The candidate read the warning at ${at} and went on.`, verifications: 'Automatic verification', conditions: 'Conditions', met: 'met', notMet: 'not met', toCheck: 'see the originals', history: 'History', historyNote: 'Words',
    materials: 'Papers', noMaterials: 'No papers were uploaded.', awaitsScan: 'Waiting for the malware scan, which was away when this was uploaded. It is scanned by itself once the scan is back and can be opened then; until then the application cannot be approved.', photo: 'Photo', photoAlt: (name) => `Photo of ${name}`, noPhoto: 'No photo', openFile: 'Open in a new window', zoomIn: 'Zoom in', zoomOut: 'Zoom out', rotate: 'Turn by 90°', fit: 'Reset', pages: (n) => `${String(n)} pages`, previous: 'Previous', following: 'Next', viewerHelp: 'Arrow keys move, + − zoom, R turns',
    unmask: 'Show in full', unmaskTitle: 'Show the full number', unmaskWhy: 'Why (kept in the audit log)', unmaskAct: 'Show', unmaskNote: 'Showing a number in full is recorded with its reason.',
    claim: 'Take', renew: 'Keep longer', release: 'Put back', claimedUntil: (at) => `You hold this until ${at}`, claimedBy: (name, at) => `${name} is reviewing this until ${at}`, unclaimed: 'Nobody holds this',
    decide: 'Decision', approve: 'Approve', reject: 'Do not approve', return: 'Return for correction', reason: 'Words', reasonNeeded: 'Not approving and returning need a reason; the candidate reads it.', reasonOptional: 'May be left empty; the candidate reads it.', pick: 'Standard words', askFor: 'Papers to hand in', askForHint: 'Choose any. The candidate has to upload these anew after the return before handing in again.', askedBefore: (kinds, at) => `The last return (${at}) asked for: ${kinds}`, submit: 'Submit decision', submitting: 'Submitting…', why_closed: 'Why this is closed', keys: 'Keys: A approve, J do not approve, B return, Ctrl+Enter submit',
    decided: (state) => `Done; the state is now: ${state}`, nextOne: 'Take the next', changed: 'Load the newest',
  },
  photos: {
    title: 'Photos', changes: 'Change requests', reviews: 'Photos to review', emptyChanges: 'No change request is waiting.', emptyReviews: 'No photo is waiting.', requested: 'Asked at', uploaded: 'Uploaded at', why: 'Reason given', now: 'Photo in use', before: 'Earlier photos', checks: 'Quality report', alike: (n) => `Resembles photos of ${String(n)} other candidates; check that this is the person`, allow: 'Allow the change', deny: 'Deny the change', approve: 'Approve', reject: 'Reject', reason: 'Words', reasonHint: 'Denying and rejecting need a reason; the candidate reads it', done: 'Done', choose: 'Choose a candidate from the list', ofPlace: (place, exam) => `${place} · ${exam}`, alt: (name, at) => `Photo of ${name}, uploaded ${at}`, verdicts: { good: 'good', warn: 'fair', review: 'look', refuse: 'bad', unmeasured: 'not measured' },
    checkNames: {
      type: 'File type', bytes: 'File size', source_size: 'Original size', final_size: 'Final size', face_count: 'Faces', head_size: 'Head size', head_whole: 'Whole head', side_light: 'Even light', eye_line: 'Eye line', head_centre: 'Head centred', roll: 'Head tilt', yaw: 'Head turn',
      sharpness: 'Sharpness', brightness: 'Brightness', contrast: 'Contrast', glare: 'Glare', background_light: 'Light background', background_even: 'Even background',
    }, measured: (m, w) => `${m} (wanted ${w})`,
  },
  payments: {
    title: 'Counter payment', number: 'Application number', numberHint: 'the 18 digits on the form', find: 'Find', name: 'Name', document: 'Document number', exam: 'Exam', point: 'Review point', state: 'State', due: 'Due', yuan: (t) => `CNY ${t}`, tender: 'Paid in', slip: 'Number on the card slip', slipHint: 'The reference the terminal printed, 6–24 characters', toDesk: 'Open or end a shift at the desk', amount: 'Amount received (CNY)', register: 'Register the payment', compare: 'First compare name and number with the payer’s document.', done: (order, amount) => `Registered: order ${order}, ${amount}`, receiptIs: (n) => `Receipt ${n}`, printIt: 'Print the receipt', orders: 'Orders', order: 'Order number', how: 'How', online: 'Online', onSite: 'At the counter', at: 'When', noOrders: 'No orders.', again: 'Register the next', amountBad: 'Type an amount with at most two decimals',
  },
  verification: {
    title: 'Manual verification', sub: 'Identities, educations and degrees no registry could settle are decided by people on evidence.', empty: 'Nothing waits for manual verification.', kinds: { identity: 'Identity', title: 'Professional title', education: 'Education', degree: 'Degree' }, since: 'Waiting since', steps: 'Steps so far', note: 'Evidence', noteHint: 'What was compared (at least 4 characters)', pass: 'Passed', fail: 'Not passed', done: (state) => `Settled: ${state}`, more: 'More', choose: 'Choose a record from the list', by: { candidate: 'Candidate', staff: 'Staff', system: 'System' }, reference: 'Reference',
    states: { not_verified: 'not verified', verifying: 'being verified', passed: 'passed', failed: 'not passed', needs_manual: 'needs a person', manual_passed: 'passed by a person', manual_failed: 'not passed by a person' },
  },
};
