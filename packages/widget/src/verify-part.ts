import { startVerifying } from './verify-page.ts';

for (const root of document.querySelectorAll<HTMLElement>('[data-verify]')) startVerifying(root);
