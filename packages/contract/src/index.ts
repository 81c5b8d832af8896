export type { ApiKey, ApiKeyCreated, ApiKeyInput, ApiKeyRotation, OfFederationQuery } from './api-key.ts';
export { apiKey, apiKeyCreated, apiKeyInput, apiKeyRotation, ofFederationQuery } from './api-key.ts';
export type { Backup, BackupList } from './backup.ts';
export { backup, backupList, backupStarted } from './backup.ts';
export type { CampaignInput, DesignatedPlatform, Partner, Plan } from './campaign.ts';
export { campaignInput } from './campaign.ts';
export type { Challenge, Proof } from './challenge.ts';
export { challenge, proof } from './challenge.ts';
export type { Channel, ChannelName, ChannelReason, ChannelWithCard } from './channel.ts';
export { channel, channelQuery } from './channel.ts';
export type { Certificate, CharityInput, Contact } from './charity.ts';
export { charityInput } from './charity.ts';
export type {
  Complaint,
  ComplaintFigures,
  ComplaintFiled,
  ComplaintInput,
  ComplaintPage,
  ComplaintWords,
  OwnComplaint,
} from './complaint.ts';
export {
  complaint,
  complaintFigures,
  complaintFiled,
  complaintInput,
  complaintPage,
  complaintWords,
  ownComplaint,
} from './complaint.ts';
export type { Compliance, Duty, RuleFinding } from './compliance.ts';
export { compliance, ruleFinding } from './compliance.ts';
export type { CorrectionInput, CorrectionResult } from './correction.ts';
export { correctionInput, correctionResult } from './correction.ts';
export type { Disclosure } from './disclosure.ts';
export { disclosure } from './disclosure.ts';
export type { Donation } from './donation.ts';
export { donation } from './donation.ts';
export type { DonorMessage, DonorMessageWords, MessageWithdrawn } from './donor-message.ts';
export { donorMessage, donorMessageWords, messageWithdrawn } from './donor-message.ts';
export type { Erasure, ErasureInput, Restriction } from './erasure.ts';
export { erasure, erasureInput, restriction } from './erasure.ts';
export type { FederationInput, FederationLevel, Pack, UpsertResult } from './federation.ts';
export { federationInput, upsertResult } from './federation.ts';
export type { FinancingSource } from './financing.ts';
export type { FieldType, FormField } from './form-field.ts';
export { formFieldsOf } from './form-field.ts';
export type { FundUse, Source, SourceFigure } from './fund-use.ts';
export type { GiverCopy, GiverCopyInput, GiverCopyOffer } from './giver-copy.ts';
export { giverCopy, giverCopyInput, giverCopyOffer } from './giver-copy.ts';
export type { HeldDecisionInput } from './held.ts';
export { heldDecisionInput } from './held.ts';
export type { HeldGift } from './held-answer.ts';
export { heldGift } from './held-answer.ts';
export type { ImportedRow, ImportInput, ImportOutcome, ImportResult, ImportRow } from './import.ts';
export { IMPORT_ROWS_MAX, importInput, importResult } from './import.ts';
export type { KeptVerdictAnswer } from './kept-verdict.ts';
export { keptVerdict } from './kept-verdict.ts';
export type { EvidenceFile, JournalEntry, JournalKind, Posting } from './ledger.ts';
export { journalEntry } from './ledger.ts';
export type { DutyQuery, DutyState, ListedDuty } from './listed-duty.ts';
export { DUTY_STATES, dutyQuery, listedDuty } from './listed-duty.ts';
export type { Currency, Money } from './money.ts';
export { GIFT_MAX_MINOR } from './money.ts';
export { openApiDocument } from './openapi.ts';
export { OPERATIONS } from './operation.ts';
export type { Operation } from './operation-description.ts';
export type { OperationRoles } from './operation-role.ts';
export { OPERATION_ROLES } from './operation-role.ts';
export type { Outcomes } from './outcomes.ts';
export type { Page } from './page.ts';
export { LIST_LIMIT_DEFAULT, LIST_LIMIT_MAX, listQuery } from './page.ts';
export type { DatedPaper, PartnerInput, PartnerKind, PartnerView } from './partner.ts';
export { partnerInput, partnerRecord } from './partner.ts';
export type { GrantInput, Invitation, InvitationInput, Person, PersonGrant } from './people.ts';
export { grantInput, invitation, invitationInput, person, personGrant } from './people.ts';
export type { Display, FiscalReceipt, PledgeInput, PledgeQuery } from './pledge.ts';
export { pledgeInput, pledgeQuery } from './pledge.ts';
export type { Pledge, PledgeCreated, PledgeStatus } from './pledge-answer.ts';
export { pledge, pledgeCreated } from './pledge-answer.ts';
export type { ProblemSlug } from './problem.ts';
export { isProblemSlug, PROBLEMS } from './problem.ts';
export type { FieldError, Problem } from './problem-document.ts';
export { problem } from './problem-document.ts';
export type { ProgressUpdate, ProjectProgress } from './progress.ts';
export { progressUpdate, projectProgress } from './progress.ts';
export type { Parties, ProjectInput, ProjectQuery } from './project.ts';
export { projectInput, projectQuery } from './project.ts';
export type { Intake, ProjectCard } from './project-card.ts';
export { projectCard } from './project-card.ts';
export type { PublishFile } from './publish-file.ts';
export { publishFile } from './publish-file.ts';
export type { ReadinessCode } from './readiness.ts';
export { READINESS, readinessFindingOf } from './readiness.ts';
export type { Readiness, ReadinessFinding } from './readiness-answer.ts';
export { readiness, readinessFinding, readinessFindings } from './readiness-answer.ts';
export type { Receipt, ReceiptLookup } from './receipt.ts';
export { receipt, receiptLookup, receiptNo } from './receipt.ts';
export type { DescribedField, DescribedOperation, DescribedSchema } from './reference.ts';
export { apiReference } from './reference.ts';
export type { RegionEntry, RegionFunds, RegionLevel, RegionPage, RegionQuery } from './region.ts';
export { REGION_LEVELS, regionEntry, regionPage, regionQuery } from './region.ts';
export type { FederationRole, Role, RoleWords } from './role.ts';
export { FEDERATION_ROLES, ROLE_WORDS, ROLES } from './role.ts';
export type { OperationId } from './route.ts';
export { ROUTES } from './route.ts';
export type { Route } from './route-shape.ts';
export { civilDate, externalId, id } from './scalars.ts';
export type { SiteInput, SiteRequestInput, SiteRequestResult } from './site.ts';
export { siteInput, siteRequestInput, siteRequestResult } from './site.ts';
export type { ConsentInput, Upload, UploadPurpose, UploadQuery, UploadType } from './upload.ts';
export {
  consentInput,
  PROJECT_FILES_MAX,
  PROJECT_FILES_MAX_BYTES,
  UPLOAD_MAX_BYTES,
  UPLOAD_TYPES,
  upload,
  uploadQuery,
} from './upload.ts';
export type {
  Delivery,
  DeliveryQuery,
  WebhookEndpoint,
  WebhookEndpointInput,
  WebhookEvent,
  WebhookRotation,
  WebhookSecret,
} from './webhook.ts';
export {
  delivery,
  deliveryQuery,
  WEBHOOK_EVENTS,
  webhookEndpoint,
  webhookEndpointInput,
  webhookRotation,
  webhookSecret,
} from './webhook.ts';
export type { StepInput, WorkContent } from './work/bodies.ts';
export { bodiesOf, WORK_BODIES } from './work/bodies.ts';
export type { Edge, Machine, StateShape, StepShape } from './work/machine.ts';
export { edgesOf, isFinal, stepsFrom } from './work/machine.ts';
export type { StateOf, StepOf, WorkKind } from './work/machines.ts';
export { isWorkKind, MACHINES, machineOf, WORK_KINDS } from './work/machines.ts';
export type { WorkEvent, WorkItem, WorkItemWithEvents, WorkQuery } from './work/work-item.ts';
export { workItem, workItemWithEvents, workQuery } from './work/work-item.ts';
export type { WorkOperationId } from './work/work-route.ts';
export { workStepOf } from './work/work-route.ts';
