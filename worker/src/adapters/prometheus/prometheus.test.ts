import { describe, expect, test } from 'vitest';
import { createPrometheus } from './prometheus.ts';

const SOURCES = {
  sweepAgeMs: () => 1500,
  reconnects: () => 2,
  findings: async () => ['clock-off'],
  held: async () => [{ currency: 'CNY', amountMinor: 2000 }],
  backupAgeMs: () => 60_000,
};

const line = (text: string, start: string) => text.split('\n').find((one) => one.startsWith(start));

describe('figures', () => {
  test('count requests by route pattern and status, never by what was asked', async () => {
    const prometheus = createPrometheus();
    prometheus.entry('request', { requestId: 'r1', method: 'GET', route: '/p/:projectId', status: 200, tookMs: 30 });
    prometheus.entry('request', { requestId: 'r2', method: 'BREW', route: '/*', status: 404, tookMs: 1 });
    const text = await prometheus.text();
    expect(line(text, 'hh_http_request_seconds_count{method="GET"')).toBe(
      'hh_http_request_seconds_count{method="GET",route="/p/:projectId",status="200"} 1',
    );
    expect(line(text, 'hh_http_request_seconds_bucket{le="0.025",method="GET"')).toMatch(/ 0$/);
    expect(line(text, 'hh_http_request_seconds_bucket{le="0.05",method="GET"')).toMatch(/ 1$/);
    expect(text).toContain('method="other"');
    expect(text).not.toMatch(/BREW|r1/);
  });

  test('count pledges, notices, faults and the sweep by outcome', async () => {
    const prometheus = createPrometheus();
    prometheus.entry('pledge', { outcome: 'created' });
    prometheus.entry('pledge', { outcome: 'created' });
    prometheus.entry('notice', { outcome: 'settled' });
    prometheus.entry('request-failed', { reason: 'internal', where: 'secret.ts' });
    prometheus.entry('tick', { swept: 3, failed: 1 });
    prometheus.entry('tick-failed', {});
    prometheus.entry('nothing-to-count', { pledgeId: 'abc' });
    prometheus.providerCall({ name: 'open', outcome: 'ok', tookMs: 200 });
    const text = await prometheus.text();
    expect(text).toContain('hh_pledges_total{outcome="created"} 2');
    expect(text).toContain('hh_notices_total{outcome="settled"} 1');
    expect(text).toContain('hh_request_failures_total{reason="internal"} 1');
    expect(text).toContain('hh_swept_pledges_total{outcome="swept"} 3');
    expect(text).toContain('hh_swept_pledges_total{outcome="failed"} 1');
    expect(text).toContain('hh_failed_ticks_total 1');
    expect(text).toContain('hh_provider_call_seconds_count{call="open",outcome="ok"} 1');
    expect(text).not.toMatch(/secret\.ts|abc/);
  });

  test('tell the most units that waited since the last reading', async () => {
    const prometheus = createPrometheus();
    prometheus.writeUnit({ outcome: 'committed', tookMs: 3, waiting: 64 });
    prometheus.writeUnit({ outcome: 'committed', tookMs: 3, waiting: 1 });
    expect(await prometheus.text()).toContain('hh_store_waiting_max 64');
    expect(await prometheus.text()).toContain('hh_store_waiting_max 0');
  });

  test('read the rest when they are asked, and drop a finding that is repaired', async () => {
    const prometheus = createPrometheus();
    let findings: readonly string[] = ['clock-off'];
    prometheus.watch({ ...SOURCES, findings: async () => findings });
    const text = await prometheus.text();
    expect(text).toContain('hh_sweep_age_seconds 1.5');
    expect(text).toContain('hh_store_reconnects 2');
    expect(text).toContain('hh_finding{code="clock-off"} 1');
    expect(text).toContain('hh_held_minor{currency="CNY"} 2000');
    expect(text).toContain('hh_backup_age_seconds 60');
    expect(text).toContain('nodejs_eventloop_lag_seconds');
    findings = [];
    expect(await prometheus.text()).not.toContain('clock-off');
  });
});
