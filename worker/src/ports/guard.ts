// What a change may find other than it was when it was decided.

/** The guard that was lost. `revision`: somebody else changed the record; `parent`: it names something that is not there. */
export type Guard =
  | 'revision'
  | 'external-id'
  | 'credit-code'
  | 'filing-number'
  | 'origin'
  | 'parent'
  /** It would stand below itself. */
  | 'federation-circle'
  | 'goals-within-filing'
  | 'hard-cap'
  | 'idempotency-key'
  | 'lease'
  | 'pledge-state'
  | 'session'
  | 'payment'
  | 'effect'
  | 'reversed-once'
  | 'balance'
  | 'inbox'
  | 'receipt'
  | 'read-token'
  | 'api-key'
  /** The address has a person already. */
  | 'person'
  /** It is given already, or withdrawn. */
  | 'grant'
  /** It was accepted or withdrawn, or has run out. */
  | 'invitation'
  | 'rate'
  /** The fact is told already, or who is told is written down. */
  | 'notice'
  /** Somebody else moves the delivery. */
  | 'delivery'
  /** Another item answers the same duty. */
  | 'duty'
  | 'intent'
  | 'proof'
  /** What is private about the gift is gone already. */
  | 'erasure'
  /** Another refund of the gift is under way, or has ended otherwise. */
  | 'refund'
  /** A held gift has been decided on, or is not any more. */
  | 'decision'
  /** What was judged was put anew. */
  | 'facts'
  /** The key was answered before. */
  | 'decision-key'
  /** It is resolved, or was never made. */
  | 'reservation'
  | 'management-cap'
  /** Nothing so much is owed there, or something stands on it. */
  | 'owed'
  | 'management-terms'
  /** The item has moved since it was read, or was never opened. */
  | 'work-item'
  /** The request was answered before. */
  | 'work-request'
  /** The same file is there. */
  | 'upload'
  /** The project has no room for more files. */
  | 'quota'
  /** It is public already, or not any more. */
  | 'publication'
  /** Somebody else moves the import. */
  | 'import'
  /** It is in the log already. */
  | 'fact'
  | 'log-lease'
  /** The log is not what it was, or somebody else moves it now. */
  | 'log-head';
