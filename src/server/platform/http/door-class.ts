/**
 * What the door makes of an address: `kept` is never shed nor queued (paying, notices, staff, health), `memory` is served always, `partner` is shed last and
 * never queued, `guarded` is what people wait for.
 */
export type DoorClass = 'kept' | 'memory' | 'partner' | 'guarded';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Absent: an address of the platform itself (files, health, the console), which is kept. */
    door?: DoorClass;
  }
}
