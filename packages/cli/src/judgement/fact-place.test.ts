import { expect, test } from 'vitest';
import { checkPublishFile } from '../file/check-file.ts';
import { sampleFile, toBytes } from '../testing/sample-file.ts';
import { placeOf } from './fact-place.ts';
import { judgeFile } from './judge-file.ts';

function subjects() {
  const file: any = sampleFile();
  file.projects.canteen.facts = { use: { ringFenced: true } };
  const result = checkPublishFile(toBytes(file));
  return result.kind === 'fits' ? judgeFile(result.file, '2026-11-22T12:00:00+08:00') : [];
}

test.each([
  ['campaign.filing.submittedOn', 'campaigns.joint.filedOn'],
  ['campaign.plan.beneficiaries', 'campaigns.joint.plan.beneficiaries.scope'],
  ['campaign.plan.area', 'campaigns.joint.facts.campaign.plan.area'],
  ['organisation.certificate.validTo', 'charities.fund.certificate.validTo'],
  ['organisation.listing', 'charities.fund.facts.organisation.listing'],
  ['year.fiscalYear', 'charities.fund.facts.year.fiscalYear'],
  ['pack', 'federations.shili.pack'],
  ['platforms', 'campaigns.joint.designatedPlatforms'],
  ['platforms[0].listingUrl', 'campaigns.joint.designatedPlatforms[0].listingUrl'],
  ['campaign.partners[0].agreementSignedOn', 'campaigns.joint.partners[0].agreementSignedOn'],
  ['campaign.partners[0].solicits', 'campaigns.joint.facts.campaign.partners["青衣社区居民委员会（示例）"].solicits'],
  ['use.ringFenced', 'campaigns.joint.facts.use.ringFenced'],
  ['constructor', 'campaigns.joint.facts.constructor'],
])('%s of a campaign stands at %s', (field, place) => {
  const [campaign] = subjects();
  expect(campaign && placeOf(field, campaign)).toBe(place);
});

test.each([
  ['use.ringFenced', 'projects.canteen.facts.use.ringFenced'],
  ['use.procurementFair', 'campaigns.joint.facts.use.procurementFair'],
  ['project.endsOn', 'projects.canteen.facts.project.endsOn'],
  ['project.name', 'projects.canteen.title'],
])('%s of a project stands at %s', (field, place) => {
  const [, project] = subjects();
  expect(project && placeOf(field, project)).toBe(place);
});
