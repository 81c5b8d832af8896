import { startWorker, watchSending } from './give-app.ts';

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-give]')) watchSending(form);
void startWorker();
