import type { ErrorName } from './contractErrors.ts'

export type Advice = {
  /** What to do, in one sentence. */
  sentence: string
  /** Whether waiting alone may help. */
  retryable: boolean
}

const wait = (sentence: string): Advice => ({ sentence, retryable: true })
const change = (sentence: string): Advice => ({ sentence, retryable: false })

/** What to do about each error of the contracts. */
export const advice: Readonly<Record<ErrorName, Advice>> = {
  // Holders
  AllowanceTooLow: change('Ask the owner to approve as many shares as you want to move.'),
  BalanceOverflow: change('Mint fewer claims: the sum would not fit the token.'),
  BalanceTooLow: change('Move at most the shares the owner has.'),
  ETHTransferFailed: change('Name a receiver that accepts ether.'),
  InsufficientBalance: change('Claim at most as many shares as you hold in this batch.'),
  InsufficientPermission: change('Ask the owner of the claims to approve you.'),
  Locked: change('Call outside of a payout: the pool answers nothing while it sends ether.'),
  NoShares: change('Request at least one unit of shares.'),
  NothingLeft: change('Deposit nothing: a share is worth nothing.'),
  PriceTooOld: wait('Wait for the next checkpoint: the last proof is too old to mint on.'),
  SeedTooSmall: change('Deploy the pool with at least the required seed.'),
  TooFewShares: change('Deposit more, or accept fewer shares.'),
  WrongReceiver: change('Name a receiver that is neither the zero address nor the pool.'),
  // A batch that is not funded yet, or a validator index that is not the pool's.
  NotFunded: wait('Claim after a checkpoint funded the batch; prove only validators of the pool.'),

  // Operators
  BondTooLow: change('Post more bond, or take less: this much is not free.'),
  DeploymentFailed: change('Give the transaction more gas: the pod could not be created.'),
  NotOffered: change('Sign the offer with the account that registered the operator.'),
  OfferExpired: change('Sign a new offer with a later deadline.'),
  OnlyOperator: change('Call from the account that registered the operator.'),
  UnknownOperator: change('Register first: no operator has this id.'),

  // Validators
  AlreadyUsed: change('Offer another key: this key or index was funded before.'),
  AskPending: wait('Wait until 60 days have passed since the ask.'),
  FeeTooHigh: wait('Send a higher fee, or wait until withdrawal requests are cheaper.'),
  NoFee: wait('Wait a block: the withdrawal contract does not tell its fee yet.'),
  NotAvailable: change('Name a landed, active validator of which nothing is asked yet.'),
  NotFresh: change('Offer a key with 1 to 15 ether, unslashed, that never was activated.'),
  NotThisPodsTurn: wait('Name a validator of the pod whose turn it is, or wait 32 slots.'),
  NothingNeeded: wait('Ask nothing now: what is idle or on its way covers the queue.'),
  QueueComesFirst: wait('Fund less, or wait: the ether is kept for the redemption queue.'),
  RequestRefused: change('Check that the chain has the EIP-7002 withdrawal request contract.'),
  SnapshotOpen: wait('Wait until the open checkpoint is finalized or has expired.'),
  TooManyPods: change('Fund validators of pods that have a seat: every seat is taken.'),
  TopUpOutOfBounds: change('Offer a top-up of 31 to 1,983 whole ether.'),
  WrongKey: change('Put offers and public keys in the order of the stream.'),
  WrongPubkeyLength: change('Give the BLS public key as 48 bytes.'),

  // Checkpoints
  AlreadyOpen: wait('Prove the open snapshot, or wait until it has expired.'),
  Incomplete: change('Prove the remaining validators before finalizing.'),
  NotBound: change('Bind the snapshot to its beacon state first.'),
  NotOpen: wait('Open a checkpoint first: none is open, or it has expired.'),
  NotUpward: change('Continue the run with higher validator indices than those proven.'),
  SlotNotLater: wait('Wait for a later beacon block: the state is not newer than the last one.'),
  TooEarly: wait('Wait until the period since the last checkpoint is over.'),
  WrongExecutionBlock: change('Prove the state that contains the block before the snapshot.'),
  WrongRun: change('Give the run as the last Proven event of this prover gave it.'),

  // Proofs
  DeeperThanList: change('Build the proof again: it claims a deeper tree than the list allows.'),
  HashFailed: change('Give the transaction more gas: a hash could not be computed.'),
  NoBeaconRoot: wait('Use the timestamp of a recent execution block, at most a day old.'),
  NotAscending: change('Order the validators by index and name each once.'),
  OutsideOccupiedTree: change('Prove only indices below the length of the list.'),
  ProofTooOld: wait('Build the proof again for a state of the last 32 slots.'),
  StreamNotConsumed: change('Build the proof again: its bytes do not fit what it proves.'),
  WrongCount: change('Prove exactly as many validators as the call is about.'),
  WrongHeader: wait('Build the proof again from the header of that beacon root.'),
  WrongRoot: change('Build the proof again from the state of that root.'),

  // Between the contracts
  OnlyCore: change('Call the contract in front of it: only the core may call this one.'),
  OnlyValidators: change('Call the validator registry: only it may call this one.'),
}
