// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { NO_COMPLAINTS } from '../testing/complaint-pages.ts';
import { QR_SVG } from '../testing/every-page.ts';
import { parsePage, textOf } from '../testing/parse-page.ts';
import { sampleCard, samplePage } from '../testing/sample-card.ts';
import { sampleCompliance } from '../testing/sample-compliance.ts';
import { noticePage } from './notice-page.ts';

const card = sampleCard();
const complaints = { ...NO_COMPLAINTS.figures, received: 3, open: 1, overdue: 1, answeredLate: 1, answeredInTime: 1 };

async function sheet(lang: 'en' | 'zh-CN') {
  const context = samplePage({ lang });
  return parsePage(noticePage({ card, compliance: sampleCompliance(), complaints, qrSvg: QR_SVG, context }));
}

test('the sheet says who takes the money, how much there is, whom to ask, and leads to the books', async () => {
  const page = await sheet('zh-CN');
  expect(textOf(page, 'h1')).toBe(card.title);
  expect(textOf(page, '.figure-raised')).not.toBe('');
  expect(page.body.textContent).toContain(card.filingNumber);
  expect(page.body.textContent).toContain(card.conspicuous.contact);
  expect(page.body.textContent).toContain('收到举报 3 件，待答复 1 件，逾期 2 件。');
  expect(page.querySelector('img.qr')?.getAttribute('alt')).toContain('二维码');
  expect(textOf(page, '.notice-code .code')).toBe(card.links.page);
});

test('the sheet puts what is overdue first, and says of which minute it is', async () => {
  const page = await sheet('en');
  const states = [...page.querySelectorAll('section:nth-last-of-type(2) tbody td:last-child')].map(
    ({ textContent }) => textContent ?? '',
  );
  expect(states.length).toBeGreaterThan(0);
  const order = ['overdue', 'not told', 'published here', 'not due yet', 'published'];
  expect(states).toEqual(states.toSorted((one, other) => order.indexOf(one) - order.indexOf(other)));
  expect(page.querySelector('time[datetime]')?.getAttribute('datetime')).toBe(card.asOf);
});
