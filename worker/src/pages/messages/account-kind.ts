// The kinds of account that people have a word for; `other` is whatever the chart gains before the catalogues do.

export type AccountKind =
  | 'clearing'
  | 'platform'
  | 'bank'
  | 'advance'
  | 'restricted'
  | 'management'
  | 'unrestricted'
  | 'refund'
  | 'partner'
  | 'fee'
  | 'unidentified'
  | 'held'
  | 'program'
  | 'paymentFee'
  | 'other';
