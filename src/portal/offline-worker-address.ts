/** Where the offline worker lies: at the top, because it answers for every page below. */
export const OFFLINE_WORKER = '/offline-worker.js';

/** The one Trusted Types policy a page may make: it answers the worker's address, whatever it is asked. */
export const OFFLINE_POLICY = 'offline-worker';

/** The page the worker keeps and shows when no page can be had. */
export const OFFLINE_PAGE = '/offline';
