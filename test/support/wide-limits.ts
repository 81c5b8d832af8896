/** Environment of a server whose tests make more gifts a minute, from one address, than people do. */
export const WIDE_LIMITS_ENV = {
  LIMIT_ADDRESS: '1000000',
  LIMIT_SESSION: '1000000',
  LIMIT_PROJECT: '1000000',
  LIMIT_TENANT: '1000000',
  LIMIT_DECLINES: '1000000',
  LIMIT_FAILURES: '1000000',
  LIMIT_SITE_REQUESTS: '1000000',
  LIMIT_COMPLAINTS: '1000000',
} as const;
