// English: importing statements of platforms, banks and cash boxes.

import { formatCount } from '@happy-homeland/contract/money';
import type { ConsoleImportTexts } from '../zh-cn/console-import.ts';

const rowsText = (rows: number) => (rows === 1 ? '1 row' : `${rows} rows`);

export const consoleImportTexts: ConsoleImportTexts = {
  consoleFiling: {
    title: 'Fill in from a filing',
    link: 'Is it filed already? Paste or upload the filing, and the form fills itself',
    lead: 'Paste the whole text of the filing from the public register, or of the plan, or upload a file. What is understood is filled in, for you to check.',
    text: 'Text of the filing',
    textHint: 'One thing a line, its name first, a colon, and what it is. Names are those of the Chinese register.',
    file: 'Or upload a file',
    fileHint:
      'txt, csv or xlsx, at most 5 MB. Open a PDF or a Word file, copy its text and paste it. The file is not kept.',
    submit: 'Fill in the form',
    empty: 'Please paste the filing, or choose a file.',
    understood: (count) =>
      count === 1 ? 'One thing was filled in; please check it' : `${count} things were filled in; please check each`,
    nothing: 'Nothing was understood. Each line wants a name, a colon and what it is; or fill in the form yourself.',
    left: 'What was not filled in',
    leftLead: 'Please see whether it has to be filled in by hand.',
    cut: 'The text is too long; only its beginning was read.',
    why: {
      absent: 'nothing of that name is registered with this body',
      later: 'asked for when the filing is entered',
      twice: 'the same was there before',
      unknown: 'the form has no such field',
      unread: 'cannot be read for certain',
    },
    found: 'its filing was found',
    again: 'Paste again',
  },
  consoleImport: {
    title: 'Import a statement',
    lead: 'Upload a statement of a platform, of a bank, or of cash. Every row is tried first and booked only when you say yes; nothing is booked twice.',
    privacy: 'The file is read and thrown away. No names of givers and no notes stay here, only payment codes.',
    kind: 'Where it is from',
    kinds: { platform: 'A designated platform', bank: 'A bank account', cash: 'Cash (collection boxes)' },
    platform: 'Platform (for its statement)',
    platformHint: 'As the filed plan names it.',
    account: 'Account (for a bank; optional)',
    accountHint: 'A name of your own. With several accounts it keeps their serial numbers apart.',
    project: 'Project',
    projectHint:
      'Of a platform or of cash: rows that name no project are of this one. Of a bank it only says whose books these are; payment codes say what for.',
    search: 'Find the project',
    searchHint: 'A part of its name, of its community or of its code. Look for it first, then fill in the form.',
    foundSome: (count, isMore) =>
      isMore
        ? `The list below has the newest ${count}, not all.`
        : `The list below has ${count === 1 ? 'one project' : `${count} projects`}.`,
    foundNone: 'None was found.',
    file: 'File',
    fileHint: (megabytes, rows) =>
      `xlsx or CSV, at most ${megabytes} MB and ${formatCount(rows)} rows. Split a larger one, or have it imported with hh import.`,
    submit: 'Upload and try',
    again: 'Try again like this',
    againHint: 'The file is not kept here, so please choose it again.',
    missingFile: 'Please choose the file.',
    missingName: 'Please choose the platform.',
    missingProject: 'Please choose the project.',
    tooLarge: 'The file is too large. Split it, or have it imported with hh import.',
    columns: 'What the columns are',
    columnsLead:
      'Told by their names, and remembered for the same source. Change what is wrong and choose the file again.',
    columnNone: 'There is no such column',
    columnLetter: (letter) => `Column ${letter}, which has no name`,
    noColumns: 'No column of dates and amounts was found. Please choose them below. Amounts are in yuan.',
    strangers: 'Names of projects in the file',
    strangersLead: 'These names are of no project here. Say which they are; rows of the others are not counted to any.',
    strangerNone: 'No project here',
    faults: (count) => (count === 1 ? '1 row cannot be read' : `${count} rows cannot be read`),
    faultsLead: 'Nothing of the file was booked. Please correct these cells and upload it again.',
    faultsMore: (count) => `${rowsText(count)} more, not listed.`,
    nothing: 'The file has no row of money coming in.',
    place: 'Cell',
    row: 'Row',
    field: 'What',
    reason: 'Reason',
    rowPlace: (sheet, cell) => (sheet === '' ? cell : `${sheet} ${cell}`),
    latest: 'Latest imports',
    noneYet: 'Nothing has been imported yet.',
    phases: { trying: 'Being tried', tried: 'Tried, waits for a yes', booking: 'Being booked', done: 'Done' },
    listed: (rows, amount) => `${rowsText(rows)}, ${amount}`,
    another: 'Import another file',
    source: 'Source',
    whose: 'Books',
    readTitle: 'What the file says',
    read: 'Read',
    readRows: (rows, amount, left) =>
      left === 0
        ? `${rowsText(rows)}, ${amount}`
        : `${rowsText(rows)}, ${amount}; ${left} sums, empty rows and payments out left aside`,
    columnNames: 'Columns',
    status: 'Progress',
    trying: (done, all) => `Trying: ${done} of ${rowsText(all)}. This page updates itself.`,
    booking: (done, all) =>
      `Booking: ${done} of ${rowsText(all)}. This page updates itself; closed and opened again it goes on, and nothing is booked twice.`,
    update: 'Update now',
    outcome: 'What would become of it',
    booked: 'What became of it',
    outcomeOf: 'Outcome',
    rows: 'Rows',
    amount: 'Amount',
    notes: 'Rows to look at',
    noteRow: (row) => `Row ${row}`,
    noteRows: (first, last, count) => `${rowsText(count)} from ${first} to ${last}`,
    notesMore: (count) => `${count} more, not listed.`,
    waitingHint:
      'Money that waits is booked, and waits for a project. Rows of a platform that fit nothing are not booked; their money is matched once it is paid out.',
    refusedHint: 'One row or more cannot be booked, so nothing of the file is. Please correct it and upload it again.',
    confirm: (rows, amount) => `Book ${rowsText(rows)}, ${amount}`,
    confirmHint: 'What is booked is never deleted, only corrected.',
    nothingNew: 'All of these rows were booked before.',
    done: 'Booked.',
    stopped:
      'It cannot go on now. What is booked stays, and nothing is booked twice; please open this page again later.',
  },
};
