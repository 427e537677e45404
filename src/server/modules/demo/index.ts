export { demoModule, type DemoPorts } from './demo.module.ts';
