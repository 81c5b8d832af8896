/** Every bound of the sandbox, in one place, so that none is discovered by accident. */

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** A form body larger than this is refused before it is parsed. */
export const MAX_BODY_BYTES = 256 * 1024;
export const MAX_FORM_PAIRS = 2_000;
export const MAX_FORM_DEPTH = 8;

export const MAX_METADATA_KEYS = 50;
export const MAX_METADATA_KEY_LENGTH = 40;
export const MAX_METADATA_VALUE_LENGTH = 500;
export const MAX_LINE_ITEMS = 100;
export const MAX_URL_LENGTH = 5_000;
export const MAX_TEXT_LENGTH = 5_000;
export const MAX_CLIENT_REFERENCE_LENGTH = 200;

export const DEFAULT_PAGE_SIZE = 10;
export const MAX_PAGE_SIZE = 100;
export const MAX_EVENT_TYPES = 20;
export const MAX_EXPAND_DEPTH = 4;
export const MAX_EXPAND_PATHS = 20;

/** Stripe forgets an idempotency key after a day and an event after thirty. */
export const IDEMPOTENCY_TTL_MS = DAY_MS;
export const MAX_IDEMPOTENCY_KEY_LENGTH = 255;
export const EVENT_HORIZON_MS = 30 * DAY_MS;

export const MIN_SESSION_LIFE_SECONDS = 30 * 60;
export const MAX_SESSION_LIFE_SECONDS = 24 * 60 * 60;

/** A wallet answers to a refund after this long; Stripe speaks of up to five minutes. */
export const REFUND_SETTLES_AFTER_SECONDS = 3 * 60;

export const MAX_SESSIONS = 50_000;
export const MAX_WEBHOOK_ENDPOINTS = 16;

/** First wait after a failed delivery; each next one doubles, up to the longest wait. */
export const RETRY_BASE_MS = SECOND_MS;
export const RETRY_LONGEST_MS = MINUTE_MS;
export const MAX_DELIVERY_ATTEMPTS = 8;
export const DELIVERY_TIMEOUT_MS = 10 * SECOND_MS;
export const MAX_DELIVERIES_IN_FLIGHT = 8;

export const MAX_ARMED_FAULTS = 100;
export const MAX_FAULT_TIMES = 1_000_000;
export const MAX_FAULT_COPIES = 1_000;
export const MAX_FAULT_DELAY_MS = MINUTE_MS;
/** How long an unanswered request is held open when a fault names no delay. */
export const DEFAULT_HOLD_MS = 30 * SECOND_MS;

export const MAX_REQUEST_LOG = 500;
/** How far one step may move the clock. */
export const MAX_CLOCK_STEP_MS = 3_660 * DAY_MS;
/** How far from now a spoiled time stamp lies; Stripe's own tolerance is five minutes. */
export const SPOILED_STAMP_SECONDS = 600;
/** How long an earlier webhook secret still signs beside the new one, when nothing else is said. */
export const SECRET_GRACE_MS = DAY_MS;
/** How often the clock is asked whether a session has expired. */
export const SWEEP_INTERVAL_MS = SECOND_MS;
