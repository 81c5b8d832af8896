// The server's clock is wrong, jumps, or stands at the edge of a legal day, while the world's is right: gifts are booked
// once, on the provider's day, and no signature is believed that is more than five minutes away.

import type { WriteUnit } from '@happy-homeland/worker/ports';
import { aListedPublication, aProject } from '@happy-homeland/worker/testing';
import type { Report, Run, Scenario } from '../scenario.ts';
import { inWords, sized } from '../scenario.ts';
import { Deployment } from '../server/deployment.ts';
import type { Gift } from '../server/giver.ts';
import { Acknowledged, give, PERSONAL_WORDS, pay, send, sendNotice, sendPledge, stateOf } from '../server/giver.ts';
import type { Sabotage } from '../server/sabotage.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;
const BEIJING_MS = 8 * 60 * MINUTE_MS;
/** Skews in order, as the clock jumps from one to the next, at last two hours back. Notices up to 300 s away are believed. */
const SKEWS_S = [-600, -320, -290, 0, 290, 320, 600, 3600, -3600];
const TOLERANCE_S = 300;
const OPENED_FROM_S = -600;
const EDGE_S = 20;

export const clockSkew: Scenario = {
  name: 'clock',
  ids: ['CRF-06'],
  run: async (run) => {
    const rounds = sized(run, { slice: 1, quick: 2, full: 10 });
    const skewed = await skew(run, { rounds, sabotage: null });
    const edges = await atTheEdges();
    const control = await skew(run, { rounds: 1, sabotage: 'believes-anything' });
    return report(skewed, edges, control);
  },
};

interface Skewed {
  readonly gifts: number;
  readonly signatures: number;
  readonly wrongSignatures: readonly string[];
  readonly lost: readonly string[];
}

async function skew(run: Run, { rounds, sabotage }: { rounds: number; sabotage: Sabotage | null }): Promise<Skewed> {
  await using deployment = await Deployment.open({ notices: false, sabotage });
  const server = await deployment.start();
  const acknowledged = new Acknowledged(PERSONAL_WORDS);
  const wrongSignatures: string[] = [];
  const unsettled: string[] = [];
  let gifts = 0;
  for (const seconds of Array.from({ length: rounds }, () => SKEWS_S).flat()) {
    // A page that the provider would close at once is never opened, so an hour back comes after the opening.
    await server.setClock(deployment.offsetMs + Math.max(seconds, OPENED_FROM_S) * SECOND_MS);
    const gift = await paidGift(deployment, acknowledged);
    await server.setClock(deployment.offsetMs + seconds * SECOND_MS);
    gifts += 1;
    const object = { id: gift.sessionRef, object: 'checkout.session' };
    const notice = { id: `evt_${gift.sessionRef}`, type: 'checkout.session.completed', object };
    const { status } = await sendNotice(deployment, notice);
    const expected = Math.abs(seconds) <= TOLERANCE_S ? 200 : 400;
    if (status !== expected) wrongSignatures.push(`a notice ${seconds} s away was answered with ${status}`);
    if (status === 200 && expected === 200) acknowledged.notice(notice.id);
    if ((await settled(deployment, gift)) !== 'paid')
      unsettled.push(`${gift.pledgeId} was not settled at ${seconds} s`);
    acknowledged.paid(gift.pledgeId);
  }
  await server.stop();
  const { findings, counts } = await deployment.verify(acknowledged.expected);
  run.progress(`${gifts} gifts at ${SKEWS_S.length} skews`);
  const miscounted = counts.gifts === gifts ? [] : [`${gifts} gifts were made, ${counts.gifts} are booked`];
  return { gifts, signatures: gifts, wrongSignatures, lost: [...unsettled, ...inWords(findings), ...miscounted] };
}

async function paidGift(deployment: Deployment, acknowledged: Acknowledged): Promise<Gift> {
  const gift = await give(deployment, acknowledged);
  if (gift === null) throw new Error('a pledge was not answered');
  await pay(deployment, gift);
  return gift;
}

/** The way back settles, whatever became of the notice. */
async function settled(deployment: Deployment, gift: Gift): Promise<string | null> {
  await send(`${deployment.url}/give/${aProject().projectId}/return?session=${gift.sessionRef}`);
  return stateOf(deployment, gift);
}

