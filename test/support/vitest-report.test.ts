import { describe, expect, test } from 'vitest';

import { parseVitestReport } from './vitest-report.ts';

const file = (status: string, ...tests: string[]): unknown => ({
  status,
  assertionResults: tests.map((state) => ({ status: state })),
});
const report = (...files: unknown[]): string => JSON.stringify({ testResults: files });

describe('parseVitestReport', () => {
  test('counts the tests of all files', () => {
    const text = report(file('passed', 'passed', 'passed'), file('failed', 'failed', 'passed', 'pending'));
    expect(parseVitestReport(text, 1)).toEqual({ passed: 3, failed: 1 });
  });

  test('counts a file that could not be loaded as one failed test', () => {
    expect(parseVitestReport(report(file('passed', 'passed'), file('failed')), 1)).toEqual({ passed: 1, failed: 1 });
  });

  test('counts an error outside every test as one failed test', () => {
    expect(parseVitestReport(report(file('passed', 'passed')), 1)).toEqual({ passed: 1, failed: 1 });
    expect(parseVitestReport(report(file('passed', 'passed')), null)).toEqual({ passed: 1, failed: 1 });
  });

  test('counts a run that found no test as failed', () => {
    expect(parseVitestReport(report(), 0)).toEqual({ passed: 0, failed: 1 });
  });

  test.each([undefined, '', '{"testResults":[', 'null'])('counts the unreadable report %j as failed', (text) => {
    expect(parseVitestReport(text, 0)).toEqual({ passed: 0, failed: 1 });
  });

  test('answers zero failures for a clean run', () => {
    expect(parseVitestReport(report(file('passed', 'passed')), 0)).toEqual({ passed: 1, failed: 0 });
  });
});
