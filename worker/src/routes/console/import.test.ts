// A workbook through the screens, on every runtime: unpacked, read, tried and booked in requests of their own.

import { madeRow, madeWorkbook } from '@happy-homeland/sheet/testing';
import { expect, test } from 'vitest';
import { getProject } from '../../domain/project/project.ts';
import { deskWorld } from '../../testing/desk-world.ts';

test('UPL-05 reads a workbook in a request and books it once', async () => {
  const { ports, projectId, person } = await deskWorld();
  const finance = await person('finance', ['finance']);
  const rows = madeRow(1, ['日期', '金额（元）', '备注']) + madeRow(2, ['2026年11月20日', '１２.５０', '募捐箱']);
  const file = new File([madeWorkbook({ sheets: [{ name: '明细', rows }] }).slice()], '明细.xlsx');
  const before = (await getProject(ports, projectId))?.raisedMinor ?? 0;
  for (const outcome of ['计入项目', '以前已入账']) {
    const answer = await finance.post('/console/import', { source: 'cash', project: projectId, file });
    expect(answer.status).toBe(303);
    const path = answer.headers.get('location') ?? '';
    expect((await finance.get(path)).text).toContain(outcome);
    await finance.post(path, {});
    await finance.get(path);
    expect((await getProject(ports, projectId))?.raisedMinor).toBe(before + 1_250);
  }
});
