import type { WorkerScope } from './give-worker.ts';
import { serveDonatePages } from './give-worker.ts';

// In a service worker `self` is another scope than the one of pages, which is the one that the types know.
declare const self: WorkerScope;

serveDonatePages(self);