/** At midnight in Beijing, and at the end of the last day of the charity's certificate. */
async function atTheEdges(): Promise<readonly string[]> {
  const today = Math.floor((Date.now() + BEIJING_MS) / DAY_MS) * DAY_MS - BEIJING_MS;
  const lastDay = today + 2 * DAY_MS;
  await using deployment = await Deployment.open({ notices: false, publication: [certifiedUntil(civilDate(lastDay))] });
  const server = await deployment.start();
  const acknowledged = new Acknowledged(PERSONAL_WORDS);
  const moveTo = (instantMs: number) => {
    deployment.offsetMs = instantMs - Date.now();
    return server.setClock(deployment.offsetMs);
  };
  const wrong: string[] = [];
  await moveTo(today + DAY_MS - EDGE_S * SECOND_MS);
  const atMidnight = await paidGift(deployment, acknowledged);
  await moveTo(today + DAY_MS + EDGE_S * SECOND_MS);
  const midnight = await settled(deployment, atMidnight);
  const date = await receiptDate(deployment, atMidnight);
  if (midnight !== 'paid' || date !== civilDate(today))
    wrong.push(`paid before midnight: ${midnight}, receipt of ${date}`);

  await moveTo(lastDay + DAY_MS - EDGE_S * SECOND_MS);
  const [lawful, late] = [await paidGift(deployment, acknowledged), await give(deployment, acknowledged)];
  if (late === null) throw new Error('a pledge was not answered');
  await moveTo(lastDay + DAY_MS + EDGE_S * SECOND_MS);
  await pay(deployment, late);
  const states = [await settled(deployment, lawful), await settled(deployment, late)];
  if (states.join() !== 'paid,quarantined') wrong.push(`paid before and after the certificate ended: ${states}`);
  const refused = await sendPledge(deployment, crypto.randomUUID());
  if (refused.status !== 409 || !refused.json.type.endsWith('#certificate-expired')) {
    wrong.push(`a pledge after the certificate ended was answered with ${refused.status} ${refused.json?.type}`);
  }
  await server.stop();
  const { findings } = await deployment.verify(acknowledged.expected);
  return [...wrong, ...inWords(findings)];
}

function certifiedUntil(validTo: string): WriteUnit {
  return aListedPublication({ goalMinor: 40_000_000 }).map((change) => {
    if (change.kind !== 'put-charity') return change;
    const { record } = change;
    const certificate = { ...record.body.certificate, validTo };
    return { ...change, record: { ...record, certificateValidTo: validTo, body: { ...record.body, certificate } } };
  });
}

/** Civil date in Beijing of its midnight. */
function civilDate(midnightMs: number): string {
  return new Date(midnightMs + BEIJING_MS).toISOString().slice(0, 10);
}

async function receiptDate(deployment: Deployment, { pledgeId, secret }: Gift): Promise<string> {
  const headers = { authorization: `Bearer ${secret}` };
  const { json } = await send(`${deployment.url}/v1/pledges/${pledgeId}`, { headers });
  const receipt = await send(`${deployment.url}/v1/receipts/${json?.receipt?.receiptNo}`);
  return String(receipt.json?.date);
}

function report(skewed: Skewed, edges: readonly string[], control: Skewed): Report {
  const name = `clock up to an hour away, ${skewed.gifts} gifts`;
  return {
    figures: [
      {
        bench: `${name}: lost, doubled or unsettled`,
        value: skewed.lost.length,
        unit: 'gifts',
        reference: 0,
        against: 'allowed',
      },
      {
        bench: `${name}: signatures judged wrongly`,
        value: skewed.wrongSignatures.length,
        unit: 'notices',
        reference: control.wrongSignatures.length,
        against: `believes anything, of ${control.signatures}`,
      },
      {
        bench: 'midnight and last day of the certificate: wrong',
        value: edges.length,
        unit: 'things',
        reference: 0,
        against: 'allowed',
      },
    ],
    broken: [...skewed.lost, ...skewed.wrongSignatures, ...edges],
    caught: control.wrongSignatures,
  };
}
