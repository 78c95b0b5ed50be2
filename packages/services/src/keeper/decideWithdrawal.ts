import { FAR_FUTURE_EPOCH } from '@limpid/prover'
import type { Hex } from 'viem'
import type { Validator } from './view.ts'

/** What decides whom to ask for ether. */
export type WithdrawalView = {
  /** Wei the queue needs beyond what is idle or on its way. */
  need: bigint
  /** The pod whose turn it is, since which slot. */
  turn: { podId: bigint; sinceSlot: number }
  slot: number
  /** Epoch of the proven state. */
  epoch: number
  /** Epochs a validator must have been active before it may leave. */
  shardCommitteePeriod: number
  validators: readonly Leaver[]
}

/** A validator of the pool with its epochs on the chain; those not set are later than any epoch. */
export type Leaver = Validator & { activationEpoch: number; exitEpoch: number }

export type WithdrawalDecision =
  | { action: 'withdraw'; index: number; pubkey: Hex; reason: string }
  | { action: 'wait'; reason: string }

/** As in PodRotation.sol: after so many slots without a request one idle pod may be passed. */
const PATIENCE_SLOTS = 32

/**
 * Decides which validator is asked: of the pod whose turn it is the one with the lowest index that may leave; a pod
 * with nothing to give is passed at once, one with something that cannot leave yet after its patience.
 */
export function decideWithdrawal(view: WithdrawalView): WithdrawalDecision {
  if (view.need === 0n) return { action: 'wait', reason: 'nothing is needed' }
  let mayPass = view.slot >= view.turn.sinceSlot + PATIENCE_SLOTS
  for (const podId of roundFrom(view)) {
    const available = view.validators.filter(
      ({ operatorId, landed, exiting, asked }) =>
        operatorId === podId && landed && !exiting && !asked,
    )
    // The pool hears of an exit it did not ask for only at the next checkpoint.
    const ready = available.find(
      ({ activationEpoch, exitEpoch }) =>
        exitEpoch >= FAR_FUTURE_EPOCH && activationEpoch + view.shardCommitteePeriod <= view.epoch,
    )
    if (ready !== undefined) {
      const { index, pubkey } = ready
      return { action: 'withdraw', index, pubkey, reason: `${view.need} wei are needed` }
    }
    if (available.length > 0) {
      if (!mayPass) return { action: 'wait', reason: `it is the turn of pod ${podId}` }
      mayPass = false
    }
  }
  return { action: 'wait', reason: 'no validator may leave yet' }
}

/** Pods in the order of their seats, from the one whose turn it is. */
function roundFrom({ validators, turn }: WithdrawalView): bigint[] {
  const bySeat = [...validators].sort((a, b) => a.seat - b.seat)
  const pods = [...new Set(bySeat.map(({ operatorId }) => operatorId))]
  const start = Math.max(pods.indexOf(turn.podId), 0)
  return [...pods.slice(start), ...pods.slice(0, start)]
}
