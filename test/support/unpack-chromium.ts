// Run as a process of its own by browser.ts, which says why.
import chromium from '@sparticuz/chromium';

await chromium.executablePath();
