export type { Demo, DemoOptions } from './demo.ts';
export { startDemo } from './demo.ts';
export type { DemoDataOptions } from './demo-data.ts';
export { demoPublishFile, PROJECT_SLUGS } from './demo-data.ts';
export type { DemoErrorCode } from './demo-error.ts';
export { DemoError } from './demo-error.ts';
export type { Environment } from './settings.ts';
export type { Site, SiteOptions } from './site-server.ts';
export { startSite } from './site-server.ts';
