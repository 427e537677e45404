import type { Module } from '#server/platform/module.ts';
import { centreEndpoints } from './centres/centres.routes.ts';
import { roomImportEndpoints } from './import/room-imports.routes.ts';
import { allocateHandler } from './plans/allocate-plan.ts';
import { gatherHandler } from './plans/close-roster.ts';
import { numberHandler } from './plans/freeze-plan.ts';
import { planEndpoints } from './plans/plans.routes.ts';
import { seatingLists } from './seating.lists.ts';
import { allocatePlan, gatherRoster, numberTickets, seatMoved } from './plans/seating.jobs-declared.ts';
import { seatingPersonal } from './personal.ts';

export type { Officer } from './asking.ts';
export { readTicketHoldersAfter, type TicketHolder } from './ticket-holders.store.ts';
export { keepRooms, loadRooms, prepareRooms } from './import/import-rooms.ts';
export { startRun } from './plans/allocate-plan.ts';
export { closeRoster } from './plans/close-roster.ts';
export { commitPlan } from './plans/commit-plan.ts';
export { confirmFreeze, proposeFreeze } from './plans/freeze-plan.ts';
export { halfDaysOf } from './domain/half-days.ts';
export { timesOf } from './plans/sitting-times.ts';
export { listLivePlans } from './plans/plans.store.ts';
export { refusalsOfSeated } from './seated-guard.ts';
export { findSeated, type Seated } from './seats.ts';
export type { SeatOfExaminee } from './seats.store.ts';
export { findByTicket } from './plans/tickets.store.ts';
export { seatMoved } from './plans/seating.jobs-declared.ts';
export { findFrozen, findFrozenNow, findRoomsInUse, isOutdated, listCentreHalves, listSeated, listSeatedIn, type FrozenNow } from './seated-many.ts';
export { halfDayOf, halfDayWords } from './plans/sitting-times.ts';
export type { CentreHalf, RoomInUse, SatIn } from './centre-rooms.store.ts';
export { listVerifiable } from './verify/verify.store.ts';
export { Proof, verifyProof } from './verify/proof.ts';
export { verifyPlan } from './verify/verify-plan.ts';

/** Test centres, rooms and who sits where (考点、考场、编排). */
export const seating: Module = {
  name: 'seating', personal: seatingPersonal, lists: seatingLists, endpoints: [...centreEndpoints, ...roomImportEndpoints, ...planEndpoints], jobs: [gatherRoster, allocatePlan, numberTickets, seatMoved], handlers: [gatherHandler, allocateHandler, numberHandler],
};
