export { sampleIdentities } from './people/sample-identities.ts';
export { demoModule, type DemoPorts } from './demo.module.ts';
export { findTracesOfDemonstration } from './traces.store.ts';
